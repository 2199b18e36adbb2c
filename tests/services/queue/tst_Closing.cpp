// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/WaitHistory.h"
#include "tests/Seed.h"
#include "tests/services/queue/TestHall.h"

#include <QJsonArray>
#include <QTest>

#include <memory>
#include <random>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString kWindow1 = u"1"_s;
const QString kWindow2 = u"2"_s;
const QString kEnrol = u"enrol"_s;
const QString kMove = u"move"_s;
const QString kWang = u"wang"_s;
const QString kLi = u"li"_s;
const QString kZhao = u"zhao"_s;
/// The clock of a test begins then.
constexpr qint64 kNine = 1'795'309'200'000;
constexpr int kElevenMinute = 11 * 60;
constexpr int kTypicalMinutes = 8; ///< Of a service, as the catalogue has it.

/// A day on which each of forty people took twelve minutes, from call to call.
std::shared_ptr<const WaitHistory> twelveMinutes()
{
    PastDay day;
    for (int i = 0; i < 40; ++i) {
        PastTicket ticket;
        ticket.matter = kEnrol;
        ticket.window = kWindow1;
        ticket.issuedAtMs = kMinuteMs;
        ticket.dueAtMs = kMinuteMs;
        ticket.calledAtMs = (12LL * i + 2) * kMinuteMs;
        ticket.endedAtMs = (12LL * i + 13) * kMinuteMs;
        ticket.isServed = true;
        day.tickets.push_back(ticket);
    }
    return std::make_shared<const WaitHistory>(std::vector<PastDay>{day},
                                               QHash<QString, int>{{kEnrol, 12}});
}

QJsonObject hallThing(const QString& hours)
{
    return {{u"name"_s, QJsonObject()},
            {u"opening"_s, QJsonObject{{u"2026-11-22"_s, QJsonArray{hours}},
                                       {u"2026-11-23"_s, QJsonArray{u"0900-1700"_s}}}}};
}

} // namespace

/// What stops before its time: a hall that closes early, or at the end of its day, and a window
/// that is lost. A hall without a history, where one service takes eight minutes.
class tst_Closing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void closesEarly();
    void withdrawnIssuesAgain();
    void tooLateToWithdraw();
    void laterOrderCounts();
    void order_data();
    void order();
    void outlookChangesNothing();
    void whatNobodyServesStops();
    void whoGoesFirstIsNotRefused();

    void fullBeforeTheUsualEnd();
    void ruleIsSwitchedOff();
    void yesterdaysEndIsForgotten();
    void yesterdaysEndIsForgottenAtTheSecondTry();
    void opensAgainWhenClearlyBetter();
    void beforeTheWindowsOpen();
    void forecastDecides();
    void neverRefusedWhileSurelyServed();
    void lessTimeMoreInVain();

    void lostWindow_data();
    void lostWindow();
    void lostAmongOthers();
    void lostLineIsReleased();
    void openedAgain();
    void startedAgain();
    void lostAsItWasSeen();

private:
    using Work = std::function<Result<QJsonObject>(storage::Database&)>;

    Result<QJsonObject> run(const Work& work) { return m_hall->run<QJsonObject>(work); }

    Result<QJsonObject> open(const QString& window, const QString& staff,
                             const QStringList& matters);
    void issueMany(int count, const QString& matter = kEnrol);
    Result<QJsonObject> close(int minute, qint64 expected);
    Result<QJsonObject> outlook(int minute);
    Result<QJsonObject> withdraw();
    Result<QJsonObject> lose(const QString& window, const QString& ticket = {});
    void setHours(const QString& hours);
    void look();
    QJsonObject thing(const char* kind, const QString& id);

    QJsonObject queueThing(const QString& matter = kEnrol) { return thing(feed::kQueue, matter); }

    Result<ClosingOutlook::Verdict> judge(const WaitOutlook::Queue& queue, const DayEnd& end);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<TestHall> m_hall;
};

void tst_Closing::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_hall = std::make_unique<TestHall>(*m_clock);
    QVERIFY(open(kWindow1, kWang, {kEnrol}));
}

/// Whatever happened, the tables are what the journal says.
void tst_Closing::cleanup()
{
    QCOMPARE(m_hall->verify(), QString());
    m_hall.reset();
}

Result<QJsonObject> tst_Closing::open(const QString& window, const QString& staff,
                                      const QStringList& matters)
{
    return run([&](storage::Database& store) {
        return m_hall->queue().openWindow(store, {window, staff, {}}, matters);
    });
}

