// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/EarlyClosing.h"
#include "services/appointments/ExcuseStore.h"
#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "tests/services/appointments/EscrowTest.h"

#include <QTest>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::appointments;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;

/// What a hall's closing early is for those who have an appointment later that day, between the
/// centre and the hall: kSlot is from 9:00 to 9:30, kLater from 10:00 to 10:30.
class TestEarlyClosing : public EscrowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void concernsWhatIsNotOverByThen_data();
    void concernsWhatIsNotOverByThen();
    void isSaidOnce();

    void whoWasExcusedIsNoNoShow_data() { storage::TestStores::addEngineRows(); }

    void whoWasExcusedIsNoNoShow();
    void missedIsForgiven();
    void whatIsTakenBackIsAsBefore();
    void anotherTimeFreesThePlaceOfTheOld();
    void refusedTimeLeavesTheOld();
    void laterOrderTakesThePlaceOfTheOther();
    void nobodyElseExcuses();

private:
    /// A hall that has booked one appointment of each slot, and its centre one.
    struct Tiers
    {
        std::unique_ptr<EscrowNode> centre;
        std::unique_ptr<EscrowNode> hall;
        QByteArray early;
        QByteArray later;
        QByteArray ofCentre; ///< In kLater.
    };

    Tiers tiers(std::unique_ptr<storage::Database> store);
    static int close(EscrowNode& hall, std::optional<qint64> atMs);
    static Result<Booking> change(EscrowNode& hall, const QByteArray& id, const Slot& slot);

    void goTo(qint64 wallMs) { m_clock.advance(std::chrono::milliseconds(wallMs - now())); }

    [[nodiscard]] qint64 now() const { return m_clock.now().wallMs; }
};

void TestEarlyClosing::init()
{
    goTo(kSlot.startsAtMs() - 2 * kHourMs);
}

TestEarlyClosing::Tiers TestEarlyClosing::tiers(std::unique_ptr<storage::Database> store)
{
    Tiers all{.centre = root(std::move(store)),
              .hall = std::make_unique<EscrowNode>(options("hall-1"), memoryStore()),
              .early = {},
              .later = {},
              .ofCentre = {}};
    for (const Slot& slot : {kSlot, kLater}) {
        succeed(all.centre->setCapacity(slot, 4));
    }
    converge(*all.centre, *all.hall);
    all.early = valueOf(all.hall->bookOne(kSlot.key())).appointment.id;
    all.later = valueOf(all.hall->bookOne(kLater.key())).appointment.id;
    all.ofCentre = valueOf(all.centre->bookOne(kLater.key())).appointment.id;
    converge(*all.centre, *all.hall);
    return all;
}

/// How many are concerned.
int TestEarlyClosing::close(EscrowNode& hall, std::optional<qint64> atMs)
{
    std::optional<queue::Closing> closing;
    if (atMs) {
        closing = queue::Closing{
            .day = kSlot.day, .atMs = *atMs, .reason = u"power"_s, .staff = u"zhao"_s};
    }
    return valueOf(hall.transact(
        [&](storage::Database& database) { return excuseBy(database, hall.journal(), closing); }));
}

Result<Booking> TestEarlyClosing::change(EscrowNode& hall, const QByteArray& id, const Slot& slot)
{
    return hall.transact([&](storage::Database& database) {
        BookOrder order;
        order.slot = slot.key();
        order.by = u"citizen"_s;
        return hall.book().change(database, id, order);
    });
}

void TestEarlyClosing::concernsWhatIsNotOverByThen_data()
{
    QTest::addColumn<qint64>("closesAt");
    QTest::addColumn<int>("count");
    QTest::newRow("before everything") << kSlot.startsAtMs() - kHourMs << 3;
    QTest::newRow("in the middle of the first") << kSlot.endsAtMs() - kMinuteMs << 3;
    QTest::newRow("as the first is over") << kSlot.endsAtMs() << 2;
    QTest::newRow("as the later begins") << kLater.startsAtMs() << 2;
    QTest::newRow("as everything is over") << kLater.endsAtMs() << 0;
}

void TestEarlyClosing::concernsWhatIsNotOverByThen()
{
    QFETCH(const qint64, closesAt);
    QFETCH(const int, count);
    const Tiers all = tiers(memoryStore());
    const auto seen = valueOf(affectedBy(all.hall->database(), u"hall-1"_s, closesAt));
    QCOMPARE(static_cast<int>(seen.size()), count);
    QCOMPARE(close(*all.hall, closesAt), count);
    const auto told = valueOf(excusedToday(all.hall->database(), u"hall-1"_s, now()));
    QCOMPARE(static_cast<int>(told.size()), count);
    if (count == 3) {
        QCOMPARE(told.first().id, all.early);
        QCOMPARE(told.first().matter, u"m"_s);
    }
}

