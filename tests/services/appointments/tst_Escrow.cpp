// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/FactKinds.h"
#include "tests/services/appointments/EscrowTest.h"

#include <QJsonArray>
#include <QTest>

using namespace onewindow;
using namespace onewindow::appointments;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;

/// How places go down and come back between a centre, its halls and their terminals.
class TestEscrow : public EscrowTest
{
    Q_OBJECT

private Q_SLOTS:

    void aHolderBooksOffLineFromWhatItHolds_data() { storage::TestStores::addEngineRows(); }

    void aHolderBooksOffLineFromWhatItHolds();
    void aTerminalHoldsByWayOfItsHall();
    void aHolderKeepsATenthOfTheDay();
    void soldOutPlacesComeBackFromThoseWhoDoNotNeedThem();
    void whoWaitsGetsAPlaceThoughTheTenthIsKeptElsewhere();
    void whoWaitsAtATerminalGetsWhatAnotherKeeps();
    void whoHasGoneIsNotWaitedFor();
    void aPlaceIsNotGrantedTwiceForOneWhoWaits();
    void loweredCapacityIsReachedByReturns();
    void whatIsLeftComesBackInTime();
    void aLostHoldersBookingsStillHoldIfNothingWasVoid();
    void aLostHoldersUnseenBookingsAreRefusedIfDeclaredVoid();
    void aRestoredHolderUsesNothingItHeldBefore();
    void aRestoredRootSellsNothingUntilToldHowMuchThereIs();
    void onlyTheRootSetsCapacityAndDeclaresVoid();
    void whatIsTheRootsCountsFromNobodyElse();
};

void TestEscrow::aHolderBooksOffLineFromWhatItHolds()
{
    const auto centre = root(m_stores.freshDatabase());
    EscrowNode hall(options("hall-1"), memoryStore());
    succeed(centre->setCapacity(kSlot, 4));
    converge(*centre, hall);
    QCOMPARE(heldBy(hall), 2);
    QCOMPARE(heldBy(*centre), 2);
    // From here on neither hears of the other.
    QVERIFY(hall.bookOne(kSlot.key()));
    QVERIFY(hall.bookOne(kSlot.key()));
    QCOMPARE(hall.bookOne(kSlot.key()).error().code, kSlotFull);
    QVERIFY(centre->bookOne(kSlot.key()));
    QVERIFY(centre->bookOne(kSlot.key()));
    QCOMPARE(centre->bookOne(kSlot.key()).error().code, kSlotFull);
    converge(*centre, hall);
    const auto account = valueOf(centre->store().slot(kSlot.key()));
    QCOMPARE(account->booked, 2);
    QCOMPARE(account->allotted, 2);
}

void TestEscrow::aTerminalHoldsByWayOfItsHall()
{
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    EscrowNode kiosk(options("kiosk-1", false, true), memoryStore());
    succeed(centre->setCapacity(kSlot, 8));
    converge(*centre, hall);
    converge(hall, kiosk);
    converge(*centre, hall);
    converge(hall, kiosk);
    QCOMPARE(heldBy(kiosk), 1);
    const auto booking = valueOf(kiosk.bookOne(kSlot.key()));
    converge(hall, kiosk);
    converge(*centre, hall);
    const auto known = valueOf(centre->store().appointment(booking.appointment.id));
    QVERIFY(known.has_value());
    QCOMPARE(known->place, u"kiosk-1"_s);
    QCOMPARE(known->state, AppointmentState::Booked);
    // It counts in the hall's lot too, so that the hall is supplied anew.
    const auto lots = valueOf(centre->store().lotsOfHolder(u"hall-1"_s, 1));
    QCOMPARE(lots.size(), 1);
    QCOMPARE(lots.first().used, 1);
    QCOMPARE(lots.first().booked, 0);
}

