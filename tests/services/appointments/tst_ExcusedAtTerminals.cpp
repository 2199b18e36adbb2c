// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/EarlyClosing.h"
#include "services/core/Durations.h"
#include "tests/services/appointments/SlotDeskTest.h"

using namespace onewindow;
using namespace onewindow::appointments;

namespace {

const Slot kTomorrow{{}, u"m"_s, u"2026-11-24"_s, 9 * 60, 10 * 60};

} // namespace

/// What those with an appointment read and do at terminals of a hall that closes before it is over.
class TestExcusedAtTerminals : public SlotDeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void changesThoughItIsTooLate();
    void changesWhereItWasNotBooked();
    void isKeptByWhoComesInTime();
    void whatIsTakenBackIsAsBefore();

private:
    /// A terminal that knows of today, tomorrow and the day after.
    std::unique_ptr<SlotTerminal> terminal(EscrowNode& hall, const Clock& clock,
                                           const QString& node = u"kiosk-1"_s);
    static void close(EscrowNode& hall, bool isOrdered = true);
    static Result<Booking> change(SlotTerminal& kiosk, const QByteArray& id, const QString& slot);

    int m_stores = 0;
};

std::unique_ptr<SlotTerminal> TestExcusedAtTerminals::terminal(EscrowNode& hall, const Clock& clock,
                                                               const QString& node)
{
    auto kiosk =
        std::make_unique<SlotTerminal>(m_folder.filePath(u"excused-%1.db"_s.arg(++m_stores)),
                                       *m_keys, clock, BookingRules(), node);
    kiosk->meet(hall);
    kiosk->hearOfToday({u"2026-11-22"_s, kSlot.day, kTomorrow.day});
    return kiosk;
}

/// As the first slot begins.
void TestExcusedAtTerminals::close(EscrowNode& hall, bool isOrdered)
{
    std::optional<queue::Closing> closing;
    if (isOrdered) {
        closing = queue::Closing{
            .day = kSlot.day, .atMs = kSlot.startsAtMs(), .reason = u"power"_s, .staff = u"zhao"_s};
    }
    (void)valueOf(hall.transact(
        [&](storage::Database& database) { return excuseBy(database, hall.journal(), closing); }));
}

Result<Booking> TestExcusedAtTerminals::change(SlotTerminal& kiosk, const QByteArray& id,
                                               const QString& slot)
{
    return kiosk.wait<Booking>([&](SlotService::BookCallback callback) {
        kiosk.desk().change(id, {.slot = slot, .matter = {}, .person = kZhang},
                            std::move(callback));
    });
}

/// The hall and the terminal share a clock, on the day itself.
void TestExcusedAtTerminals::changesThoughItIsTooLate()
{
    EscrowNode hall(platform(), memoryStore());
    for (const Slot& slot : {kSlot, kTomorrow}) {
        succeed(hall.setCapacity(slot, 4));
    }
    const auto kiosk = terminal(hall, m_clock);
    QTRY_VERIFY_WITH_TIMEOUT((kiosk->meet(hall), kiosk->free() == 1), kPatienceMs);
    const QByteArray id = valueOf(kiosk->book(kZhang)).appointment.id;
    m_clock.advance(
        std::chrono::milliseconds(kSlot.startsAtMs() + kMinuteMs - m_clock.now().wallMs));
    kiosk->meet(hall);
    QCOMPARE(change(*kiosk, id, kTomorrow.key()).error().code, ErrorCode::TooLate);
    close(hall);
    kiosk->meet(hall);
    const auto told = kiosk->mine(kZhang.idNumber);
    QCOMPARE(told.appointments.size(), 1);
    QCOMPARE(told.appointments.first().closesAtMs, kSlot.startsAtMs());
    QVERIFY(change(*kiosk, id, kTomorrow.key()));
    const auto mine = kiosk->mine(kZhang.idNumber);
    QCOMPARE(mine.appointments.size(), 1);
    QCOMPARE(mine.appointments.first().slot, kTomorrow.key());
    QCOMPARE(mine.appointments.first().closesAtMs, 0);
    kiosk->meet(hall);
    QVERIFY(valueOf(hall.store().appointment(id))->state == AppointmentState::Cancelled);
}

