// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/WaitEstimate.h"
#include "tests/Seed.h"
#include "tests/services/queue/TestHall.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;

/// The hall's side: order, calling, and everything a clerk does to a ticket.
class tst_HallQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numberHasSeriesMarkAndCounter();
    void orderIsByClassAndTimeOfIssue();
    void priorityCannotStarveTheOrdinary();
    void windowServesItsMattersOnly();
    void nextNeverEndsAServiceUnasked();
    void twoWindowsGetTwoPeople();
    void closedOrPausedWindowCallsNobody();
    void recallHasAGapAndALimit();
    void wholeService();
    void noShowComesBackBehindTheNext();
    void transferKeepsNumberAndPlace();
    void undo_data();
    void undo();
    void undoIsTooLateAfterSeconds();
    void commandForAnotherTicketIsRefused();
    void feedFollowsEachFact();
    void windowChangesTheQueuesOfItsMattersOnly();
    void terminalSpeaksOfItsOwnTickets_data();
    void terminalSpeaksOfItsOwnTickets();
    void missedTicketComesBackByTheHallOnly();
    void hallAloneSpeaksOfWindowsAndHelp();
    void waitEstimate_data();
    void waitEstimate();
    void randomDayKeepsTheRules();
};

namespace {

const QString kWindow1 = QStringLiteral("1");
const QString kWindow2 = QStringLiteral("2");
const QString kEnrol = QStringLiteral("enrol");
const QString kMove = QStringLiteral("move");

} // namespace

void tst_HallQueue::numberHasSeriesMarkAndCounter()
{
    QCOMPARE(formatNumber(u"A", u"1", 23), QStringLiteral("A1023"));
    QCOMPARE(formatNumber(u"A", u"1", 1000), QStringLiteral("A11000"));
    const ManualClock clock;
    TestHall hall(clock);
    QCOMPARE(field(hall.issue(kEnrol), "number"), QStringLiteral("A0001"));
    QCOMPARE(field(hall.issue(kEnrol), "number"), QStringLiteral("A0002"));
    QCOMPARE(field(hall.issue(kMove), "number"), QStringLiteral("C0001"));
    QCOMPARE(field(hall.issue(QStringLiteral("nonsense")), "number"), QStringLiteral("NotFound"));
    QCOMPARE(hall.verify(), QString());
}

void tst_HallQueue::orderIsByClassAndTimeOfIssue()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    clock.advance(19min);
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.issue(kEnrol, TicketClass::Disabled));
    // Nineteen minutes later and still first: the head start is twenty.
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("A0003"));
}

void tst_HallQueue::priorityCannotStarveTheOrdinary()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    clock.advance(21min);
    QVERIFY(hall.issue(kEnrol, TicketClass::Elder));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("A0001"));
}

void tst_HallQueue::windowServesItsMattersOnly()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.issue(kEnrol));
    clock.advance(1s);
    QVERIFY(hall.issue(kMove));
    QVERIFY(hall.open(kWindow1, {kMove}));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("C0001"));
    QVERIFY(hall.open(kWindow2, {kMove}));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow2), "number"),
             QStringLiteral("QueueEmpty"));
    QCOMPARE(field(hall.open(kWindow2, {QStringLiteral("zzz")}), "state"),
             QStringLiteral("NotFound"));
    QCOMPARE(field(hall.open(QStringLiteral("99"), {kMove}), "state"), QStringLiteral("NotFound"));
}

void tst_HallQueue::nextNeverEndsAServiceUnasked()
{
    const ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("Conflict"));
    QCOMPARE(field(hall.command(&HallQueue::closeWindow, kWindow1), "state"),
             QStringLiteral("Conflict"));
}

void tst_HallQueue::twoWindowsGetTwoPeople()
{
    const ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.open(kWindow2, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.issue(kEnrol));
    const QString first = field(hall.command(&HallQueue::callNext, kWindow1), "number");
    const QString second = field(hall.command(&HallQueue::callNext, kWindow2), "number");
    QCOMPARE(first, QStringLiteral("A0001"));
    QCOMPARE(second, QStringLiteral("A0002"));
}