void tst_Closing::issueMany(int count, const QString& matter)
{
    for (int i = 0; i < count; ++i) {
        m_clock->advance(10ms);
        OW_ENFORCE(bool(m_hall->issue(matter)));
    }
}

Result<QJsonObject> tst_Closing::close(int minute, qint64 expected)
{
    return run([&](storage::Database& store) {
        return m_hall->queue().closeEarly(store, {.minute = minute,
                                                  .reason = u"power"_s,
                                                  .staff = kZhao,
                                                  .expected = expected,
                                                  .notice = {{u"zh"_s, u"今天提前结束"_s}}});
    });
}

Result<QJsonObject> tst_Closing::outlook(int minute)
{
    return run(
        [&](storage::Database& store) { return m_hall->queue().closingOutlook(store, minute); });
}

Result<QJsonObject> tst_Closing::withdraw()
{
    return run(
        [&](storage::Database& store) { return m_hall->queue().withdrawClosing(store, kZhao); });
}

Result<QJsonObject> tst_Closing::lose(const QString& window, const QString& ticket)
{
    return run([&](storage::Database& store) {
        return m_hall->queue().loseWindow(store, {window, kZhao, ticket}, u"unwell"_s);
    });
}

void tst_Closing::setHours(const QString& hours)
{
    const auto told = m_hall->run<int>([&](storage::Database& store) -> Result<int> {
        OW_TRY(m_hall->queue().publishNews(store, hallThing(hours), {}));
        return 0;
    });
    OW_ENFORCE(bool(told));
}

void tst_Closing::look()
{
    const auto looked = m_hall->run<int>([&](storage::Database& store) -> Result<int> {
        OW_TRY(m_hall->queue().lookAtClosing(store));
        return 0;
    });
    OW_ENFORCE(bool(looked));
    m_hall->queue().noteLooked();
}

QJsonObject tst_Closing::thing(const char* kind, const QString& id)
{
    const auto found = m_hall->feed().find(m_hall->database(), QLatin1String(kind), id);
    OW_ENFORCE(bool(found));
    return found.value().value_or(QJsonObject());
}

Result<ClosingOutlook::Verdict> tst_Closing::judge(const WaitOutlook::Queue& queue,
                                                   const DayEnd& end)
{
    return m_hall->hallFeed().closing().judge(m_hall->database(), queue, m_clock->now().wallMs,
                                              end);
}

/// Twenty wait, an hour is for seven of them: by eleven about fifteen are called.
void tst_Closing::closesEarly()
{
    setHours(u"0900-1700"_s);
    issueMany(20);
    QVERIFY(!queueThing().contains(u"stopped"_s));
    const auto closed = close(kElevenMinute, 20);
    QCOMPARE(field(closed, "late"), u"5"_s);
    QCOMPARE(closed.value()[u"stopped"_s].toArray(), QJsonArray{kEnrol});
    // Terminals go by the hours; everybody reads why.
    QCOMPARE(thing(feed::kHall, u"hall"_s)[u"opening"_s].toObject(),
             (QJsonObject{{u"2026-11-22"_s, QJsonArray{u"0900-1100"_s}},
                          {u"2026-11-23"_s, QJsonArray{u"0900-1700"_s}}}));
    QCOMPARE(thing(feed::kClosing, u"closing"_s)[u"at"_s].toInteger(), kNine + 2 * kHourMs);
    QCOMPARE(thing(feed::kNotice, u"hall/closing"_s)[u"until"_s].toString(), u"2026-11-22"_s);
    QCOMPARE(queueThing()[u"stopped"_s].toString(), u"full"_s);
    const QJsonObject late = queueThing()[u"late"_s].toObject();
    QCOMPARE(late[u"count"_s].toInt(), 5);
    QCOMPARE(late[u"numbers"_s].toArray(),
             (QJsonArray{u"A0016"_s, u"A0017"_s, u"A0018"_s, u"A0019"_s}));
    const auto refused = m_hall->issue(kEnrol);
    QCOMPARE(field(refused, "number"), u"TooLate"_s);
    QCOMPARE(refused.error().detail, u"full"_s);
    // Who has a number keeps it, and is called in order.
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, kWindow1), "number"), u"A0001"_s);
}

