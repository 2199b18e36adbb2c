// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/WaitHistory.h"
#include "services/queue/WaitTeller.h"
#include "services/storage/Query.h"
#include "tests/services/queue/TestHall.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;

namespace {

const QString kWindow = QStringLiteral("1");
const QString kOther = QStringLiteral("2");
const QString kEnrol = QStringLiteral("enrol");
const QString kMove = QStringLiteral("move");

WaitCurve curve()
{
    return {.ordinary = {{0, {0, 10}}, {4, {20, 40}}, {9, {45, 90}}},
            .earlier = {{1, {5, 10}}, {3, {15, 30}}}};
}

QString textOf(const std::optional<WaitRange>& range)
{
    return range ? QStringLiteral("%1-%2").arg(range->lowMinutes).arg(range->highMinutes)
                 : QStringLiteral("nothing");
}

/// Days on which everybody took twelve minutes, from call to call.
std::shared_ptr<const WaitHistory> twelveMinutes()
{
    PastDay day;
    for (int k = 0; k < 80; ++k) {
        const int i = k / 2;
        PastTicket ticket;
        ticket.matter = k % 2 == 0 ? kEnrol : kMove;
        ticket.window = k % 2 == 0 ? kWindow : kOther;
        ticket.issuedAtMs = kMinuteMs;
        ticket.dueAtMs = kMinuteMs;
        ticket.calledAtMs = (12LL * i + 2) * kMinuteMs;
        ticket.endedAtMs = (12LL * i + 13) * kMinuteMs;
        ticket.isServed = true;
        day.tickets.push_back(ticket);
    }
    return std::make_shared<const WaitHistory>(std::vector<PastDay>{day},
                                               QHash<QString, int>{{kEnrol, 12}, {kMove, 12}});
}

} // namespace

/// What a hall forecasts, for whoever shows it elsewhere.
class tst_WaitCurve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksUp_data();
    void looksUp();
    void whoIsFurtherBehindWaitsNoLess();
    void jsonIsReadAgain();
    void oddJsonSaysNothing_data();
    void oddJsonSaysNothing();
    void curveFollowsTheForecast();
    void tellsTheRules();
    void tellsWhatHasChanged();
    void differs_data();
    void differs();
    void tellsTheCentreLessOften();
    void tellsTheCentreOfSeveralAtOnce();

private:
    static QList<QJsonObject> told(TestHall& hall);
};

void tst_WaitCurve::looksUp_data()
{
    QTest::addColumn<int>("ahead");
    QTest::addColumn<bool>("isEarlier");
    QTest::addColumn<QString>("range");
    const auto row = [](const char* name, int ahead, bool isEarlier, const char* range) {
        QTest::newRow(name) << ahead << isEarlier << QString::fromLatin1(range);
    };
    row("the first", 0, false, "0-10");
    row("a point", 4, false, "20-40");
    row("half way", 2, false, "10-25");
    row("between, outwards", 6, false, "30-60");
    row("the last", 9, false, "45-90");
    row("just behind the last", 11, false, "50-110");
    row("far behind the last", 17, false, "nothing");
    row("with a head start", 3, true, "15-30");
    row("with a head start, between", 2, true, "10-20");
    row("with a head start, before the first", 0, true, "0-5");
    row("with a head start, where nobody else is", 9, true, "45-90");
    row("with a head start, further still", 17, true, "nothing");
    row("nobody knows", -1, false, "nothing");
}

void tst_WaitCurve::looksUp()
{
    QFETCH(const int, ahead);
    QFETCH(const bool, isEarlier);
    QTEST(textOf(curve().at(ahead, isEarlier)), "range");
    QCOMPARE(textOf(WaitCurve().at(ahead, isEarlier)), QStringLiteral("nothing"));
}

