// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/EarlyClosing.h"
#include "services/appointments/FactKinds.h"
#include "services/appointments/SlotWorkStore.h"
#include "services/journal/ProjectionCheck.h"
#include "services/journal/Verifier.h"
#include "tests/services/appointments/EscrowTest.h"

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <thread>

using namespace onewindow;
using namespace onewindow::appointments;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;

/// What a place may do with appointments, on both engines.
class TestSlotBook : public EscrowTest
{
    Q_OBJECT

private Q_SLOTS:

    void capacityIsNeverPassed_data() { storage::TestStores::addEngineRows(); }

    void capacityIsNeverPassed();

    void cancellingFreesOnceAndWhereItWasBooked_data() { storage::TestStores::addEngineRows(); }

    void cancellingFreesOnceAndWhereItWasBooked();

    void aCancelledPlaceIsNobodysForAWhile_data() { storage::TestStores::addEngineRows(); }

    void aCancelledPlaceIsNobodysForAWhile();
    void whoDoesNotComeIsNoted();

    void processesTogetherNeverPassCapacity_data() { storage::TestStores::addEngineRows(); }

    void processesTogetherNeverPassCapacity();

    void whatCannotBeBooked();
    void personsAreSealedAndTokensAreNotKept();

    void tablesFollowFromTheJournal_data() { storage::TestStores::addEngineRows(); }

    void tablesFollowFromTheJournal();
};

void TestSlotBook::capacityIsNeverPassed()
{
    const auto centre = root(m_stores.freshDatabase());
    succeed(centre->setCapacity(kSlot, 2));
    QVERIFY(centre->bookOne(kSlot.key()));
    QVERIFY(centre->bookOne(kSlot.key()));
    const auto third = centre->bookOne(kSlot.key());
    QVERIFY(!third);
    QCOMPARE(third.error().code, kSlotFull);
    QCOMPARE(heldBy(*centre), 0);
    succeed(centre->setCapacity(kSlot, 3));
    QCOMPARE(heldBy(*centre), 1);
    QVERIFY(centre->bookOne(kSlot.key()));
    QVERIFY(!centre->bookOne(kSlot.key()));
}

void TestSlotBook::cancellingFreesOnceAndWhereItWasBooked()
{
    const auto centre = root(m_stores.freshDatabase());
    succeed(centre->setCapacity(kSlot, 1));
    const auto booking = valueOf(centre->bookOne(kSlot.key()));
    QCOMPARE(valueOf(centre->cancel(booking.appointment.id)).state, AppointmentState::Cancelled);
    const auto again = centre->cancel(booking.appointment.id);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QCOMPARE(heldBy(*centre), 1);
    QVERIFY(centre->bookOne(kSlot.key()));
    QVERIFY(!centre->bookOne(kSlot.key()));
}

/// Longer than the one who has it can wait with somebody on the phone, and across restarts.
void TestSlotBook::aCancelledPlaceIsNobodysForAWhile()
{
    const auto backInTime = qScopeGuard([this, before = m_clock.now().wallMs] {
        m_clock.advance(std::chrono::milliseconds(before - m_clock.now().wallMs));
    });
    m_bookingRules.freeAfterLeastMinutes = 10;
    m_bookingRules.freeAfterMostMinutes = 30;
    const auto centre = root(m_stores.freshDatabase());
    m_bookingRules = BookingRules::none();
    succeed(centre->setCapacity(kSlot, 1));
    const auto booking = valueOf(centre->bookOne(kSlot.key()));
    valueOf(centre->cancel(booking.appointment.id));
    const auto bookAfter = [&](std::chrono::minutes waited) {
        m_clock.advance(waited);
        centre->settle();
        return centre->bookOne(kSlot.key());
    };
    QCOMPARE(bookAfter(std::chrono::minutes(0)).error().code, kSlotFull);
    QCOMPARE(bookAfter(std::chrono::minutes(9)).error().code, kSlotFull);
    centre->restart();
    QVERIFY(bookAfter(std::chrono::minutes(22)));
    QCOMPARE(bookAfter(std::chrono::minutes(60)).error().code, kSlotFull);
}

