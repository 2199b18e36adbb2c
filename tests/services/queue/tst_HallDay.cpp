// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/NumberDays.h"
#include "services/storage/Query.h"
#include "tests/services/queue/TestHall.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;

namespace {

const QString kWindow1 = QStringLiteral("1");
const QString kEnrol = QStringLiteral("enrol");

/// Whether there was anything to end.
bool closePastDays(TestHall& hall)
{
    return hall.run<bool>([&](storage::Database& store) { return hall.day().closePastDays(store); })
        .value();
}

} // namespace

/// What a hall does when its day turns.
class tst_HallDay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersRestartOnlyIfNoneWasGivenSince();
    void restoredHallCountsOnForTheDay();
    void leftOverTicketsEndWithTheirDay();
    void dayEndsWithSomebodyInHand_data();
    void dayEndsWithSomebodyInHand();
    void storeThatKeptAnEndedTicketInHandGoesOn();
    void ticketOfAnEarlierDayIsNotCalled();
    void dayKeysArePerKioskAndForgotten();
};

void tst_HallDay::numbersRestartOnlyIfNoneWasGivenSince()
{
    ManualClock clock;
    TestHall hall(clock);
    const auto restart = [&] {
        return hall.run<int>([&](storage::Database& store) -> Result<int> {
            OW_TRY(hall.day().restartNumbers(store));
            return 0;
        });
    };
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(restart());
    QCOMPARE(field(hall.issue(kEnrol), "number"), QStringLiteral("A0002"));
    clock.advance(24h);
    QVERIFY(restart());
    QCOMPARE(field(hall.issue(kEnrol), "number"), QStringLiteral("A0001"));
    QVERIFY(restart());
    QCOMPARE(field(hall.issue(kEnrol), "number"), QStringLiteral("A0002"));
    // The compare-and-set itself: more were given out than the hall had seen.
    QVERIFY(hall.run<int>([&](storage::Database& store) -> Result<int> {
        OW_TRY(restartOwnSeries(hall.journal(), store, QStringLiteral("A"), 1,
                                QStringLiteral("2026-11-23")));
        return 0;
    }));
    QCOMPARE(field(hall.issue(kEnrol), "number"), QStringLiteral("A0003"));
    QCOMPARE(hall.verify(), QString());
}

/// Its backup is of yesterday, and what it takes for yesterday's last number is of this morning.
void tst_HallDay::restoredHallCountsOnForTheDay()
{
    ManualClock clock;
    TestHall hall(clock);
    const auto restart = [&] {
        return hall.run<int>([&](storage::Database& store) -> Result<int> {
            OW_TRY(hall.day().restartNumbers(store));
            return 0;
        });
    };
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(restart());
    clock.advance(24h);
    QVERIFY(hall.run<int>([&](storage::Database& store) -> Result<int> {
        const auto life = hall.journal().startIncarnation(store, 5);
        return life ? Result<int>(0) : life.error();
    }));
    QVERIFY(restart());
    QCOMPARE(field(hall.issue(kEnrol), "number"), QStringLiteral("A0002"));
    QVERIFY(restart());
    QCOMPARE(field(hall.issue(kEnrol), "number"), QStringLiteral("A0003"));
    clock.advance(24h);
    QVERIFY(restart());
    QCOMPARE(field(hall.issue(kEnrol), "number"), QStringLiteral("A0001"));
}

void tst_HallDay::leftOverTicketsEndWithTheirDay()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    QVERIFY(hall.command(&HallQueue::noShow, kWindow1));
    clock.advance(24h);
    QVERIFY(closePastDays(hall));
    QVERIFY(!closePastDays(hall));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("QueueEmpty"));
    QCOMPARE(hall.published(feed::kTicket, {QStringLiteral("staff")}).size(), 0);
    QCOMPARE(hall.verify(), QString());
}

void tst_HallDay::dayEndsWithSomebodyInHand_data()
{
    QTest::addColumn<bool>("isServed");
    QTest::newRow("called") << false;
    QTest::newRow("being served") << true;
}