void tst_WaitCurve::whoIsFurtherBehindWaitsNoLess()
{
    const WaitCurve known = curve();
    WaitRange last;
    for (int ahead = 0; ahead < 16; ++ahead) {
        const auto range = known.at(ahead, false);
        QVERIFY(range);
        QVERIFY(range->lowMinutes >= last.lowMinutes && range->highMinutes >= last.highMinutes);
        QVERIFY(range->lowMinutes % 5 == 0 && range->highMinutes % 5 == 0);
        last = *range;
    }
}

void tst_WaitCurve::jsonIsReadAgain()
{
    for (const WaitCurve& known :
         {curve(), WaitCurve(), WaitCurve{.ordinary = {}, .earlier = {{7, {5, 15}}}}}) {
        QCOMPARE(waitCurveFrom(toJson(known)), known);
    }
    QVERIFY(toJson(WaitCurve()).isEmpty());
}

void tst_WaitCurve::oddJsonSaysNothing_data()
{
    QTest::addColumn<QByteArray>("points");
    QTest::addColumn<int>("read");
    const auto row = [](const char* name, const char* points, int read) {
        QTest::newRow(name) << QByteArray(points) << read;
    };
    row("a point", "[[0, 5, 10]]", 1);
    row("no list", "7", 0);
    row("too short", "[[0, 5]]", 0);
    row("too long", "[[0, 5, 10, 15]]", 0);
    row("texts", R"([["0", "5", "10"]])", 0);
    row("less than nobody", "[[-1, 5, 10]]", 0);
    row("the wrong way round", "[[0, 10, 5]]", 0);
    row("for ever", "[[0, 5, 5000]]", 0);
    row("out of order", "[[4, 5, 10], [2, 5, 10], [5, 5, 15]]", 2);
    QByteArray many;
    for (int i = 0; i < 100; ++i) {
        many += (i == 0 ? "[" : ", [") + QByteArray::number(i) + ", 5, 10]";
    }
    row("very many", ("[" + many + "]").constData(), int(WaitCurve::kPointsLimit));
}

void tst_WaitCurve::oddJsonSaysNothing()
{
    QFETCH(const QByteArray, points);
    const QJsonDocument json = QJsonDocument::fromJson(R"({"ordinary": )" + points + "}");
    QVERIFY(json.isObject());
    QTEST(static_cast<int>(waitCurveFrom(json.object()).ordinary.size()), "read");
}

/// The same minutes as the hall's own page has for each of those who wait.
void tst_WaitCurve::curveFollowsTheForecast()
{
    ManualClock clock;
    TestHall hall(clock);
    const auto history = twelveMinutes();
    hall.hallFeed().waits().learn(history);
    QVERIFY(hall.open(kWindow, {kEnrol}));
    QStringList tokens;
    for (int i = 0; i < 8; ++i) {
        clock.advance(1s);
        const auto issued = hall.issue(kEnrol, i == 5 ? TicketClass::Elder : TicketClass::Ordinary);
        QVERIFY(issued);
        tokens << field(issued, "token");
    }
    clock.advance(11s); // What is forecast again counts everybody.
    QVERIFY(hall.command(&HallQueue::callNext, kWindow));
    const auto curves = hall.run<QMap<QString, WaitCurve>>(
        [&](storage::Database& store) { return waitCurves(store, *history, clock.now().wallMs); });
    QVERIFY(curves);
    QCOMPARE(curves.value().keys(), QStringList{kEnrol}); // Nobody serves the others.
    const WaitCurve& made = curves.value()[kEnrol];
    QVERIFY(made.ordinary.size() >= 4 && !made.earlier.empty());
    QCOMPARE(made.ordinary.back().ahead, 7); // Who comes now.
    int compared = 0;
    for (const QString& token : std::as_const(tokens)) {
        const auto page = hall.queue().publicTicket(hall.database(), token);
        QVERIFY(page);
        const int ahead = page.value()[QStringLiteral("ahead")].toInt(-1);
        const bool isPoint =
            std::any_of(made.ordinary.begin(), made.ordinary.end(),
                        [ahead](const WaitPoint& point) { return point.ahead == ahead; });
        if (isPoint) {
            QCOMPARE(textOf(made.at(ahead, false)),
                     QStringLiteral("%1-%2")
                         .arg(page.value()[QStringLiteral("lowMinutes")].toInt())
                         .arg(page.value()[QStringLiteral("highMinutes")].toInt()));
            ++compared;
        }
    }
    QVERIFY(compared >= 3);
}