void tst_HallQueue::closedOrPausedWindowCallsNobody()
{
    const ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.issue(kEnrol));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("WindowClosed"));
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.run<QJsonObject>([&](storage::Database& store) {
        return hall.queue().pause(store, {kWindow1, QStringLiteral("wang"), {}},
                                  QStringLiteral("午间休息"));
    }));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("WindowClosed"));
    QVERIFY(hall.command(&HallQueue::resume, kWindow1));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("A0001"));
}

void tst_HallQueue::recallHasAGapAndALimit()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    QCOMPARE(field(hall.command(&HallQueue::recall, kWindow1), "callCount"),
             QStringLiteral("Conflict"));
    clock.advance(15s);
    QCOMPARE(field(hall.command(&HallQueue::recall, kWindow1), "callCount"), QStringLiteral("2"));
    clock.advance(15s);
    QCOMPARE(field(hall.command(&HallQueue::recall, kWindow1), "callCount"), QStringLiteral("3"));
    clock.advance(15s);
    QCOMPARE(field(hall.command(&HallQueue::recall, kWindow1), "callCount"),
             QStringLiteral("TooMany"));
}

void tst_HallQueue::wholeService()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    QCOMPARE(field(hall.command(&HallQueue::finish, kWindow1), "state"),
             QStringLiteral("Conflict"));
    QCOMPARE(field(hall.command(&HallQueue::start, kWindow1), "state"), QStringLiteral("serving"));
    QCOMPARE(field(hall.command(&HallQueue::start, kWindow1), "state"), QStringLiteral("Conflict"));
    QCOMPARE(field(hall.command(&HallQueue::finish, kWindow1), "state"), QStringLiteral("done"));
    QCOMPARE(field(hall.command(&HallQueue::finish, kWindow1), "state"),
             QStringLiteral("Conflict"));
    QVERIFY(hall.command(&HallQueue::closeWindow, kWindow1));
    QCOMPARE(hall.verify(), QString());
}

void tst_HallQueue::noShowComesBackBehindTheNext()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    const auto first = hall.issue(kEnrol);
    clock.advance(1min);
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    QCOMPARE(field(hall.command(&HallQueue::noShow, kWindow1), "state"), QStringLiteral("missed"));
    const auto restored = hall.run<QJsonObject>([&](storage::Database& store) {
        return hall.queue().restore(store, idFromText(field(first, "id")), QStringLiteral("wang"));
    });
    QCOMPARE(field(restored, "state"), QStringLiteral("waiting"));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("A0002"));
    const auto again = hall.run<QJsonObject>([&](storage::Database& store) {
        return hall.queue().restore(store, idFromText(field(first, "id")), QStringLiteral("wang"));
    });
    QCOMPARE(field(again, "state"), QStringLiteral("Conflict"));
    QCOMPARE(hall.verify(), QString());
}

void tst_HallQueue::transferKeepsNumberAndPlace()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    clock.advance(5min);
    QVERIFY(hall.issue(kMove));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    const auto moved = hall.run<QJsonObject>([&](storage::Database& store) {
        return hall.queue().transfer(store, {kWindow1, QStringLiteral("wang"), {}}, {kMove},
                                     QStringLiteral("选错事项"));
    });
    QCOMPARE(field(moved, "number"), QStringLiteral("A0001"));
    QCOMPARE(field(moved, "transferredFrom"), kWindow1);
    QVERIFY(hall.open(kWindow2, {kMove}));
    QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow2), "number"),
             QStringLiteral("A0001"));
    QCOMPARE(hall.verify(), QString());
}

void tst_HallQueue::undo_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("state");
    QTest::newRow("call") << 1 << QStringLiteral("waiting");
    QTest::newRow("start") << 2 << QStringLiteral("called");
    QTest::newRow("finish") << 3 << QStringLiteral("serving");
    QTest::newRow("no-show") << 4 << QStringLiteral("called");
    QTest::newRow("transfer") << 5 << QStringLiteral("called");
}