void tst_HallDay::dayEndsWithSomebodyInHand()
{
    QFETCH(const bool, isServed);
    ManualClock clock;
    TestHall hall(clock);
    const QStringList everyone{QStringLiteral("all")};
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    if (isServed) {
        QVERIFY(hall.command(&HallQueue::start, kWindow1));
    }
    clock.advance(24h);
    QVERIFY(closePastDays(hall));
    QCOMPARE(hall.published(feed::kCall, everyone).size(), 0);
    for (const auto& window : hall.published(feed::kWindow, everyone)) {
        QVERIFY2(!window.body->contains(QStringLiteral("ticket")), qPrintable(window.id));
    }
    QCOMPARE(field(hall.undo(kWindow1), "state"), QStringLiteral("Conflict"));
    const auto next = hall.issue(kEnrol);
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "id"), field(next, "id"));
    QVERIFY(hall.command(&HallQueue::noShow, kWindow1));
    QCOMPARE(field(hall.command(&HallQueue::closeWindow, kWindow1), "state"),
             QStringLiteral("closed"));
    QCOMPARE(hall.verify(), QString());
}

/// As an earlier version left it.
void tst_HallDay::storeThatKeptAnEndedTicketInHandGoesOn()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    const auto ended = hall.issue(kEnrol);
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    clock.advance(24h);
    QVERIFY(closePastDays(hall));
    QVERIFY(storage::run(hall.database(), "UPDATE windows SET ticket = ? WHERE id = ?",
                         idFromText(field(ended, "id")), kWindow1));
    QCOMPARE(field(hall.command(&HallQueue::closeWindow, kWindow1), "state"),
             QStringLiteral("closed"));
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    for (const auto& window : hall.published(feed::kWindow, {QStringLiteral("all")})) {
        QVERIFY2(!window.body->contains(QStringLiteral("ticket")), qPrintable(window.id));
    }
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
}

void tst_HallDay::ticketOfAnEarlierDayIsNotCalled()
{
    ManualClock clock;
    TestHall hall(clock);
    BareTerminal terminal(QStringLiteral("kiosk-1"), clock);
    terminal.record(facts::kHeld, terminal.issue(kEnrol),
                    {{QStringLiteral("by"), QStringLiteral("printer")}});
    clock.advance(24h);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    // It was off line over night.
    QVERIFY(terminal.shipTo(hall));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("QueueEmpty"));
    const auto todays = hall.issue(kEnrol);
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "id"), field(todays, "id"));
    QVERIFY(closePastDays(hall));
    QCOMPARE(hall.verify(), QString());
}

void tst_HallDay::dayKeysArePerKioskAndForgotten()
{
    ManualClock clock;
    TestHall hall(clock);
    const TestKeys kiosk;
    const auto issueKeys = [&] {
        return hall.run<int>([&](storage::Database& store) -> Result<int> {
            OW_TRY(hall.day().issueDayKeys(
                store, {{QStringLiteral("kiosk-1"), (*kiosk).sealingPublicKey()}}));
            return 0;
        });
    };
    QVERIFY(issueKeys());
    QVERIFY(issueKeys());
    const QStringList own{QStringLiteral("node:kiosk-1")};
    const auto keys = hall.published(feed::kDayKey, own);
    QCOMPARE(keys.size(), feed::kDayKeyDays);
    QCOMPARE(hall.published(feed::kDayKey, {QStringLiteral("node:kiosk-2")}).size(), 0);
    QVERIFY((*kiosk).openEnvelope(QByteArray::fromBase64(
        keys.first().body->value(QStringLiteral("key")).toString().toLatin1())));
    clock.advance(48h);
    QVERIFY(issueKeys());
    const auto later = hall.published(feed::kDayKey, own);
    QCOMPARE(later.size(), feed::kDayKeyDays);
    for (const auto& key : later) {
        QVERIFY(key.body->value(QStringLiteral("day")).toString() >= QStringLiteral("2026-11-24"));
    }
}

QTEST_GUILESS_MAIN(tst_HallDay)
#include "tst_HallDay.moc"