void TestEarlyClosing::isSaidOnce()
{
    const Tiers all = tiers(memoryStore());
    QCOMPARE(close(*all.hall, kSlot.endsAtMs()), 2);
    converge(*all.centre, *all.hall);
    const auto position = valueOf(journal::Feed(u"hall-1"_s).position(all.hall->database()));
    QCOMPARE(close(*all.hall, kSlot.endsAtMs()), 2);
    QVERIFY(!all.hall->hasBacklog());
    QCOMPARE(valueOf(journal::Feed(u"hall-1"_s).position(all.hall->database())), position);
    // One that was booked meanwhile is told by the next look.
    QVERIFY(all.hall->bookOne(kLater.key()));
    QCOMPARE(close(*all.hall, kSlot.endsAtMs()), 3);
    QVERIFY(all.hall->hasBacklog());
}

void TestEarlyClosing::whoWasExcusedIsNoNoShow()
{
    const Tiers all = tiers(m_stores.freshDatabase());
    QCOMPARE(close(*all.hall, kSlot.endsAtMs()), 2);
    converge(*all.centre, *all.hall);
    goTo(kLater.endsAtMs() + kMinuteMs);
    all.centre->settle();
    for (const QByteArray& id : {all.later, all.ofCentre}) {
        QVERIFY(!valueOf(all.centre->store().attendance(id)));
    }
    const auto missed = valueOf(all.centre->store().attendance(all.early));
    QVERIFY(missed && missed->outcome == Attendance::Outcome::NoShow);
}

/// Cut off while it closed, the hall tells its centre when that has missed somebody already.
void TestEarlyClosing::missedIsForgiven()
{
    const Tiers all = tiers(memoryStore());
    QCOMPARE(close(*all.hall, kSlot.endsAtMs()), 2);
    goTo(kLater.endsAtMs() + kMinuteMs);
    all.centre->settle();
    QVERIFY(valueOf(all.centre->store().attendance(all.later)));
    converge(*all.centre, *all.hall);
    all.centre->settle();
    QVERIFY(!valueOf(all.centre->store().attendance(all.later)));
    QVERIFY(valueOf(all.centre->store().attendance(all.early)));
}

void TestEarlyClosing::whatIsTakenBackIsAsBefore()
{
    const Tiers all = tiers(memoryStore());
    QCOMPARE(close(*all.hall, kSlot.endsAtMs()), 2);
    QVERIFY(valueOf(all.hall->book().isExcused(all.hall->database(), all.ofCentre)));
    QCOMPARE(close(*all.hall, std::nullopt), 0);
    QVERIFY(!valueOf(all.hall->book().isExcused(all.hall->database(), all.ofCentre)));
    QVERIFY(valueOf(excusedToday(all.hall->database(), u"hall-1"_s, now())).isEmpty());
    converge(*all.centre, *all.hall);
    goTo(kLater.endsAtMs() + kMinuteMs);
    all.centre->settle();
    for (const QByteArray& id : {all.early, all.later, all.ofCentre}) {
        QVERIFY(valueOf(all.centre->store().attendance(id)));
    }
}

/// Booked at the centre, exchanged in the hall when its time has begun already: the centre ends it
/// when it hears of that, and never counts more than there are.
void TestEarlyClosing::anotherTimeFreesThePlaceOfTheOld()
{
    const Slot tomorrow{{}, u"m"_s, u"2026-11-24"_s, 9 * 60, 10 * 60};
    const Tiers all = tiers(memoryStore());
    succeed(all.centre->setCapacity(tomorrow, 2));
    converge(*all.centre, *all.hall);
    QCOMPARE(change(*all.hall, all.ofCentre, tomorrow).error().code, ErrorCode::NotFound);
    QCOMPARE(close(*all.hall, kSlot.endsAtMs()), 2);
    goTo(kLater.startsAtMs() + kMinuteMs);
    const auto moved = change(*all.hall, all.ofCentre, tomorrow);
    QVERIFY2(moved, moved ? "" : qPrintable(moved.error().detail));
    QCOMPARE(change(*all.hall, all.ofCentre, tomorrow).error().code, ErrorCode::Conflict);
    const auto told = valueOf(excusedToday(all.hall->database(), u"hall-1"_s, now()));
    const auto old = std::find_if(told.begin(), told.end(),
                                  [&](const auto& one) { return one.id == all.ofCentre; });
    QVERIFY(old != told.end());
    QCOMPARE(old->replacedBy, moved.value().appointment.id);
    converge(*all.centre, *all.hall);
    all.centre->settle();
    const auto ended = valueOf(all.centre->store().appointment(all.ofCentre));
    QVERIFY(ended && ended->state == AppointmentState::Cancelled);
    const auto account = valueOf(all.centre->store().slot(kLater.key()));
    QCOMPARE(account->booked, 0);
    QVERIFY(account->free() >= 0);
    converge(*all.centre, *all.hall);
    // Nobody expects them any more at the old time.
    QVERIFY(!valueOf(journal::Feed(u"hall-1"_s)
                         .find(all.hall->database(), u"appointment"_s, idToText(all.ofCentre))));
}

