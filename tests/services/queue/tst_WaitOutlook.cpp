// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/WaitHistory.h"
#include "services/storage/Query.h"
#include "tests/services/queue/TestHall.h"
#include "tests/services/queue/TestKiosk.h"
#include "tests/services/storage/TestStores.h"

#include <QDate>
#include <QTest>
#include <QTimeZone>

#include <cmath>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;

namespace {

const QString kWindow = QStringLiteral("1");
const QString kEnrol = QStringLiteral("enrol");

/// A day on which each of forty people took twelve minutes, from call to call.
std::shared_ptr<const WaitHistory> twelveMinutes()
{
    PastDay day;
    for (int i = 0; i < 40; ++i) {
        PastTicket ticket;
        ticket.matter = kEnrol;
        ticket.window = kWindow;
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

QString textOf(const QJsonObject& thing, const char* low, const char* high)
{
    return QStringLiteral("%1-%2")
        .arg(thing.value(QLatin1String(low)).toInt(-1))
        .arg(thing.value(QLatin1String(high)).toInt(-1));
}

} // namespace

/// What a hall says of waiting by its own history, and what is kept of what it has said.
class tst_WaitOutlook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rangeFollowsTheHistory();
    void withoutAHistoryTheUsualTimeCounts();
    void rangeOfATicketThatWaits();
    void quotedIsComparedWithTheFirstCall();
    void whatIsNoRangeIsNotKept_data();
    void whatIsNoRangeIsNotKept();
    void terminalRecordsWhatItTells();
    void hallRecordsWhatItTells();
    void windowsAreFollowed();
    void pastDays_data();
    void pastDays();

private:
    static QJsonObject queueOf(TestHall& hall);
    static Result<QJsonObject> pause(TestHall& hall);
    static QList<std::pair<QString, PastQuote>> quotes(TestHall& hall);

    storage::TestStores m_stores;
};

QJsonObject tst_WaitOutlook::queueOf(TestHall& hall)
{
    const auto things = hall.published(feed::kQueue, {QStringLiteral("all")});
    for (const journal::FeedChange& thing : things) {
        if (thing.id == kEnrol) {
            return thing.body.value_or(QJsonObject());
        }
    }
    return {};
}

Result<QJsonObject> tst_WaitOutlook::pause(TestHall& hall)
{
    return hall.run<QJsonObject>([&hall](storage::Database& store) {
        return hall.queue().pause(store, {kWindow, QStringLiteral("wang"), {}}, {});
    });
}

QList<std::pair<QString, PastQuote>> tst_WaitOutlook::quotes(TestHall& hall)
{
    return quotesSince(hall.database(), 0).value();
}

void tst_WaitOutlook::rangeFollowsTheHistory()
{
    ManualClock clock;
    TestHall hall(clock);
    hall.hallFeed().waits().learn(twelveMinutes());
    QVERIFY(hall.open(kWindow, {kEnrol}));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(hall.issue(kEnrol));
    }
    // The first of them is called at once.
    QCOMPARE(textOf(queueOf(hall), "lowMinutes", "highMinutes"), QStringLiteral("30-40"));
    QCOMPARE(textOf(queueOf(hall).value(QStringLiteral("earlier")).toObject(), "low", "high"),
             QStringLiteral("0-5"));
    QVERIFY(hall.command(&HallQueue::callNext, kWindow));
    clock.advance(10min);
    QVERIFY(hall.command(&HallQueue::start, kWindow));
    QCOMPARE(textOf(queueOf(hall), "lowMinutes", "highMinutes"), QStringLiteral("20-30"));
    QVERIFY(hall.command(&HallQueue::finish, kWindow));
    QVERIFY(pause(hall));
    QVERIFY(!queueOf(hall).contains(QStringLiteral("highMinutes")));
    QCOMPARE(hall.verify(), QString());
}