QList<QJsonObject> tst_WaitCurve::told(TestHall& hall)
{
    QList<QJsonObject> bodies;
    auto rows = storage::query(hall.database(), "SELECT body FROM journal WHERE kind = "
                                                "'hall.forecast' ORDER BY pos");
    OW_ENFORCE(rows);
    while (rows.value().step().value()) {
        bodies << QJsonDocument::fromJson(rows.value().blob(0)).object();
    }
    return bodies;
}

/// Where nothing has been learned of waiting yet.
void tst_WaitCurve::tellsTheRules()
{
    ManualClock clock;
    TestHall hall(clock);
    WaitTeller teller(hall.journal(), hall.hallFeed().waits(), true);
    const auto tell = [&](const CallRules& order) {
        const auto done =
            hall.run<bool>([&](storage::Database& store) { return teller.tell(store, order); });
        OW_ENFORCE(done);
        teller.noteTold();
        return done.value();
    };
    QVERIFY(!tell({})); // Nobody works.
    QVERIFY(hall.open(kWindow, {kEnrol}));
    QVERIFY(tell({}));
    QVERIFY(!tell({}));
    QVERIFY(tell({.ordinaryEvery = 5}));
    const QList<QJsonObject> bodies = told(hall);
    QCOMPARE(bodies.size(), 2);
    QVERIFY(bodies.constLast()[QStringLiteral("matters")].toObject().isEmpty());
    QCOMPARE(bodies.constLast()[QStringLiteral("order")]
                 .toObject()[QStringLiteral("ordinaryEvery")]
                 .toInt(),
             5);
}

void tst_WaitCurve::differs_data()
{
    QTest::addColumn<WaitCurve>("now");
    QTest::addColumn<bool>("isNotable");
    const auto row = [](const char* name, bool isNotable, auto change) {
        WaitCurve now = curve();
        change(now);
        QTest::newRow(name) << now << isNotable;
    };
    row("the same", false, [](WaitCurve&) {});
    row("five minutes", false, [](WaitCurve& now) { now.ordinary[0].range = {5, 15}; });
    row("ten minutes", true, [](WaitCurve& now) { now.ordinary[0].range = {10, 20}; });
    row("a fifth of a long wait", false, [](WaitCurve& now) { now.ordinary[2].range = {60, 105}; });
    row("more of it", true, [](WaitCurve& now) { now.ordinary[2].range = {45, 110}; });
    row("with a head start", true, [](WaitCurve& now) { now.earlier[1].range = {15, 40}; });
    row("another point in between", false, [](WaitCurve& now) {
        now.ordinary.insert(now.ordinary.begin() + 1, {2, {10, 25}});
    });
    row("longer line", true, [](WaitCurve& now) { now.ordinary.push_back({30, {100, 150}}); });
    row("nobody says anything", true, [](WaitCurve& now) { now = {}; });
}

void tst_WaitCurve::differs()
{
    QFETCH(WaitCurve, now);
    QFETCH(bool, isNotable);
    QCOMPARE(differsNotably(curve(), now), isNotable);
}