void tst_HallQueue::undo()
{
    QFETCH(const int, steps);
    QFETCH(const QString, state);
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    if (steps == 2 || steps == 3) {
        QVERIFY(hall.command(&HallQueue::start, kWindow1));
    }
    if (steps == 3) {
        QVERIFY(hall.command(&HallQueue::finish, kWindow1));
    }
    if (steps == 4) {
        QVERIFY(hall.command(&HallQueue::noShow, kWindow1));
    }
    if (steps == 5) {
        QVERIFY(hall.run<QJsonObject>([&](storage::Database& store) {
            return hall.queue().transfer(store, {kWindow1, QStringLiteral("wang"), {}}, {kMove},
                                         {});
        }));
    }
    clock.advance(5s);
    const auto undone = hall.undo(kWindow1);
    QCOMPARE(field(undone, "state"), state);
    QCOMPARE(field(undone, "matter"), kEnrol);
    // Once only, and the window goes on as if nothing had been pressed.
    QCOMPARE(field(hall.undo(kWindow1), "state"), QStringLiteral("Conflict"));
    if (state == u"waiting") {
        QCOMPARE(field(hall.command(&HallQueue::callNext, kWindow1), "number"),
                 QStringLiteral("A0001"));
    } else if (state == u"called") {
        QCOMPARE(field(hall.command(&HallQueue::start, kWindow1), "state"),
                 QStringLiteral("serving"));
    } else {
        QCOMPARE(field(hall.command(&HallQueue::finish, kWindow1), "state"),
                 QStringLiteral("done"));
    }
    QCOMPARE(hall.verify(), QString());
}

void tst_HallQueue::undoIsTooLateAfterSeconds()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    clock.advance(9s);
    QCOMPARE(field(hall.undo(kWindow1), "state"), QStringLiteral("TooLate"));
}

void tst_HallQueue::commandForAnotherTicketIsRefused()
{
    const ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    const auto first = hall.issue(kEnrol);
    const auto second = hall.issue(kEnrol);
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    QCOMPARE(field(hall.command(&HallQueue::start, kWindow1, field(second, "id")), "state"),
             QStringLiteral("Conflict"));
    QCOMPARE(field(hall.command(&HallQueue::start, kWindow1, field(first, "id")), "state"),
             QStringLiteral("serving"));
}

void tst_HallQueue::feedFollowsEachFact()
{
    const ManualClock clock;
    TestHall hall(clock);
    const QStringList staff{QStringLiteral("all"), QStringLiteral("staff")};
    const QStringList everyone{QStringLiteral("all")};
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.issue(kEnrol));
    QCOMPARE(hall.published(feed::kTicket, staff).size(), 1);
    QCOMPARE(hall.published(feed::kTicket, everyone).size(), 0);
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    const auto calls = hall.published(feed::kCall, everyone);
    QCOMPARE(calls.size(), 1);
    QCOMPARE(calls.first().body->value(QStringLiteral("number")).toString(),
             QStringLiteral("A0001"));
    QVERIFY(hall.undo(kWindow1));
    // Somebody may be on their way already: it is said that it is not so.
    const QJsonObject taken = *hall.published(feed::kCall, everyone).first().body;
    QCOMPARE(taken.value(QStringLiteral("number")).toString(), QStringLiteral("A0001"));
    QCOMPARE(taken.value(QStringLiteral("state")).toString(), QStringLiteral("waiting"));
    QVERIFY(taken.value(QStringLiteral("corrects")).toInteger() > 0);
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    QVERIFY(
        !hall.published(feed::kCall, everyone).first().body->contains(QStringLiteral("corrects")));
    QVERIFY(hall.command(&HallQueue::start, kWindow1));
    QVERIFY(hall.command(&HallQueue::finish, kWindow1));
    QCOMPARE(hall.published(feed::kTicket, staff).size(), 0);
    for (const auto& queue : hall.published(feed::kQueue, everyone)) {
        QCOMPARE(queue.body->value(QStringLiteral("waiting")).toInt(), 0);
    }
}