void tst_Closing::withdrawnIssuesAgain()
{
    setHours(u"0900-1700"_s);
    issueMany(20);
    QVERIFY(close(kElevenMinute, 20));
    QCOMPARE(field(withdraw(), "reason"), u"power"_s);
    QVERIFY(!queueThing().contains(u"stopped"_s));
    QVERIFY(!queueThing().contains(u"late"_s));
    QVERIFY(m_hall->issue(kEnrol));
    QCOMPARE(thing(feed::kHall, u"hall"_s)[u"opening"_s].toObject()[u"2026-11-22"_s].toArray(),
             QJsonArray{u"0900-1700"_s});
    QVERIFY(thing(feed::kClosing, u"closing"_s).isEmpty());
    QVERIFY(thing(feed::kNotice, u"hall/closing"_s).isEmpty());
    QCOMPARE(field(withdraw(), "reason"), u"NotFound"_s);
}

void tst_Closing::tooLateToWithdraw()
{
    QVERIFY(close(kElevenMinute, 0));
    m_clock->advance(2h);
    QCOMPARE(field(withdraw(), "reason"), u"TooLate"_s);
    // Nobody is called in time any more: not even where nobody waits.
    QCOMPARE(field(m_hall->issue(kEnrol), "number"), u"TooLate"_s);
    QCOMPARE(field(close(kElevenMinute + 60, 0), "at"), u"Conflict"_s);
}

void tst_Closing::laterOrderCounts()
{
    issueMany(20);
    QVERIFY(close(kElevenMinute, 20));
    QVERIFY(close(kElevenMinute + 120, 20));
    QVERIFY(!queueThing().contains(u"stopped"_s));
    QCOMPARE(thing(feed::kHall, u"hall"_s)[u"opening"_s].toObject()[u"2026-11-22"_s].toArray(),
             QJsonArray{u"0000-1300"_s}); // Of a hall that has told no hours.
}

void tst_Closing::order_data()
{
    QTest::addColumn<int>("minute");
    QTest::addColumn<int>("expected");
    QTest::addColumn<QString>("error");
    QTest::newRow("at this minute") << 9 * 60 << 2 << QString();
    QTest::newRow("before the usual end") << 16 * 60 + 59 << 2 << QString();
    QTest::newRow("has passed") << 9 * 60 - 1 << 2 << u"BadRequest"_s;
    QTest::newRow("the usual end") << 17 * 60 << 2 << u"BadRequest"_s;
    QTest::newRow("fewer were seen") << kElevenMinute << 1 << u"Conflict"_s;
    QTest::newRow("more were seen") << kElevenMinute << 3 << u"Conflict"_s;
}

void tst_Closing::order()
{
    QFETCH(int, minute);
    QFETCH(int, expected);
    QFETCH(QString, error);
    setHours(u"0900-1700"_s);
    issueMany(2);
    const auto closed = close(minute, expected);
    QCOMPARE(closed ? QString() : errorName(closed.error().code), error);
    QCOMPARE(thing(feed::kClosing, u"closing"_s).isEmpty(), !error.isEmpty());
}

void tst_Closing::outlookChangesNothing()
{
    issueMany(20);
    const QJsonObject before = queueThing();
    const auto told = outlook(kElevenMinute);
    QCOMPARE(field(told, "waiting"), u"20"_s);
    QCOMPARE(field(told, "late"), u"5"_s);
    QCOMPARE(told.value()[u"matters"_s].toArray(),
             (QJsonArray{QJsonObject{{u"matter"_s, kEnrol}, {u"waiting"_s, 20}, {u"late"_s, 5}}}));
    QCOMPARE(queueThing(), before);
    QVERIFY(m_hall->issue(kEnrol));
}

/// While a hall is about to close nobody waits for a window that may be opened.
void tst_Closing::whatNobodyServesStops()
{
    issueMany(1, kMove);
    QVERIFY(!queueThing(kMove).contains(u"stopped"_s)); // As every morning.
    QVERIFY(close(kElevenMinute, 1));
    QCOMPARE(queueThing(kMove)[u"stopped"_s].toString(), u"unserved"_s);
    QCOMPARE(queueThing(kMove)[u"late"_s].toObject()[u"count"_s].toInt(), 1);
    QVERIFY(!queueThing(kEnrol).contains(u"stopped"_s));
    QVERIFY(open(kWindow2, kLi, {kMove}));
    QVERIFY(!queueThing(kMove).contains(u"stopped"_s));
}