/// Each fact is kept at the centre for good, what the own stream says is not.
void tst_WaitCurve::tellsTheCentreLessOften()
{
    ManualClock clock;
    TestHall hall(clock);
    WaitTeller teller(hall.journal(), hall.hallFeed().waits(), true);
    hall.hallFeed().waits().learn(twelveMinutes());
    QVERIFY(hall.open(kWindow, {kEnrol}));
    int shown = 0;
    for (int minute = 0; minute < 17; ++minute) {
        clock.advance(1min);
        const auto done = hall.run<bool>(
            [&](storage::Database& store) { return teller.tell(store, CallRules()); });
        QVERIFY(done);
        if (done.value()) {
            teller.noteTold();
            ++shown;
        }
    }
    // In the first minute, and after eight each; the own stream after five each as well.
    QCOMPARE(told(hall).size(), 3);
    QCOMPARE(shown, 6);
    for (int i = 0; i < 12; ++i) {
        QVERIFY(hall.issue(kEnrol));
    }
    clock.advance(1min);
    QVERIFY(
        hall.run<bool>([&](storage::Database& store) { return teller.tell(store, CallRules()); }));
    QCOMPARE(told(hall).size(), 4);
}

/// One that was first told of four minutes after the other goes along with it.
void tst_WaitCurve::tellsTheCentreOfSeveralAtOnce()
{
    ManualClock clock;
    TestHall hall(clock);
    WaitTeller teller(hall.journal(), hall.hallFeed().waits(), true);
    hall.hallFeed().waits().learn(twelveMinutes());
    QVERIFY(hall.open(kWindow, {kEnrol}));
    for (int minute = 1; minute <= 17; ++minute) {
        clock.advance(1min);
        if (minute == 5) {
            QVERIFY(hall.open(kOther, {kMove}));
        }
        const auto done = hall.run<bool>(
            [&](storage::Database& store) { return teller.tell(store, CallRules()); });
        QVERIFY(done);
        teller.noteTold();
    }
    QList<qsizetype> counts;
    const QList<QJsonObject> bodies = told(hall);
    for (const QJsonObject& body : bodies) {
        counts << body[QStringLiteral("matters")].toObject().size();
    }
    QCOMPARE(counts, (QList<qsizetype>{1, 1, 2, 2}));
}

void tst_WaitCurve::tellsWhatHasChanged()
{
    ManualClock clock;
    TestHall hall(clock);
    WaitTeller teller(hall.journal(), hall.hallFeed().waits(), true);
    const auto tick = [&] {
        clock.advance(1min);
        const auto done = hall.run<bool>(
            [&](storage::Database& store) { return teller.tell(store, CallRules()); });
        OW_ENFORCE(done);
        if (done.value()) {
            teller.noteTold();
        }
        return done.value();
    };
    const QStringList pages{QString::fromLatin1(feed::kPages)};
    hall.hallFeed().waits().learn(twelveMinutes());
    QVERIFY(!tick()); // No window is open.
    QVERIFY(hall.open(kWindow, {kEnrol}));
    QVERIFY(tick());
    QCOMPARE(hall.published(feed::kCurve, pages).size(), 1);
    // Nothing changes; after five minutes it is told again, in the own stream.
    for (int i = 0; i < 4; ++i) {
        QVERIFY(!tick());
    }
    QVERIFY(tick());
    for (int i = 0; i < 6; ++i) {
        QVERIFY(hall.issue(kEnrol));
    }
    QVERIFY(tick());
    QVERIFY(hall.command(&HallQueue::closeWindow, kWindow));
    QVERIFY(tick());
    QVERIFY(hall.published(feed::kCurve, pages).isEmpty());
    QVERIFY(!tick());
    const QList<QJsonObject> bodies = told(hall);
    QCOMPARE(bodies.size(), 3);
    QCOMPARE(bodies.constLast()[QStringLiteral("matters")].toObject(),
             (QJsonObject{{kEnrol, QJsonObject()}}));
    QCOMPARE(callRulesFrom(bodies.constLast()[QStringLiteral("order")].toObject()), CallRules());
}

QTEST_GUILESS_MAIN(tst_WaitCurve)
#include "tst_WaitCurve.moc"