void TestEscrow::aHolderKeepsATenthOfTheDay()
{
    m_shareDivisor = 10;
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    m_shareDivisor = 2;
    succeed(centre->setCapacity(kSlot, 15));
    succeed(centre->setCapacity(kLater, 15));
    converge(*centre, hall);
    // A tenth of thirty, though it orders two of each slot.
    QCOMPARE(heldBy(hall, kSlot) + heldBy(hall, kLater), 3);
    // What it has sold it does not keep: it gets others for them.
    const QString slot = heldBy(hall, kSlot) > 0 ? kSlot.key() : kLater.key();
    QVERIFY(hall.bookOne(slot));
    converge(*centre, hall);
    QCOMPARE(heldBy(hall, kSlot) + heldBy(hall, kLater), 3);
}

void TestEscrow::soldOutPlacesComeBackFromThoseWhoDoNotNeedThem()
{
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    succeed(centre->setCapacity(kSlot, 4));
    converge(*centre, hall);
    QVERIFY(centre->bookOne(kSlot.key()));
    QVERIFY(centre->bookOne(kSlot.key()));
    QVERIFY(!centre->bookOne(kSlot.key()));
    succeed(centre->want(kSlot.key()));
    succeed(centre->want(kSlot.key())); // While it is under way it is not asked for twice.
    converge(*centre, hall);
    QCOMPARE(heldBy(hall), 1);
    QCOMPARE(heldBy(*centre), 1);
    QVERIFY(centre->bookOne(kSlot.key()));
    // And the other way round: somebody at the hall wants more than it has.
    QVERIFY(hall.bookOne(kSlot.key()));
    QCOMPARE(hall.bookOne(kSlot.key()).error().code, kSlotFull);
    succeed(centre->setCapacity(kSlot, 6));
    succeed(hall.want(kSlot.key()));
    converge(*centre, hall);
    QVERIFY(hall.bookOne(kSlot.key()));
}

/// All that the hall may keep of the day lies in one slot, and somebody asks for another.
void TestEscrow::whoWaitsGetsAPlaceThoughTheTenthIsKeptElsewhere()
{
    m_shareDivisor = 10;
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    EscrowNode kiosk(options("kiosk-1", false, true), memoryStore());
    m_shareDivisor = 2;
    succeed(centre->setCapacity(kSlot, 5));
    succeed(centre->setCapacity(kLater, 5));
    for (int i = 0; i < 2; ++i) {
        converge(*centre, hall);
        converge(hall, kiosk);
    }
    QCOMPARE(heldBy(kiosk, kLater), 0);
    succeed(kiosk.want(kLater.key()));
    for (int i = 0; i < 3; ++i) {
        converge(hall, kiosk);
        converge(*centre, hall);
    }
    converge(hall, kiosk);
    QCOMPARE(heldBy(kiosk, kLater), 1);
    QVERIFY(kiosk.bookOne(kLater.key()));
    // Nobody waits any more: it is not supplied beyond its share again.
    converge(hall, kiosk);
    converge(*centre, hall);
    converge(hall, kiosk);
    QCOMPARE(heldBy(kiosk, kLater), 0);
}

void TestEscrow::whoWaitsAtATerminalGetsWhatAnotherKeeps()
{
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    EscrowNode first(options("kiosk-1", false, true), memoryStore());
    EscrowNode second(options("kiosk-2", false, true), memoryStore());
    succeed(centre->setCapacity(kSlot, 1));
    const auto exchange = [&] {
        for (int i = 0; i < 4; ++i) {
            converge(hall, first);
            converge(hall, second);
            converge(*centre, hall);
        }
    };
    converge(*centre, hall);
    converge(hall, first);
    exchange();
    QCOMPARE(heldBy(first), 1);
    QCOMPARE(second.bookOne(kSlot.key()).error().code, kSlotFull);
    succeed(second.want(kSlot.key()));
    exchange();
    QCOMPARE(heldBy(first), 0);
    QVERIFY(second.bookOne(kSlot.key()));
    exchange();
    const auto account = valueOf(centre->store().slot(kSlot.key()));
    QCOMPARE(account->allotted, 1);
    QCOMPARE(account->free(), 0);
}