void tst_Closing::whoGoesFirstIsNotRefused()
{
    issueMany(20);
    QVERIFY(close(kElevenMinute, 20));
    QVERIFY(m_hall->issue(kEnrol, TicketClass::Disabled));
    const auto anyway = run([&](storage::Database& store) {
        IssueOrder order;
        order.matters = QStringList(kEnrol);
        order.staff = kWang;
        order.isAnyway = true;
        return m_hall->queue().issue(store, order);
    });
    QVERIFY(anyway);
}

/// Told at 10:10 that today's numbers are gone, people do not wait until eleven in vain.
void tst_Closing::fullBeforeTheUsualEnd()
{
    setHours(u"0900-1100"_s);
    issueMany(10);
    look();
    QVERIFY(!queueThing().contains(u"stopped"_s));
    m_clock->advance(70min);
    QCOMPARE(field(m_hall->issue(kEnrol), "number"), u"TooLate"_s);
    look(); // Nothing has happened but that time went by.
    QCOMPARE(queueThing()[u"stopped"_s].toString(), u"full"_s);
    QVERIFY(queueThing()[u"late"_s].toObject()[u"count"_s].toInt() > 0);
    // Whoever is still there when it has closed sees what becomes of them.
    m_clock->advance(51min);
    look();
    QCOMPARE(queueThing()[u"stopped"_s].toString(), u"full"_s);
    QVERIFY(!queueThing().contains(u"late"_s));
}

void tst_Closing::ruleIsSwitchedOff()
{
    m_hall->hallFeed().closing().setLeastChance([](storage::Database&) { return Result<int>(0); });
    setHours(u"0900-1100"_s);
    issueMany(10);
    m_clock->advance(110min);
    look();
    QVERIFY(!queueThing().contains(u"stopped"_s));
    QVERIFY(m_hall->issue(kEnrol));
    // Whoever closes early wants it all the same.
    QVERIFY(close(kElevenMinute - 5, 11));
    QCOMPARE(queueThing()[u"stopped"_s].toString(), u"full"_s);
}

void tst_Closing::yesterdaysEndIsForgotten()
{
    setHours(u"0900-1100"_s);
    issueMany(10);
    m_clock->advance(110min);
    look();
    QCOMPARE(queueThing()[u"stopped"_s].toString(), u"full"_s);
    m_clock->advance(14h);
    look();
    QVERIFY(!queueThing().contains(u"stopped"_s));
    QVERIFY(m_hall->issue(kEnrol));
}

/// The store failed as the day began.
void tst_Closing::yesterdaysEndIsForgottenAtTheSecondTry()
{
    setHours(u"0900-1100"_s);
    issueMany(10);
    m_clock->advance(110min);
    look();
    m_clock->advance(14h);
    QVERIFY(!run([this](storage::Database& store) -> Result<QJsonObject> {
        OW_TRY(m_hall->queue().lookAtClosing(store));
        return Error{ErrorCode::StoreFailed, {}};
    }));
    QCOMPARE(queueThing()[u"stopped"_s].toString(), u"full"_s);
    look();
    QVERIFY(!queueThing().contains(u"stopped"_s));
}

/// Nobody is sent away while the next one gets a number.
void tst_Closing::opensAgainWhenClearlyBetter()
{
    ClosingOutlook& closing = m_hall->hallFeed().closing();
    setHours(u"0900-1100"_s);
    const auto stopOf = [&](int waiting) {
        const WaitOutlook::Queue queue{kEnrol, waiting, 1, kTypicalMinutes};
        return closing.judge(m_hall->database(), queue, m_clock->now().wallMs).value().stop;
    };
    QCOMPARE(stopOf(14), Stop::None); // 35 of 65 minutes are in time: 54 %.
    QCOMPARE(stopOf(15), Stop::Full); // 25 of 65: 38 %.
    QCOMPARE(stopOf(14), Stop::Full);
    QCOMPARE(stopOf(13), Stop::None); // 40 of 60: 67 %.
    QCOMPARE(stopOf(14), Stop::None);
}

/// Who comes early waits for windows that nobody has opened yet, with a history or without.
void tst_Closing::beforeTheWindowsOpen()
{
    m_hall->hallFeed().waits().learn(twelveMinutes());
    setHours(u"0900-1100"_s);
    QVERIFY(run([&](storage::Database& store) {
        return m_hall->queue().closeWindow(store, {kWindow1, kWang, {}});
    }));
    issueMany(30);
    look();
    QVERIFY(!queueThing().contains(u"stopped"_s));
    QVERIFY(!queueThing().contains(u"late"_s));
    // Nor, hours before, where only the first of them is open.
    setHours(u"0900-1700"_s);
    QVERIFY(open(kWindow1, kWang, {kEnrol}));
    issueMany(60);
    look();
    QVERIFY(!queueThing().contains(u"stopped"_s));
}