void TestSlotBook::whoDoesNotComeIsNoted()
{
    const auto backInTime = qScopeGuard([this, before = m_clock.now().wallMs] {
        m_clock.advance(std::chrono::milliseconds(before - m_clock.now().wallMs));
    });
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    succeed(centre->setCapacity(kSlot, 4));
    converge(*centre, hall);
    const auto missed = valueOf(hall.bookOne(kSlot.key()));
    const auto late = valueOf(centre->bookOne(kSlot.key()));
    const auto here = valueOf(centre->bookOne(kSlot.key()));
    converge(*centre, hall);
    const auto arrive = [&](const Booking& booking, bool isLate) {
        return hall.transact([&](storage::Database& database) {
            return hall.book().noteArrival(database, {.appointment = booking.appointment.id,
                                                      .slot = kSlot.key(),
                                                      .ticket = QByteArray(16, 't'),
                                                      .isLate = isLate,
                                                      .isByCode = true});
        });
    };
    const auto outcomeOf = [&](const Booking& booking) {
        const auto found = valueOf(centre->store().attendance(booking.appointment.id));
        return found ? std::optional(found->outcome) : std::nullopt;
    };
    QVERIFY(arrive(here, false));
    QCOMPARE(arrive(here, false).error().code, ErrorCode::Conflict);
    converge(*centre, hall);
    QCOMPARE(outcomeOf(here), Attendance::Outcome::CheckedIn);
    QCOMPARE(outcomeOf(missed), std::nullopt);
    m_clock.advance(std::chrono::milliseconds(kSlot.endsAtMs() - m_clock.now().wallMs));
    converge(*centre, hall);
    QCOMPARE(outcomeOf(here), Attendance::Outcome::CheckedIn);
    QCOMPARE(outcomeOf(missed), Attendance::Outcome::NoShow);
    QCOMPARE(outcomeOf(late), Attendance::Outcome::NoShow);
    // The hall could not tell in time.
    QVERIFY(arrive(late, true));
    converge(*centre, hall);
    QCOMPARE(outcomeOf(late), Attendance::Outcome::Late);
}

/// Several connections, as several processes of one centre have them.
void TestSlotBook::processesTogetherNeverPassCapacity()
{
    constexpr int kPlaces = 10;
    constexpr int kEach = 8;
    const auto store = valueOf(m_stores.fresh());
    std::vector<std::unique_ptr<EscrowNode>> processes;
    for (int i = 0; i < 3; ++i) {
        processes.push_back(root(storage::openOrDie(store)));
    }
    succeed(processes.front()->setCapacity(kSlot, kPlaces));
    std::atomic<int> booked = 0;
    std::atomic<int> full = 0;
    {
        std::vector<std::jthread> threads;
        for (const auto& process : processes) {
            threads.emplace_back([&booked, &full, node = process.get()] {
                for (int i = 0; i < kEach; ++i) {
                    const auto booking = node->bookOne(kSlot.key());
                    booked += booking ? 1 : 0;
                    full += !booking && booking.error().code == kSlotFull ? 1 : 0;
                }
            });
        }
    }
    QCOMPARE(booked.load(), kPlaces);
    QCOMPARE(full.load(), 3 * kEach - kPlaces);
    QCOMPARE(valueOf(processes.back()->store().slot(kSlot.key()))->booked, kPlaces);
}