void tst_WaitOutlook::withoutAHistoryTheUsualTimeCounts()
{
    const ManualClock clock;
    TestHall hall(clock);
    hall.hallFeed().waits().learn(std::make_shared<const WaitHistory>(
        std::vector<PastDay>(), QHash<QString, int>{{kEnrol, 12}}));
    QVERIFY(hall.open(kWindow, {kEnrol}));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(hall.issue(kEnrol));
    }
    const int usual = TestHall::catalogue().matter(kEnrol)->typicalMinutes;
    const auto range = estimateWait(3, usual, 1);
    QCOMPARE(queueOf(hall).value(QStringLiteral("lowMinutes")).toInt(), range->lowMinutes);
    QCOMPARE(queueOf(hall).value(QStringLiteral("highMinutes")).toInt(), range->highMinutes);
}

void tst_WaitOutlook::rangeOfATicketThatWaits()
{
    const ManualClock clock;
    TestHall hall(clock);
    hall.hallFeed().waits().learn(twelveMinutes());
    QVERIFY(hall.open(kWindow, {kEnrol}));
    const auto first = hall.issue(kEnrol);
    const auto second = hall.issue(kEnrol);
    QVERIFY(first && second);
    const qint64 nowMs = clock.now().wallMs;
    const auto rangeOf = [&](const Result<QJsonObject>& ticket, qint64 atMs) {
        return hall.hallFeed().waits().ofTicket(idFromText(field(ticket, "id")), atMs);
    };
    QCOMPARE(rangeOf(first, nowMs), std::optional(WaitRange{0, 5}));
    QCOMPARE(rangeOf(second, nowMs), std::optional(WaitRange{10, 15}));
    QVERIFY(!rangeOf(second, nowMs + WaitOutlook::kTicketFreshMs + 1));
    QVERIFY(!hall.hallFeed().waits().ofTicket(randomBytes(16), nowMs));
}

void tst_WaitOutlook::quotedIsComparedWithTheFirstCall()
{
    ManualClock clock;
    TestHall hall(clock);
    BareTerminal terminal(QStringLiteral("kiosk-1"), clock);
    const QByteArray id = terminal.issue(kEnrol, toJson(WaitRange{10, 20}));
    terminal.record(facts::kHeld, id, {{QStringLiteral("by"), QStringLiteral("citizen")}});
    QVERIFY(terminal.shipTo(hall));
    QVERIFY(quotes(hall).isEmpty());
    QVERIFY(hall.open(kWindow, {kEnrol}));
    clock.advance(12min);
    QVERIFY(hall.command(&HallQueue::callNext, kWindow));
    QVERIFY(hall.undo(kWindow));
    QVERIFY(quotes(hall).isEmpty());
    clock.advance(3min);
    QVERIFY(hall.command(&HallQueue::callNext, kWindow));
    clock.advance(1min);
    QVERIFY(hall.command(&HallQueue::recall, kWindow));
    const auto found = quotes(hall);
    QCOMPARE(found.size(), 1);
    const auto& [day, quote] = found.constFirst();
    QCOMPARE(day, hallDay(clock.now().wallMs));
    QCOMPARE(quote.quoted, (WaitRange{10, 20}));
    QVERIFY2(std::abs(quote.waitedMinutes - 15) < 0.1,
             qPrintable(QString::number(quote.waitedMinutes)));
    QVERIFY(quote.isKept());
    QCOMPARE(hall.verify(), QString());
}

void tst_WaitOutlook::whatIsNoRangeIsNotKept_data()
{
    QTest::addColumn<QJsonValue>("quoted");
    QTest::newRow("a word") << QJsonValue(QStringLiteral("soon"));
    QTest::newRow("empty") << QJsonValue(QJsonObject());
    QTest::newRow("upside down") << QJsonValue(toJson(WaitRange{30, 20}));
    QTest::newRow("no width") << QJsonValue(toJson(WaitRange{20, 20}));
    QTest::newRow("before now") << QJsonValue(toJson(WaitRange{-5, 20}));
    QTest::newRow("next week") << QJsonValue(toJson(WaitRange{10, kLongestWaitMinutes + 1}));
}