/// Looked at by what is put back into the feed after it was taken out.
void tst_HallQueue::windowChangesTheQueuesOfItsMattersOnly()
{
    const ManualClock clock;
    TestHall hall(clock);
    const QStringList everyone{QStringLiteral("all")};
    const auto republished = [&](const std::function<Result<QJsonObject>()>& command) {
        OW_ENFORCE(bool(hall.run<int>([&](storage::Database& store) -> Result<int> {
            for (const QString& matter : {kEnrol, kMove, QStringLiteral("pension")}) {
                OW_TRY(hall.feed().remove(store, QString::fromLatin1(feed::kQueue), matter));
            }
            return 0;
        })));
        OW_ENFORCE(bool(command()));
        QStringList queues;
        for (const auto& queue : hall.published(feed::kQueue, everyone)) {
            queues << queue.id;
        }
        queues.sort();
        return queues;
    };
    QCOMPARE(republished([&] { return hall.open(kWindow1, {kEnrol}); }), QStringList{kEnrol});
    QCOMPARE(republished([&] { return hall.open(kWindow1, {kMove}); }),
             (QStringList{kEnrol, kMove}));
    QCOMPARE(republished([&] { return hall.command(&HallQueue::closeWindow, kWindow1); }),
             QStringList{kMove});
    // As 0.1.0 wrote it.
    QCOMPARE(republished([&] {
                 return hall.run<QJsonObject>([&](storage::Database& store) -> Result<QJsonObject> {
                     OW_TRY(appendFact(hall.journal(), store, facts::kWindowChanged,
                                       randomBytes(16),
                                       {{QStringLiteral("window"), kWindow1},
                                        {QStringLiteral("state"), QStringLiteral("open")},
                                        {QStringLiteral("matters"), QJsonArray{kMove}}}));
                     return QJsonObject();
                 });
             }).size(),
             3);
}

void tst_HallQueue::terminalSpeaksOfItsOwnTickets_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("ofIssuer");
    QTest::addColumn<QString>("ofAnother");
    const QString held = QString::fromLatin1(facts::kHeld);
    const QString cancelled = QString::fromLatin1(facts::kCancelled);
    QTest::newRow("given back") << cancelled << QStringLiteral("citizen")
                                << QStringLiteral("cancelled") << QStringLiteral("pending");
    QTest::newRow("ended by the day") << cancelled << QStringLiteral("day")
                                      << QStringLiteral("cancelled") << QStringLiteral("pending");
    QTest::newRow("set aside") << QString::fromLatin1(facts::kSetAside) << QString()
                               << QStringLiteral("setAside") << QStringLiteral("pending");
    QTest::newRow("held by a card")
        << held << QStringLiteral("card") << QStringLiteral("waiting") << QStringLiteral("waiting");
    QTest::newRow("held by a code")
        << held << QStringLiteral("qr") << QStringLiteral("waiting") << QStringLiteral("waiting");
    QTest::newRow("held by a clerk") << held << QStringLiteral("clerk") << QStringLiteral("pending")
                                     << QStringLiteral("pending");
}

void tst_HallQueue::terminalSpeaksOfItsOwnTickets()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, by);
    const ManualClock clock;
    TestHall hall(clock);
    BareTerminal issuer(QStringLiteral("kiosk-1"), clock);
    BareTerminal another(QStringLiteral("kiosk-2"), clock);
    const QByteArray first = issuer.issue(kEnrol);
    const QByteArray second = issuer.issue(kEnrol);
    QVERIFY(issuer.shipTo(hall));
    const auto stateAfter = [&](BareTerminal& terminal, const QByteArray& ticket) {
        terminal.record(qPrintable(kind), ticket, {{QStringLiteral("by"), by}});
        OW_ENFORCE(bool(terminal.shipTo(hall)));
        return stateName(findTicket(hall.database(), ticket).value()->state);
    };
    QTEST(stateAfter(issuer, first), "ofIssuer");
    QTEST(stateAfter(another, second), "ofAnother");
    QCOMPARE(hall.verify(), QString());
}