/// The terminal asked first does not answer; what there is elsewhere comes all the same.
void TestEscrow::whoHasGoneIsNotWaitedFor()
{
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    EscrowNode gone(options("kiosk-1", false, true), memoryStore());
    EscrowNode here(options("kiosk-2", false, true), memoryStore());
    succeed(centre->setCapacity(kSlot, 3));
    for (int i = 0; i < 3; ++i) {
        converge(*centre, hall);
        converge(hall, gone);
    }
    QVERIFY(heldBy(gone) > 0);
    int booked = 0;
    for (int i = 0; i < 3; ++i) {
        succeed(here.want(kSlot.key()));
        for (int round = 0; round < 3; ++round) {
            converge(hall, here);
            converge(*centre, hall);
        }
        converge(hall, here);
        booked += here.bookOne(kSlot.key()) ? 1 : 0;
    }
    QCOMPARE(booked, 3 - heldBy(gone));
}

void TestEscrow::aPlaceIsNotGrantedTwiceForOneWhoWaits()
{
    m_shareDivisor = 10;
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    m_shareDivisor = 2;
    succeed(centre->setCapacity(kSlot, 5));
    succeed(centre->setCapacity(kLater, 5));
    converge(*centre, hall);
    const Slot& slot = heldBy(hall, kSlot) > 0 ? kLater : kSlot;
    QCOMPARE(heldBy(hall, slot), 0);
    succeed(hall.want(slot.key()));
    succeed(hall.want(slot.key())); // Under way already.
    converge(*centre, hall);
    QCOMPARE(heldBy(hall, slot), 1);
    // It was not booked after all: the next who asks is given that one.
    converge(*centre, hall);
    QCOMPARE(heldBy(hall, slot), 1);
    QVERIFY(hall.bookOne(slot.key()));
    succeed(hall.want(slot.key()));
    converge(*centre, hall);
    QCOMPARE(heldBy(hall, slot), 1);
}

void TestEscrow::loweredCapacityIsReachedByReturns()
{
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    succeed(centre->setCapacity(kSlot, 4));
    converge(*centre, hall);
    QVERIFY(hall.bookOne(kSlot.key()));
    succeed(centre->setCapacity(kSlot, 1));
    QCOMPARE(centre->bookOne(kSlot.key()).error().code, kSlotFull);
    converge(*centre, hall);
    QCOMPARE(heldBy(hall), 0);
    const auto account = valueOf(centre->store().slot(kSlot.key()));
    QCOMPARE(account->allotted, 1);
    QCOMPARE(account->free(), 0);
}