void tst_WaitOutlook::whatIsNoRangeIsNotKept()
{
    QFETCH(const QJsonValue, quoted);
    QVERIFY(!waitRangeFrom(quoted));
    const ManualClock clock;
    TestHall hall(clock);
    BareTerminal terminal(QStringLiteral("kiosk-1"), clock);
    terminal.issue(kEnrol, quoted);
    QVERIFY(terminal.shipTo(hall));
    QCOMPARE(storage::numberOf(hall.database(), "SELECT COUNT(*) FROM quoted_waits"), 0);
}

void tst_WaitOutlook::terminalRecordsWhatItTells()
{
    ManualClock clock;
    TestHall hall(clock);
    hall.hallFeed().waits().learn(twelveMinutes());
    QVERIFY(hall.open(kWindow, {kEnrol}));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(hall.issue(kEnrol));
    }
    const QTemporaryDir folder;
    const TestKeys keys;
    TestKiosk kiosk(QStringLiteral("kiosk-1"), QStringLiteral("1"),
                    folder.filePath(QStringLiteral("kiosk.db")), keys, *hall.keys(), clock);
    kiosk.pull(hall);
    const auto ordinary = kiosk.issue(kEnrol, {}, false);
    QVERIFY(ordinary);
    QCOMPARE(ordinary.value().figures->lowMinutes, std::optional(30));
    IssueRequest request;
    request.matter = kEnrol;
    request.klass = TicketClass::Elder;
    const auto elder = kiosk.issue(std::move(request));
    QVERIFY(elder);
    QCOMPARE(elder.value().figures->highMinutes, std::optional(5));
    clock.advance(16min); // The hall has not been heard of for too long: no promise.
    QVERIFY(kiosk.issue(kEnrol, {}, false));
    QVERIFY(kiosk.shipTo(hall) > 0);
    // Beside the three that the hall has told by itself.
    QCOMPARE(storage::numberOf(hall.database(), "SELECT COUNT(*) FROM quoted_waits"), 3 + 2);
    QCOMPARE(storage::numberOf(hall.database(), "SELECT low FROM quoted_waits ORDER BY high DESC"),
             30);
}

/// What reception tells is what the queue said of who comes now, and is recorded.
void tst_WaitOutlook::hallRecordsWhatItTells()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(!hall.issue(kEnrol).value().contains(QLatin1String("quoted"))); // No window is open.
    hall.hallFeed().waits().learn(twelveMinutes());
    QVERIFY(hall.open(kWindow, {kEnrol}));
    clock.advance(1min);
    const QJsonObject said = queueOf(hall);
    const auto ordinary = hall.issue(kEnrol);
    QVERIFY(ordinary);
    const QJsonObject quoted = ordinary.value()[QLatin1String("quoted")].toObject();
    QCOMPARE(textOf(quoted, "low", "high"), textOf(said, "lowMinutes", "highMinutes"));
    const auto elder = hall.issue(kEnrol, TicketClass::Elder);
    QVERIFY(elder);
    QCOMPARE(elder.value()[QLatin1String("quoted")].toObject()[QLatin1String("high")].toInt(), 5);
    QCOMPARE(storage::numberOf(hall.database(), "SELECT COUNT(*) FROM quoted_waits"), 2);
    // Of an appointment its beginning is told, and nothing else.
    IssueOrder booked;
    booked.matters = QStringList{kEnrol};
    booked.klass = TicketClass::Appointment;
    booked.readyAtMs = clock.now().wallMs + 10 * kMinuteMs;
    const auto checkedIn = hall.run<QJsonObject>(
        [&](storage::Database& store) { return hall.queue().issue(store, booked); });
    QVERIFY(checkedIn);
    QVERIFY(!checkedIn.value().contains(QLatin1String("quoted")));
}