/// Exchanged in a hall that was declared lost meanwhile: the new one does not hold, and they keep
/// the old one, which may be exchanged again.
void TestEarlyClosing::refusedTimeLeavesTheOld()
{
    const Slot tomorrow{{}, u"m"_s, u"2026-11-24"_s, 9 * 60, 10 * 60};
    const Tiers all = tiers(memoryStore());
    succeed(all.centre->setCapacity(tomorrow, 4));
    converge(*all.centre, *all.hall);
    QCOMPARE(close(*all.hall, kSlot.endsAtMs()), 2);
    converge(*all.centre, *all.hall);
    const auto moved = valueOf(change(*all.hall, all.ofCentre, tomorrow));
    valueOf(all.centre->declareLost(u"hall-1"_s, true));
    all.hall->ship(*all.centre, 100);
    const QByteArray id = moved.appointment.id;
    QCOMPARE(valueOf(all.centre->store().appointment(id))->state, AppointmentState::Disputed);
    const auto replacedAt = [&](EscrowNode& node) {
        return valueOf(ExcuseStore(node.database(), u"hall-1"_s).find(all.ofCentre))->replacedBy;
    };
    QVERIFY(replacedAt(*all.centre).isEmpty());
    QCOMPARE(replacedAt(*all.hall), id); // It has not heard yet.
    for (int i = 0; i < 2; ++i) {
        all.centre->settle();
        converge(*all.centre, *all.hall);
    }
    QCOMPARE(valueOf(all.centre->store().appointment(id))->state, AppointmentState::Refused);
    QCOMPARE(valueOf(all.hall->store().appointment(id))->state, AppointmentState::Cancelled);
    QCOMPARE(valueOf(all.centre->store().appointment(all.ofCentre))->state,
             AppointmentState::Booked);
    QVERIFY(replacedAt(*all.hall).isEmpty());
    const auto thing =
        valueOf(journal::Feed(u"hall-1"_s)
                    .find(all.hall->database(), u"appointment"_s, idToText(all.ofCentre)));
    QVERIFY(thing && !thing->contains(u"replacedBy"_s));
    QCOMPARE(static_cast<int>(
                 valueOf(affectedBy(all.hall->database(), u"hall-1"_s, kSlot.endsAtMs())).size()),
             2);
    const auto again = change(*all.hall, all.ofCentre, tomorrow);
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QCOMPARE(replacedAt(*all.hall), again.value().appointment.id);
}

void TestEarlyClosing::laterOrderTakesThePlaceOfTheOther()
{
    const Tiers all = tiers(memoryStore());
    QCOMPARE(close(*all.hall, kSlot.startsAtMs()), 3);
    QCOMPARE(close(*all.hall, kSlot.endsAtMs()), 2);
    ExcuseStore store(all.hall->database(), u"hall-1"_s);
    QVERIFY(!valueOf(store.find(all.early))->isExcused());
    QCOMPARE(valueOf(store.find(all.later))->closesAtMs, kSlot.endsAtMs());
}

/// A fact of another node about the hall's hours counts for nothing.
void TestEarlyClosing::nobodyElseExcuses()
{
    const Tiers all = tiers(memoryStore());
    QCOMPARE(valueOf(all.centre->transact([&](storage::Database& database) {
                 return excuseBy(database, all.centre->journal(),
                                 queue::Closing{.day = kSlot.day,
                                                .atMs = kSlot.endsAtMs(),
                                                .reason = u"power"_s,
                                                .staff = u"zhao"_s});
             })),
             1);
    QVERIFY(!valueOf(all.centre->book().isExcused(all.centre->database(), all.ofCentre)));
}

QTEST_GUILESS_MAIN(TestEarlyClosing)
#include "tst_EarlyClosing.moc"