/// Where the hall has learned, its forecast counts, and not the catalogue's usual time.
void tst_Closing::forecastDecides()
{
    m_hall->hallFeed().waits().learn(twelveMinutes());
    setHours(u"0900-1100"_s);
    issueMany(5);
    look();
    QVERIFY(!queueThing().contains(u"stopped"_s));
    int waiting = 5; // Of whom the tenth is called at about eleven; by the catalogue the fifteenth.
    while (waiting < 15 && m_hall->issue(kEnrol)) {
        m_clock->advance(10ms);
        ++waiting;
    }
    QVERIFY2(waiting >= 8 && waiting <= 12, qPrintable(QString::number(waiting)));
    look();
    QCOMPARE(queueThing()[u"stopped"_s].toString(), u"full"_s);
    const auto told = outlook(10 * 60);
    const int late = told.value()[u"late"_s].toInt();
    QVERIFY2(qAbs(late - (waiting - 5)) <= 1, qPrintable(QString::number(late)));
}

void tst_Closing::neverRefusedWhileSurelyServed()
{
    std::mt19937 random(testSeed());
    const auto drawn = [&random](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(most));
    };
    WaitOutlook& waits = m_hall->hallFeed().waits();
    for (int i = 0; i < 400; ++i) {
        const WaitOutlook::Queue queue{kMove, drawn(60), drawn(5), 1 + drawn(30)};
        const int minutes = drawn(470);
        const DayEnd end{.atMs = m_clock->now().wallMs + minutes * kMinuteMs,
                         .isEarly = i % 2 == 0};
        const auto verdict = judge(queue, end);
        QVERIFY(verdict);
        const auto chance =
            waits.newcomerChance(m_hall->database(), queue, m_clock->now().wallMs, minutes);
        QVERIFY(chance);
        if (!end.isEarly && minutes * kMinuteMs > ClosingOutlook::kAheadMs) {
            QCOMPARE(verdict.value(), ClosingOutlook::Verdict());
        } else if (chance.value() && minutes > 0) {
            QCOMPARE(verdict.value().stop == Stop::Full, *chance.value() < 0.5);
        }
        QVERIFY(verdict.value().late >= 0 && verdict.value().late <= queue.waiting);
        // Whoever comes now stands behind all of them.
        QVERIFY(verdict.value().late == 0 || verdict.value().stop != Stop::None);
    }
}

void tst_Closing::lessTimeMoreInVain()
{
    const WaitOutlook::Queue queue{kMove, 40, 2, kTypicalMinutes};
    int before = queue.waiting;
    for (int minutes = 1; minutes < 300; ++minutes) {
        const auto verdict = judge(queue, {.atMs = m_clock->now().wallMs + minutes * kMinuteMs});
        QVERIFY(verdict.value().late <= before);
        before = verdict.value().late;
    }
    QCOMPARE(before, 0);
}

void tst_Closing::lostWindow_data()
{
    QTest::addColumn<bool>("isServed");
    QTest::newRow("called just now") << false;
    QTest::newRow("in the middle of it") << true;
}