void tst_WaitOutlook::windowsAreFollowed()
{
    ManualClock clock;
    TestHall hall(clock);
    QVERIFY(hall.open(kWindow, {kEnrol}));
    clock.advance(60min);
    QVERIFY(pause(hall));
    clock.advance(30min);
    QVERIFY(hall.command(&HallQueue::resume, kWindow));
    clock.advance(30min);
    QVERIFY(hall.command(&HallQueue::closeWindow, kWindow));
    const auto changes = windowChangesSince(hall.database(), 0).value();
    QCOMPARE(changes.size(), 4);
    const QList<bool> open{changes[0].isOpen, changes[1].isOpen, changes[2].isOpen,
                           changes[3].isOpen};
    QCOMPARE(open, (QList<bool>{true, false, true, false}));
    QCOMPARE(changes[3].matters, QStringList(kEnrol));
    QCOMPARE((changes[1].atMs - changes[0].atMs) / kMinuteMs, 60);
    clock.advance(24h * (WaitProjection::kKeptDays + 1));
    QVERIFY(hall.open(kWindow, {kEnrol}));
    QCOMPARE(windowChangesSince(hall.database(), 0).value().size(), 1);
    QCOMPARE(hall.verify(), QString());
}

void tst_WaitOutlook::pastDays_data()
{
    storage::TestStores::addEngineRows();
}

void tst_WaitOutlook::pastDays()
{
    const auto database = m_stores.freshDatabase();
    QVERIFY(TicketProjection(QStringLiteral("hall-1")).migrate(*database));
    QVERIFY(WaitProjection(QStringLiteral("hall-1")).migrate(*database));
    const QTimeZone zone(8 * 60 * 60);
    const QDate today(2026, 11, 23);
    const auto take = [&](const QDate& day, int count) {
        const qint64 nineMs = QDateTime(day, QTime(9, 0), zone).toMSecsSinceEpoch();
        for (int i = 0; i < count; ++i) {
            const qint64 atMs = nineMs + i * kMinuteMs;
            const QByteArray id = makeUuidV7(atMs);
            QVERIFY(storage::run(
                *database,
                "INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, "
                "token, issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, "
                "is_unknown, is_printing, transferred_from, further, sealed, key_id) VALUES (?, "
                "'A1', 'k', 1, 'enrol', 0, 5, ?, '', '', ?, ?, '1', ?, 1, 0, ?, 0, 0, '', '[]', "
                "?, ?)",
                id, day.toString(Qt::ISODate), atMs, atMs, atMs + kMinuteMs, atMs + 2 * kMinuteMs,
                QByteArray(), QByteArray()));
            QVERIFY(storage::run(*database,
                                 "INSERT INTO quoted_waits (id, day, low, high, issued_at, "
                                 "called_at) VALUES (?, ?, 0, 5, ?, ?)",
                                 id, day.toString(Qt::ISODate), atMs, atMs + kMinuteMs));
        }
        QVERIFY(storage::run(*database,
                             "INSERT INTO window_changes (at, window_id, is_open, matters) VALUES "
                             "(?, '1', 1, '[]')",
                             nineMs));
    };
    for (int back = 1; back <= 30; ++back) {
        const QDate day = today.addDays(-back);
        take(day, day.dayOfWeek() > 5 ? 3 : kPastNumbersLeast); // Somebody tried the terminals.
    }
    take(today, kPastNumbersLeast);
    const auto days = queue::pastDays(*database, today.toString(Qt::ISODate));
    QVERIFY(days);
    QCOMPARE(days.value().size(), std::size_t(kPastDaysMost));
    const PastDay& last = days.value().back();
    QCOMPARE(last.day, QStringLiteral("2026-11-20"));
    QCOMPARE(last.tickets.size(), std::size_t(kPastNumbersLeast));
    QCOMPARE(last.quotes.size(), std::size_t(kPastNumbersLeast));
    QCOMPARE(last.windows.size(), std::size_t(1));
    QVERIFY(last.tickets.front().isServed);
    QCOMPARE(last.quotes.front().waitedMinutes, 1.0);
}

QTEST_GUILESS_MAIN(tst_WaitOutlook)
#include "tst_WaitOutlook.moc"