void tst_HallQueue::missedTicketComesBackByTheHallOnly()
{
    const ManualClock clock;
    TestHall hall(clock);
    BareTerminal terminal(QStringLiteral("kiosk-1"), clock);
    const QByteArray id = terminal.issue(kEnrol);
    terminal.record(facts::kHeld, id, {{QStringLiteral("by"), QStringLiteral("printer")}});
    QVERIFY(terminal.shipTo(hall));
    QVERIFY(hall.open(kWindow1, {kEnrol}));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow1));
    QVERIFY(hall.command(&HallQueue::noShow, kWindow1));
    terminal.record(facts::kHeld, id, {{QStringLiteral("by"), QStringLiteral("clerk")}});
    QVERIFY(terminal.shipTo(hall));
    QCOMPARE(findTicket(hall.database(), id).value()->state, TicketState::Missed);
    QCOMPARE(field(hall.run<QJsonObject>([&](storage::Database& store) {
                 return hall.queue().restore(store, id, QStringLiteral("wang"));
             }),
                   "state"),
             QStringLiteral("waiting"));
}

void tst_HallQueue::hallAloneSpeaksOfWindowsAndHelp()
{
    const ManualClock clock;
    TestHall hall(clock);
    BareTerminal terminal(QStringLiteral("kiosk-1"), clock);
    const QByteArray request = randomBytes(16);
    terminal.record(facts::kHelpCalled, request);
    terminal.record(facts::kHelpAnswered, request, {{QStringLiteral("staff"), QString()}});
    terminal.record(facts::kWindowChanged, randomBytes(16),
                    {{QStringLiteral("window"), QStringLiteral("99")},
                     {QStringLiteral("state"), QStringLiteral("open")},
                     {QStringLiteral("matters"), QJsonArray{kEnrol}}});
    QVERIFY(terminal.shipTo(hall));
    QCOMPARE(hall.published(feed::kHelp, {QStringLiteral("staff")}).size(), 1);
    QCOMPARE(hall.published(feed::kWindow, {QStringLiteral("all")}).size(), 2);
}

void tst_HallQueue::waitEstimate_data()
{
    QTest::addColumn<int>("ahead");
    QTest::addColumn<int>("windows");
    QTest::addColumn<QString>("range");
    QTest::newRow("no window") << 3 << 0 << QString();
    QTest::newRow("nobody ahead") << 0 << 2 << QStringLiteral("0-5");
    QTest::newRow("three ahead, one window") << 3 << 1 << QStringLiteral("15-35");
    QTest::newRow("three ahead, two windows") << 3 << 2 << QStringLiteral("5-20");
}

void tst_HallQueue::waitEstimate()
{
    QFETCH(const int, ahead);
    QFETCH(const int, windows);
    const auto range = estimateWait(ahead, 8, windows);
    QTEST(range ? QStringLiteral("%1-%2").arg(range->lowMinutes).arg(range->highMinutes)
                : QString(),
          "range");
}

void tst_HallQueue::randomDayKeepsTheRules()
{
    QRandomGenerator random(testSeed());
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow1, {kEnrol, kMove}));
    QVERIFY(hall.open(kWindow2, {kEnrol}));
    QSet<QString> calledOnce;
    for (int step = 0; step < 400; ++step) {
        clock.advance(std::chrono::seconds(random.bounded(40)));
        const QString window = random.bounded(2) == 0 ? kWindow1 : kWindow2;
        switch (random.bounded(6)) {
        case 0:
        case 1:
            QVERIFY(
                hall.issue(random.bounded(2) == 0 ? kEnrol : kMove,
                           random.bounded(5) == 0 ? TicketClass::Elder : TicketClass::Ordinary));
            break;
        case 2: {
            const auto called = hall.command(&HallQueue::callNext, window);
            if (called) {
                const QString number = field(called, "number");
                QVERIFY2(!calledOnce.contains(number), "called by two windows");
                calledOnce << number;
            }
            break;
        }
        case 3:
            (void)hall.command(&HallQueue::start, window);
            break;
        case 4:
            (void)hall.command(&HallQueue::finish, window);
            break;
        default:
            (void)hall.command(&HallQueue::noShow, window);
            break;
        }
    }
    QCOMPARE(hall.verify(), QString());
}

QTEST_GUILESS_MAIN(tst_HallQueue)
#include "tst_HallQueue.moc"
