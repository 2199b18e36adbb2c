// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/appointments/SlotDeskTest.h"

#include <QSignalSpy>

using namespace onewindow;
using namespace onewindow::appointments;

/// A terminal's appointments, with its own threads and store.
class TestSlotDesk : public SlotDeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void booksWhatItHoldsAndOrdersMore();
    void aBookingOutlivesTheProgram();
    void cancellingFreesItsPlace();
    void limitsHold();
    void whatIsOverCountsOnItsDayAlone();
    void changesBothOrNothing();
};

void TestSlotDesk::booksWhatItHoldsAndOrdersMore()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    SlotTerminal kiosk(m_folder.filePath(u"orders.db"_s), *m_keys, m_clock);
    QSignalSpy changed(&kiosk.desk(), &SlotService::slotsChanged);
    // Its order is on its way by then.
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    QVERIFY(!changed.isEmpty());
    const auto booking = kiosk.book(queue::Person{u"张建国"_s, u"11010519491231002X"_s, {}, false});
    QVERIFY(booking);
    QCOMPARE(booking.value().appointment.place, u"kiosk-1"_s);
    QVERIFY(!booking.value().token.isEmpty());
    QVERIFY(!booking.value().appointment.sealed.isEmpty());
    const auto full = kiosk.book();
    QVERIFY(!full);
    QCOMPARE(full.error().code, kSlotFull);
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    QVERIFY(kiosk.book());
}

void TestSlotDesk::aBookingOutlivesTheProgram()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    const QString path = m_folder.filePath(u"outlives.db"_s);
    QByteArray id;
    {
        SlotTerminal kiosk(path, *m_keys, m_clock);
        QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
        id = valueOf(kiosk.book()).appointment.id;
    }
    SlotTerminal again(path, *m_keys, m_clock);
    QCOMPARE(again.free(), 0);
    const auto done = again.wait<void>(
        [&](SlotService::DoneCallback callback) { again.desk().cancel(id, std::move(callback)); });
    QVERIFY(done);
    QCOMPARE(again.free(), 1);
}

void TestSlotDesk::cancellingFreesItsPlace()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    SlotTerminal kiosk(m_folder.filePath(u"cancels.db"_s), *m_keys, m_clock);
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const QByteArray id = valueOf(kiosk.book()).appointment.id;
    QCOMPARE(kiosk.free(), 0);
    for (const bool isFirst : {true, false}) {
        const auto done = kiosk.wait<void>([&](SlotService::DoneCallback callback) {
            kiosk.desk().cancel(id, std::move(callback));
        });
        QCOMPARE(bool(done), isFirst);
    }
    QCOMPARE(kiosk.free(), 1);
}

void TestSlotDesk::limitsHold()
{
    EscrowNode hall(platform(), memoryStore());
    const Slot later{{}, u"m"_s, kSlot.day, 10 * 60, 11 * 60};
    for (const Slot& slot : {kSlot, later}) {
        succeed(hall.setCapacity(slot, 4));
    }
    ManualClock clock;
    SlotTerminal kiosk(m_folder.filePath(u"limits.db"_s), *m_keys, clock, {});
    kiosk.meet(hall);
    kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day});
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const auto typed =
        valueOf(kiosk.bookIn(kSlot.key(), queue::Person{kZhang.name, kZhang.idNumber, {}, true}));
    kiosk.meet(hall);
    // Who only typed the number holds nobody up who has the card; the card, whoever types it.
    QVERIFY(kiosk.bookIn(later.key(), kZhang));
    kiosk.meet(hall);
    const auto again =
        kiosk.bookIn(later.key(), queue::Person{kZhang.name, kZhang.idNumber, {}, true});
    QVERIFY(!again);
    QCOMPARE(again.error().code, kLimitReached);
    QCOMPARE(kiosk.bookIn(kSlot.key(), kZhang).error().code, kLimitReached);
    const auto other = queue::Person{u"李四"_s, u"110105194912310038"_s, {}, false};
    const auto free = kiosk.bookIn(kSlot.key(), other);
    QVERIFY2(free || free.error().code == kSlotFull, "somebody else is held up");
    clock.advance(std::chrono::milliseconds(kSlot.startsAtMs() - clock.now().wallMs) -
                  std::chrono::minutes(119));
    const auto late = kiosk.wait<void>([&](SlotService::DoneCallback callback) {
        kiosk.desk().cancel(typed.appointment.id, std::move(callback));
    });
    QCOMPARE(late.error().code, ErrorCode::TooLate);
}

/// Who was served in the morning books for the same matter in the afternoon, for another day.
void TestSlotDesk::whatIsOverCountsOnItsDayAlone()
{
    EscrowNode hall(platform(), memoryStore());
    const Slot sameDay{{}, u"m"_s, kSlot.day, 16 * 60, 17 * 60};
    const Slot nextDay{{}, u"m"_s, u"2026-11-24"_s, 9 * 60, 10 * 60};
    for (const Slot& slot : {kSlot, sameDay, nextDay}) {
        succeed(hall.setCapacity(slot, 4));
    }
    ManualClock clock;
    SlotTerminal kiosk(m_folder.filePath(u"over.db"_s), *m_keys, clock, {});
    kiosk.meet(hall);
    kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day, nextDay.day});
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() > 0), kPatienceMs);
    QVERIFY(kiosk.book(kZhang));
    clock.advance(std::chrono::milliseconds(kSlot.endsAtMs() - 1 - clock.now().wallMs));
    QCOMPARE(kiosk.bookIn(nextDay.key(), kZhang).error().code, kLimitReached);
    clock.advance(std::chrono::milliseconds(1));
    QCOMPARE(kiosk.bookIn(sameDay.key(), kZhang).error().code, kLimitReached);
    const auto booked = kiosk.bookIn(nextDay.key(), kZhang);
    QVERIFY2(booked, booked ? "" : qPrintable(booked.error().detail));
}

void TestSlotDesk::changesBothOrNothing()
{
    EscrowNode hall(platform(), memoryStore());
    const Slot later{{}, u"m"_s, kSlot.day, 10 * 60, 11 * 60};
    for (const Slot& slot : {kSlot, later}) {
        succeed(hall.setCapacity(slot, 2));
    }
    ManualClock clock;
    SlotTerminal kiosk(m_folder.filePath(u"changes.db"_s), *m_keys, clock, {});
    kiosk.meet(hall);
    kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day});
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const auto first = valueOf(kiosk.book(kZhang));
    const auto change = [&](const QByteArray& id, const QString& slot) {
        return kiosk.wait<Booking>([&](SlotService::BookCallback callback) {
            kiosk.desk().change(id, {.slot = slot, .matter = {}, .person = kZhang},
                                std::move(callback));
        });
    };
    QCOMPARE(change(QByteArray(16, 'x'), later.key()).error().code, ErrorCode::NotFound);
    const auto second = change(first.appointment.id, later.key());
    QVERIFY(second);
    const auto mine = kiosk.mine(kZhang.idNumber);
    QCOMPARE(mine.appointments.size(), 1);
    QCOMPARE(mine.appointments.first().slot, later.key());
    // The place it left is nobody's until its time has come.
    QCOMPARE(kiosk.free(), 0);
    // Back into a slot without a free place: nothing changes.
    QCOMPARE(change(second.value().appointment.id, kSlot.key()).error().code, kSlotFull);
    QCOMPARE(kiosk.mine(kZhang.idNumber).appointments.first().slot, later.key());
}

QTEST_GUILESS_MAIN(TestSlotDesk)
#include "tst_SlotDesk.moc"