void TestEscrow::whatIsLeftComesBackInTime()
{
    ManualClock clock;
    auto at = [&](const char* id, bool isRoot) {
        auto made = options(id, isRoot);
        made.clock = &clock;
        return made;
    };
    EscrowNode centre(at("centre", true), memoryStore());
    EscrowNode hall(at("hall-1", false), memoryStore());
    succeed(centre.setCapacity(kSlot, 4));
    converge(centre, hall);
    QCOMPARE(heldBy(hall), 2);
    const qint64 untilStart = kSlot.startsAtMs() - clock.now().wallMs;
    clock.advance(std::chrono::milliseconds(untilStart - 61LL * 60'000));
    converge(centre, hall);
    QCOMPARE(heldBy(hall), 2);
    clock.advance(std::chrono::minutes(2));
    converge(centre, hall);
    QCOMPARE(heldBy(hall), 0);
    QCOMPARE(heldBy(centre), 4);
    clock.advance(std::chrono::hours(1));
    QCOMPARE(heldBy(centre), 0);
    QCOMPARE(centre.bookOne(kSlot.key()).error().code, ErrorCode::TooLate);
    converge(centre, hall);
    const auto page = hall.pull(centre, 100);
    QVERIFY(page.changes.isEmpty());
}

void TestEscrow::aLostHoldersBookingsStillHoldIfNothingWasVoid()
{
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    succeed(centre->setCapacity(kSlot, 4));
    converge(*centre, hall);
    const auto unseen = valueOf(hall.bookOne(kSlot.key()));
    const auto report = valueOf(centre->declareLost(u"hall-1"_s, false));
    QCOMPARE(report.cameBack, 0);
    QCOMPARE(report.stranded, 2);
    QCOMPARE(heldBy(*centre), 2);
    // It was not lost after all: what it booked holds, the rest comes back.
    converge(*centre, hall);
    QCOMPARE(valueOf(centre->store().appointment(unseen.appointment.id))->state,
             AppointmentState::Booked);
    QCOMPARE(heldBy(*centre) + heldBy(hall), 3);
}

void TestEscrow::aLostHoldersUnseenBookingsAreRefusedIfDeclaredVoid()
{
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    EscrowNode kiosk(options("kiosk-1", false, true), memoryStore());
    succeed(centre->setCapacity(kSlot, 8));
    for (int i = 0; i < 2; ++i) {
        converge(*centre, hall);
        converge(hall, kiosk);
    }
    const auto seen = valueOf(hall.bookOne(kSlot.key()));
    converge(*centre, hall);
    const auto unseen = valueOf(hall.bookOne(kSlot.key()));
    const auto below = valueOf(kiosk.bookOne(kSlot.key()));
    const qint64 free = heldBy(*centre);
    const auto report = valueOf(centre->declareLost(u"hall-1"_s, true));
    QVERIFY(report.cameBack > 0);
    QCOMPARE(heldBy(*centre), free + report.cameBack);
    QCOMPARE(heldBy(*centre), 7);
    for (int i = 0; i < 7; ++i) {
        QVERIFY(centre->bookOne(kSlot.key()));
    }
    for (int i = 0; i < 3; ++i) {
        converge(hall, kiosk);
        converge(*centre, hall);
    }
    const auto stateAt = [](EscrowNode& node, const Booking& booking) {
        return valueOf(node.store().appointment(booking.appointment.id))->state;
    };
    QCOMPARE(stateAt(*centre, seen), AppointmentState::Booked);
    QCOMPARE(stateAt(*centre, unseen), AppointmentState::Refused);
    QCOMPARE(stateAt(hall, unseen), AppointmentState::Cancelled);
    QCOMPARE(stateAt(*centre, below), AppointmentState::Refused);
    QCOMPARE(stateAt(kiosk, below), AppointmentState::Cancelled);
    QCOMPARE(kiosk.bookOne(kSlot.key()).error().code, kSlotFull);
    QCOMPARE(hall.bookOne(kSlot.key()).error().code, kSlotFull);
    const auto account = valueOf(centre->store().slot(kSlot.key()));
    QCOMPARE(account->booked + account->allotted, 8);
}

void TestEscrow::aRestoredHolderUsesNothingItHeldBefore()
{
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    succeed(centre->setCapacity(kSlot, 4));
    converge(*centre, hall);
    const auto backup = hall.backup();
    QVERIFY(hall.bookOne(kSlot.key())); // Somebody has it on paper, and nobody else knows.
    hall.restore(backup, 2);
    QCOMPARE(heldBy(hall), 0);
    QCOMPARE(hall.bookOne(kSlot.key()).error().code, kSlotFull);
    converge(*centre, hall);
    // What the earlier life held is not given out again before somebody answers for it.
    const auto account = valueOf(centre->store().slot(kSlot.key()));
    QVERIFY(account->allotted >= 2);
    QVERIFY(heldBy(*centre) + heldBy(hall) <= 2);
    valueOf(centre->declareLost(u"hall-1"_s, true, 1));
    converge(*centre, hall);
    QCOMPARE(heldBy(*centre) + heldBy(hall), 4);
}

void TestEscrow::aRestoredRootSellsNothingUntilToldHowMuchThereIs()
{
    const auto centre = root(memoryStore());
    succeed(centre->setCapacity(kSlot, 2));
    const auto backup = centre->backup();
    QVERIFY(centre->bookOne(kSlot.key()));
    centre->restore(backup, 2);
    QCOMPARE(heldBy(*centre), 0);
    QCOMPARE(centre->bookOne(kSlot.key()).error().code, kSlotFull);
    succeed(centre->setCapacity(kSlot, 1));
    QVERIFY(centre->bookOne(kSlot.key()));
}

void TestEscrow::onlyTheRootSetsCapacityAndDeclaresVoid()
{
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    EscrowNode kiosk(options("kiosk-1", false, true), memoryStore());
    QCOMPARE(hall.setCapacity(kSlot, 1).error().code, ErrorCode::NotPermitted);
    QCOMPARE(centre->declareLost(u"hall-1"_s, true).error().code, ErrorCode::NotFound);
    succeed(centre->setCapacity(kSlot, 8));
    for (int i = 0; i < 2; ++i) {
        converge(*centre, hall);
        converge(hall, kiosk);
    }
    converge(*centre, hall);
    QCOMPARE(hall.declareLost(u"kiosk-1"_s, true).error().code, ErrorCode::NotPermitted);
    const auto unseen = valueOf(kiosk.bookOne(kSlot.key()));
    // The centre names the terminal, its hall follows.
    valueOf(centre->declareLost(u"kiosk-1"_s, true));
    converge(*centre, hall);
    converge(hall, kiosk);
    converge(*centre, hall);
    QCOMPARE(valueOf(hall.store().appointment(unseen.appointment.id))->state,
             AppointmentState::Refused);
    QCOMPARE(heldBy(*centre) + heldBy(hall) + heldBy(kiosk), 8);
}

/// A terminal that writes what it has no right to, with its own good signature.
void TestEscrow::whatIsTheRootsCountsFromNobodyElse()
{
    const auto centre = root(memoryStore());
    EscrowNode hall(options("hall-1"), memoryStore());
    EscrowNode kiosk(options("kiosk-1", false, true), memoryStore());
    succeed(centre->setCapacity(kSlot, 4));
    const auto exchange = [&] {
        for (int i = 0; i < 3; ++i) {
            converge(hall, kiosk);
            converge(*centre, hall);
        }
    };
    exchange();
    const auto before = valueOf(centre->store().slot(kSlot.key()));
    const QString source = valueOf(hall.store().lotsOfHolder(u"hall-1"_s, 1)).first().id;
    const auto forge = [&](const char* kind, const QJsonObject& body) {
        succeed(kiosk.transact([&](storage::Database& store) -> Result<void> {
            journal::NewFact fact;
            fact.kind = QString::fromLatin1(kind);
            fact.subject = QByteArray(16, kind[0]);
            fact.body = body;
            const auto row = kiosk.journal().append(store, fact);
            return row ? Result<void>() : Result<void>(row.error());
        }));
    };
    const auto granted = [&](const QString& lot, const QString& from) {
        return QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"lot"_s, lot},
                                                               {u"slot"_s, kSlot.key()},
                                                               {u"holder"_s, u"kiosk-2"_s},
                                                               {u"life"_s, 1},
                                                               {u"source"_s, from},
                                                               {u"share"_s, 9},
                                                               {u"granted"_s, 0}}}}};
    };
    forge(facts::kCapacitySet,
          {{u"items"_s, QJsonArray{QJsonObject{{u"slot"_s, kSlot.key()}, {u"capacity"_s, 900}}}}});
    forge(facts::kGranted, granted(u"forged-1"_s, {}));
    forge(facts::kBooked, {{u"slot"_s, kSlot.key()}, {u"lot"_s, QString()}, {u"by"_s, u"x"_s}});
    exchange();
    const auto after = valueOf(centre->store().slot(kSlot.key()));
    QCOMPARE(after->capacity, before->capacity);
    QCOMPARE(after->allotted, before->allotted);
    QCOMPARE(after->booked, before->booked);
    QVERIFY(!valueOf(centre->store().lot(u"forged-1"_s)));
    const QByteArray booking(16, facts::kBooked[0]);
    for (EscrowNode* node : {centre.get(), &hall}) {
        QCOMPARE(valueOf(node->store().appointment(booking))->state, AppointmentState::Refused);
        QVERIFY(valueOf(node->store().disputed(1)).isEmpty());
    }
    // Nor out of a lot that is its hall's.
    QVERIFY(!source.isEmpty());
    const qint64 allotted = valueOf(hall.store().lot(source))->allotted;
    QJsonObject body = granted(u"forged-2"_s, source);
    forge(facts::kGranted, body);
    exchange();
    QVERIFY(!valueOf(hall.store().lot(u"forged-2"_s)));
    QCOMPARE(valueOf(hall.store().lot(source))->allotted, allotted);
}

QTEST_GUILESS_MAIN(TestEscrow)
#include "tst_Escrow.moc"