void TestSlotBook::whatCannotBeBooked()
{
    const auto centre = root(memoryStore());
    QCOMPARE(centre->bookOne(u"no slot"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(centre->bookOne(kSlot.key()).error().code, ErrorCode::NotFound);
    Slot past = kSlot;
    past.day = u"2026-11-21"_s;
    succeed(centre->setCapacity(past, 1));
    QCOMPARE(centre->bookOne(past.key()).error().code, ErrorCode::TooLate);
    QCOMPARE(centre->setCapacity(kSlot, kCapacityLimit + 1).error().code, ErrorCode::BadRequest);
    QCOMPARE(centre->cancel(QByteArray(16, 'x')).error().code, ErrorCode::NotFound);
}

void TestSlotBook::personsAreSealedAndTokensAreNotKept()
{
    const auto centre = root(memoryStore());
    succeed(centre->setCapacity(kSlot, 1));
    BookOrder order;
    order.slot = kSlot.key();
    order.by = u"citizen"_s;
    order.person = queue::Person{u"张建国"_s, u"11010519491231002X"_s, {}, false};
    const auto booking = valueOf(centre->transact(
        [&](storage::Database& store) { return centre->book().book(store, order); }));
    auto row = valueOf(centre->database().prepare(
        "SELECT body, sealed, key_id, key_digest, subject FROM journal WHERE kind = "
        "'appointment.booked'"));
    QVERIFY(valueOf(row.step()));
    const QByteArray body = row.blob(0);
    QVERIFY(!body.contains("11010519491231002X") && !body.contains("张"));
    QVERIFY(!body.contains(booking.token.toLatin1()));
    QVERIFY(body.contains(digestOfToken(booking.token).toBase64()));
    const auto key = valueOf(centre->journal().openDataKey(centre->database(), row.blob(2)));
    const auto person = valueOf(journal::unsealBody(key, row.blob(4), row.blob(1)));
    QCOMPARE(person.value(u"idNumber"_s).toString(), u"11010519491231002X"_s);
    QCOMPARE(booking.appointment.tokenDigest, digestOfToken(booking.token));
}

void TestSlotBook::tablesFollowFromTheJournal()
{
    const auto backInTime = qScopeGuard([this, before = m_clock.now().wallMs] {
        m_clock.advance(std::chrono::milliseconds(before - m_clock.now().wallMs));
    });
    const auto centre = root(m_stores.freshDatabase());
    m_bookingRules.freeAfterLeastMinutes = m_bookingRules.freeAfterMostMinutes = 20;
    EscrowNode hall(options("hall-1"), memoryStore());
    m_bookingRules = BookingRules::none();
    succeed(centre->setCapacity(kSlot, 6));
    succeed(centre->setCapacity(kLater, 3));
    converge(*centre, hall);
    const auto ended = valueOf(hall.bookOne(kSlot.key()));
    const auto kept = valueOf(hall.bookOne(kSlot.key()));
    valueOf(centre->bookOne(kLater.key()));
    valueOf(hall.cancel(ended.appointment.id));
    succeed(hall.transact([&](storage::Database& database) {
        return hall.book().noteArrival(database, {.appointment = kept.appointment.id,
                                                  .slot = kSlot.key(),
                                                  .ticket = QByteArray(16, 't')});
    }));
    converge(*centre, hall);
    m_clock.advance(std::chrono::minutes(20));
    converge(*centre, hall);
    valueOf(hall.bookOne(kSlot.key()));
    valueOf(hall.transact([&](storage::Database& database) {
        return excuseBy(database, hall.journal(),
                        queue::Closing{.day = kSlot.day,
                                       .atMs = kSlot.startsAtMs(),
                                       .reason = u"power"_s,
                                       .staff = {},
                                       .orderedAtMs = 0});
    }));
    valueOf(centre->declareLost(u"hall-1"_s, true));
    converge(*centre, hall);
    for (EscrowNode* node : {centre.get(), &hall}) {
        SlotProjection projection(node->id());
        const auto rebuilt = memoryStore();
        succeed(journal::rebuildProjections(node->database(), *rebuilt, {&projection}));
        for (const QString& table : projection.tables()) {
            const auto found = valueOf(node->transact([&](storage::Database& store) {
                return journal::compareTable(store, *rebuilt, table);
            }));
            QVERIFY2(found.firstBad.isEmpty(), qPrintable(table + u": "_s + found.firstBad));
            QVERIFY2(found.rows > 0 || (node == &hall && table == u"slots"), qPrintable(table));
        }
    }
}

QTEST_GUILESS_MAIN(TestSlotBook)
#include "tst_SlotBook.moc"