void TestExcusedAtTerminals::changesWhereItWasNotBooked()
{
    ManualClock clock;
    EscrowNode::Options options = platform();
    options.clock = &clock;
    EscrowNode hall(options, memoryStore());
    for (const Slot& slot : {kSlot, kTomorrow}) {
        succeed(hall.setCapacity(slot, 8));
    }
    const auto here = terminal(hall, clock);
    const auto there = terminal(hall, clock, u"kiosk-2"_s);
    QTRY_VERIFY_WITH_TIMEOUT((here->meet(hall), here->free() > 0), kPatienceMs);
    const QByteArray id = valueOf(here->book(kZhang)).appointment.id;
    here->meet(hall);
    there->meet(hall);
    QCOMPARE(change(*there, id, kTomorrow.key()).error().code, ErrorCode::NotFound);
    clock.advance(std::chrono::hours(23));
    close(hall);
    there->meet(hall);
    const auto moved = change(*there, id, kTomorrow.key());
    QVERIFY2(moved, moved ? "" : qPrintable(moved.error().detail));
    QCOMPARE(change(*there, id, kTomorrow.key()).error().code, ErrorCode::Conflict);
    QCOMPARE(there->mine(kZhang.idNumber).appointments.size(), 1);
    // The terminal that booked it hears of it, and ends it by itself: its place is its own again.
    there->meet(hall);
    QTRY_VERIFY_WITH_TIMEOUT((here->meet(hall), valueOf(hall.store().appointment(id))->state ==
                                                    AppointmentState::Cancelled),
                             kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(
        (here->meet(hall), there->meet(hall), here->mine(kZhang.idNumber).appointments.size()), 1,
        kPatienceMs);
    QCOMPARE(here->mine(kZhang.idNumber).appointments.first().slot, kTomorrow.key());
}

/// Told, but there before the hall closes: they are checked in, and nobody changes it afterwards.
void TestExcusedAtTerminals::isKeptByWhoComesInTime()
{
    ManualClock clock;
    EscrowNode::Options options = platform();
    options.clock = &clock;
    EscrowNode hall(options, memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    const auto kiosk = terminal(hall, clock);
    QTRY_VERIFY_WITH_TIMEOUT((kiosk->meet(hall), kiosk->free() == 1), kPatienceMs);
    const QByteArray id = valueOf(kiosk->book(kZhang)).appointment.id;
    kiosk->meet(hall);
    clock.advance(
        std::chrono::milliseconds(kSlot.startsAtMs() - 10 * kMinuteMs - clock.now().wallMs));
    close(hall);
    kiosk->meet(hall);
    const auto issued =
        kiosk->checkIn({.appointment = id, .code = {}, .person = kZhang, .willPrint = false});
    QVERIFY(issued);
    QCOMPARE(issued.value().ticket.klass, queue::TicketClass::Appointment);
    QCOMPARE(change(*kiosk, id, kTomorrow.key()).error().code, ErrorCode::Conflict);
    kiosk->meet(hall);
    QVERIFY(valueOf(affectedBy(hall.database(), u"hall-1"_s, kSlot.startsAtMs())).isEmpty());
    QVERIFY(valueOf(excusedToday(hall.database(), u"hall-1"_s, clock.now().wallMs)).first().isHere);
}

void TestExcusedAtTerminals::whatIsTakenBackIsAsBefore()
{
    ManualClock clock;
    EscrowNode::Options options = platform();
    options.clock = &clock;
    EscrowNode hall(options, memoryStore());
    for (const Slot& slot : {kSlot, kTomorrow}) {
        succeed(hall.setCapacity(slot, 4));
    }
    const auto kiosk = terminal(hall, clock);
    QTRY_VERIFY_WITH_TIMEOUT((kiosk->meet(hall), kiosk->free() == 1), kPatienceMs);
    const QByteArray id = valueOf(kiosk->book(kZhang)).appointment.id;
    kiosk->meet(hall);
    clock.advance(std::chrono::hours(23));
    close(hall);
    kiosk->meet(hall);
    QVERIFY(kiosk->mine(kZhang.idNumber).appointments.first().closesAtMs > 0);
    close(hall, false);
    kiosk->meet(hall);
    QCOMPARE(kiosk->mine(kZhang.idNumber).appointments.first().closesAtMs, 0);
    QCOMPARE(change(*kiosk, id, kTomorrow.key()).error().code, ErrorCode::TooLate);
}

QTEST_GUILESS_MAIN(TestExcusedAtTerminals)
#include "tst_ExcusedAtTerminals.moc"