void tst_Closing::lostWindow()
{
    QFETCH(bool, isServed);
    issueMany(3);
    const auto called = m_hall->command(&HallQueue::callNext, kWindow1);
    QCOMPARE(field(called, "number"), u"A0001"_s);
    const qint64 calledAtMs = called.value()[u"calledAt"_s].toInteger();
    if (isServed) {
        QVERIFY(m_hall->command(&HallQueue::start, kWindow1));
    }
    m_clock->advance(5s);
    const auto lost = lose(kWindow1);
    QCOMPARE(field(lost, "number"), u"A0001"_s);
    QCOMPARE(lost.value()[u"stopped"_s].toArray(), QJsonArray{kEnrol});
    QCOMPARE(thing(feed::kWindow, kWindow1)[u"state"_s].toString(), u"closed"_s);
    // Who is on their way hears that it was a mistake; who sits there knows.
    const QJsonObject call = thing(feed::kCall, kWindow1);
    QCOMPARE(call[u"corrects"_s].toInteger(), isServed ? 0 : calledAtMs);
    QCOMPARE(call[u"state"_s].toString(), isServed ? u"done"_s : u"waiting"_s);
    // They keep their place, and everybody who waits is told.
    QCOMPARE(queueThing()[u"waiting"_s].toInt(), 3);
    QCOMPARE(queueThing()[u"stopped"_s].toString(), u"unserved"_s);
    QCOMPARE(queueThing()[u"late"_s].toObject()[u"numbers"_s].toArray(),
             (QJsonArray{u"A0001"_s, u"A0002"_s, u"A0003"_s}));
    const auto refused = m_hall->issue(kEnrol);
    QCOMPARE(field(refused, "number"), u"TooLate"_s);
    QCOMPARE(refused.error().detail, u"unserved"_s);
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    const auto again = run([&](storage::Database& store) {
        return m_hall->queue().callNext(store, {kWindow2, kLi, {}});
    });
    QCOMPARE(field(again, "number"), u"A0001"_s);
}

/// What another window serves, even one that makes a pause, goes on.
void tst_Closing::lostAmongOthers()
{
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    QVERIFY(run([&](storage::Database& store) {
        return m_hall->queue().pause(store, {kWindow2, kLi, {}}, u"lunch"_s);
    }));
    const auto lost = lose(kWindow1);
    QCOMPARE(lost.value()[u"stopped"_s].toArray(), QJsonArray());
    QVERIFY(!queueThing().contains(u"stopped"_s));
    QVERIFY(m_hall->issue(kEnrol));
}

/// Who waits for this window alone, or for whom it had, waits for any.
void tst_Closing::lostLineIsReleased()
{
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    issueMany(2);
    QVERIFY(run([&](storage::Database& store) {
        return m_hall->queue().callNext(store, {kWindow2, kLi, {}});
    }));
    QVERIFY(run([&](storage::Database& store) {
        return m_hall->queue().transfer(store, {kWindow2, kLi, {}},
                                        {.matter = {}, .window = kWindow1}, u"wish"_s);
    }));
    // Called from the window's own line, and lost there.
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, kWindow1), "number"), u"A0001"_s);
    QVERIFY(lose(kWindow1));
    const auto again = run([&](storage::Database& store) {
        return m_hall->queue().callNext(store, {kWindow2, kLi, {}});
    });
    QCOMPARE(field(again, "number"), u"A0001"_s);
}

void tst_Closing::openedAgain()
{
    QVERIFY(lose(kWindow1));
    QCOMPARE(field(m_hall->issue(kEnrol), "number"), u"TooLate"_s);
    QVERIFY(open(kWindow1, kLi, {kEnrol}));
    QVERIFY(m_hall->issue(kEnrol));
    // A window that is closed as always stops nothing.
    QVERIFY(run([&](storage::Database& store) {
        return m_hall->queue().closeWindow(store, {kWindow1, kLi, {}});
    }));
    QVERIFY(m_hall->issue(kEnrol));
    QVERIFY(!queueThing().contains(u"stopped"_s));
}

/// A program that starts again tells what was stopped before, whatever the hour.
void tst_Closing::startedAgain()
{
    QVERIFY(lose(kWindow1));
    HallFeed hallFeed(m_hall->feed(), u"hall-1"_s);
    HallQueue queue(m_hall->journal(), m_hall->feed(), hallFeed, HallRules());
    QVERIFY(m_hall->run<int>([&](storage::Database& store) -> Result<int> {
        OW_TRY(queue.publish(store, {{u"name"_s, QJsonObject()}}, TestHall::catalogue(),
                             {QJsonObject{{u"id"_s, kWindow1}}}, {}));
        return 0;
    }));
    QCOMPARE(queueThing()[u"stopped"_s].toString(), u"unserved"_s);
    QCOMPARE(hallFeed.stoppedMatters(), QStringList{kEnrol});
}

void tst_Closing::lostAsItWasSeen()
{
    issueMany(2);
    const QString first = field(m_hall->command(&HallQueue::callNext, kWindow1), "id");
    QCOMPARE(field(lose(kWindow1, u"00000000000000000000000000000001"_s), "state"), u"Conflict"_s);
    QVERIFY(lose(kWindow1, first));
    QCOMPARE(field(lose(kWindow1), "state"), u"Conflict"_s);
}

QTEST_GUILESS_MAIN(tst_Closing)
#include "tst_Closing.moc"
