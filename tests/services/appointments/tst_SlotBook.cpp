// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/FactKinds.h"
#include "services/appointments/SlotWorkStore.h"
#include "services/journal/ProjectionCheck.h"
#include "services/journal/Verifier.h"
#include "tests/services/appointments/EscrowNode.h"
#include "tests/services/storage/TestStores.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace onewindow;
using namespace onewindow::appointments;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;

namespace {

const Slot kSlot{{}, u"m"_s, u"2026-11-23"_s, 9 * 60, 9 * 60 + 30};
const Slot kLater{{}, u"m"_s, u"2026-11-23"_s, 10 * 60, 10 * 60 + 30};

} // namespace

/// What a place may do with appointments, on both engines.
class TestSlotBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void capacityIsNeverPassed_data() { storage::TestStores::addEngineRows(); }

    void capacityIsNeverPassed();

    void cancellingFreesOnceAndWhereItWasBooked_data() { storage::TestStores::addEngineRows(); }

    void cancellingFreesOnceAndWhereItWasBooked();

    void processesTogetherNeverPassCapacity_data() { storage::TestStores::addEngineRows(); }

    void processesTogetherNeverPassCapacity();

    void aHolderBooksOffLineFromWhatItHolds_data() { storage::TestStores::addEngineRows(); }

    void aHolderBooksOffLineFromWhatItHolds();
    void aTerminalHoldsByWayOfItsHall();
    void aHolderKeepsATenthOfTheDay();
    void soldOutPlacesComeBackFromThoseWhoDoNotNeedThem();
    void loweredCapacityIsReachedByReturns();
    void whatIsLeftComesBackInTime();
    void aLostHoldersBookingsStillHoldIfNothingWasVoid();
    void aLostHoldersUnseenBookingsAreRefusedIfDeclaredVoid();
    void aRestoredHolderUsesNothingItHeldBefore();
    void aRestoredRootSellsNothingUntilToldHowMuchThereIs();
    void onlyTheRootSetsCapacityAndDeclaresVoid();
    void whatCannotBeBooked();
    void personsAreSealedAndTokensAreNotKept();

    void tablesFollowFromTheJournal_data() { storage::TestStores::addEngineRows(); }

    void tablesFollowFromTheJournal();

private:
    EscrowNode::Options options(const char* id, bool isRoot = false, bool isLeaf = false)
    {
        EscrowRules rules = isLeaf ? kioskRules() : EscrowRules();
        rules.shareDivisor = m_shareDivisor;
        return {.id = QString::fromLatin1(id),
                .hall = isLeaf ? QString() : u"hall-1"_s,
                .isRoot = isRoot,
                .isLeaf = isLeaf,
                .rules = rules,
                .keys = m_keys.get(),
                .clock = &m_clock};
    }

    std::unique_ptr<EscrowNode> root(std::unique_ptr<storage::Database> store)
    {
        return std::make_unique<EscrowNode>(options("centre", true), std::move(store));
    }

    qint64 heldBy(EscrowNode& node, const Slot& slot = kSlot)
    {
        qint64 free = 0;
        const auto slots = valueOf(node.book().available(node.database(), u"m"_s, slot.day, 1));
        for (const FreeSlot& found : slots) {
            free += found.slot == slot.key() ? found.free : 0;
        }
        return free;
    }

    storage::TestStores m_stores;
    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    int m_shareDivisor = 2;
};

void TestSlotBook::initTestCase()
{
    m_keys = journal::testKeys(crypto::Suite::National);
}

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

void TestSlotBook::aHolderBooksOffLineFromWhatItHolds()
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

void TestSlotBook::aTerminalHoldsByWayOfItsHall()
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

void TestSlotBook::aHolderKeepsATenthOfTheDay()
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

void TestSlotBook::soldOutPlacesComeBackFromThoseWhoDoNotNeedThem()
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

void TestSlotBook::loweredCapacityIsReachedByReturns()
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

void TestSlotBook::whatIsLeftComesBackInTime()
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

void TestSlotBook::aLostHoldersBookingsStillHoldIfNothingWasVoid()
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

void TestSlotBook::aLostHoldersUnseenBookingsAreRefusedIfDeclaredVoid()
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

void TestSlotBook::aRestoredHolderUsesNothingItHeldBefore()
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

void TestSlotBook::aRestoredRootSellsNothingUntilToldHowMuchThereIs()
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

void TestSlotBook::onlyTheRootSetsCapacityAndDeclaresVoid()
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
    const auto centre = root(m_stores.freshDatabase());
    EscrowNode hall(options("hall-1"), memoryStore());
    succeed(centre->setCapacity(kSlot, 6));
    succeed(centre->setCapacity(kLater, 3));
    converge(*centre, hall);
    const auto ended = valueOf(hall.bookOne(kSlot.key()));
    valueOf(hall.bookOne(kSlot.key()));
    valueOf(centre->bookOne(kLater.key()));
    valueOf(hall.cancel(ended.appointment.id));
    converge(*centre, hall);
    valueOf(hall.bookOne(kSlot.key()));
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
