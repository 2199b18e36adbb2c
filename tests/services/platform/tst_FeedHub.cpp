// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/FeedHub.h"
#include "services/storage/Transaction.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QHash>
#include <QTest>

#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

using namespace onewindow;
using namespace onewindow::platform;
using namespace std::chrono_literals;
using journal::Feed;
using journal::FeedPage;
using journal::succeed;
using journal::valueOf;
using storage::TestStores;

namespace {

constexpr int kPatienceMs = 40'000;

const QString kEast = QStringLiteral("hall-1");
const QString kWest = QStringLiteral("hall-2");
const QStringList kAll{QStringLiteral("all")};

/// A store with two streams, and whoever serves them.
struct Station
{
    Station(storage::DatabaseOptions store, FeedHub::Settings settings)
        : options(std::move(store))
        , database(storage::openOrDie(options))
    {
        succeed(Feed(kEast).open(*database));
        succeed(Feed(kWest).open(*database));
        readers = valueOf(ReaderPool::open(options));
        hub = std::make_unique<FeedHub>(*readers, options, settings);
        succeed(hub->start());
    }

    ~Station()
    {
        hub->stop();
        readers->stop();
    }

    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;
    Station(Station&&) = delete;
    Station& operator=(Station&&) = delete;

    void put(const QString& hall, const QString& id) { put(hall, QStringList{id}, {}); }

    void put(const QString& hall, const QStringList& ids, const QJsonObject& body)
    {
        auto transaction = valueOf(storage::Transaction::begin(*database));
        for (const QString& id : ids) {
            succeed(Feed(hall).put(*database, QStringLiteral("thing"), id, kAll.first(), body));
        }
        succeed(transaction.commit());
    }

    storage::DatabaseOptions options;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<ReaderPool> readers;
    std::unique_ptr<FeedHub> hub;
};

/// One who follows a stream: polls again with each answer.
class Reader
{
public:
    Reader(FeedHub& hub, const QString& hall)
        : m_state(std::make_shared<State>(hub, hall))
    {
        poll(m_state, {});
    }

    ~Reader() { m_state->source.request_stop(); }

    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    Reader(Reader&&) = delete;
    Reader& operator=(Reader&&) = delete;

    [[nodiscard]] QStringList seen() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->seen;
    }

    [[nodiscard]] int answers() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->answers;
    }

private:
    /// Outlives the reader while an answer is on its way.
    struct State
    {
        State(FeedHub& of, QString stream)
            : hub(of)
            , hall(std::move(stream))
        {}

        FeedHub& hub;
        QString hall;
        std::stop_source source;
        std::mutex mutex;
        QStringList seen;
        int answers = 0;
    };

    static void poll(const std::shared_ptr<State>& state, const journal::FeedCursor& cursor)
    {
        state->hub.poll(
            {.cursor = cursor,
             .audiences = kAll,
             .wait = 1h,
             .dropped = state->source.get_token(),
             .reply = [state](const Result<FeedAnswer>& answer) { take(state, answer); },
             .hall = state->hall});
    }

    static void take(const std::shared_ptr<State>& state, const Result<FeedAnswer>& answer)
    {
        constexpr int kAnswerLimit = 100; // After stop() every answer comes at once.
        const FeedPage page = answer ? answer.value().page() : FeedPage();
        bool isLast = !answer;
        {
            const std::lock_guard lock(state->mutex);
            isLast = isLast || ++state->answers >= kAnswerLimit;
            for (const auto& change : page.changes) {
                state->seen.append(change.id);
            }
        }
        if (!isLast && !state->source.stop_requested()) {
            poll(state, page.cursor);
        }
    }

    std::shared_ptr<State> m_state;
};

/// What somebody hears who stands `behind` changes before the end of a stream.
struct Answer
{
    QStringList ids;
    bool isFromMemory = false;
};

Answer askFrom(Station& station, const QString& hall, int behind)
{
    journal::FeedCursor cursor = valueOf(Feed::endsOf(*station.database, {hall})).value(hall);
    cursor.position -= behind;
    std::promise<std::pair<FeedPage, std::thread::id>> answer;
    station.hub->poll(
        {.cursor = cursor,
         .audiences = kAll,
         .dropped = {},
         .reply =
             [&answer](const Result<FeedAnswer>& given) {
                 answer.set_value({valueOf(given).page(), std::this_thread::get_id()});
             },
         .hall = hall});
    const auto [page, thread] = answer.get_future().get();
    QStringList ids;
    for (const journal::FeedChange& change : page.changes) {
        ids << change.id;
    }
    // The store is asked on another thread.
    return {ids, thread == std::this_thread::get_id()};
}

constexpr FeedHub::Settings kNeverByItself{.safety = 1h, .unused = 1h};

} // namespace

class TestFeedHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void announcedStreamIsAnswered_data() { TestStores::addEngineRows(); }

    void announcedStreamIsAnswered();

    void changesOfOneAreNotTheOthers_data() { TestStores::addEngineRows(); }

    void changesOfOneAreNotTheOthers();

    void streamThatBeginsIsAnswered_data() { TestStores::addEngineRows(); }

    void streamThatBeginsIsAnswered();
    void unannouncedIsFoundAllTheSame();
    void everyProcessHearsOnPostgres();
    void pageIsWrittenOnceForAll();
    void unusedStreamIsForgotten();
    void streamReadLongestAgoGivesWay();

private:
    TestStores m_stores;
};

void TestFeedHub::announcedStreamIsAnswered()
{
    Station station(valueOf(m_stores.fresh()), kNeverByItself);
    Reader east(*station.hub, kEast);
    Reader west(*station.hub, kWest);
    QTRY_VERIFY_WITH_TIMEOUT(east.answers() > 0 && west.answers() > 0,
                             kPatienceMs); // The snapshots.
    const int before = west.answers();
    station.put(kEast, QStringLiteral("a"));
    station.hub->announce(kEast);
    QTRY_COMPARE_WITH_TIMEOUT(east.seen(), QStringList{QStringLiteral("a")}, kPatienceMs);
    station.put(kWest, QStringLiteral("b"));
    station.hub->announce();
    QTRY_COMPARE_WITH_TIMEOUT(west.seen(), QStringList{QStringLiteral("b")}, kPatienceMs);
    QCOMPARE(east.seen().size(), 1);
    QVERIFY(west.answers() > before);
}

void TestFeedHub::changesOfOneAreNotTheOthers()
{
    Station station(valueOf(m_stores.fresh()), kNeverByItself);
    for (int i = 0; i < 3; ++i) {
        station.put(kEast, QStringLiteral("e%1").arg(i));
        station.put(kWest, QStringLiteral("w%1").arg(i));
    }
    Reader east(*station.hub, kEast);
    Reader west(*station.hub, kWest);
    QTRY_COMPARE_WITH_TIMEOUT(east.seen().size(), 3, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(west.seen().size(), 3, kPatienceMs);
    QVERIFY(east.seen().filter(QStringLiteral("w")).isEmpty());
    QVERIFY(west.seen().filter(QStringLiteral("e")).isEmpty());
    QCOMPARE(station.hub->streamCount(), 2U);
}

void TestFeedHub::streamThatBeginsIsAnswered()
{
    Station station(valueOf(m_stores.fresh()), kNeverByItself);
    const QString north = QStringLiteral("hall-3");
    Reader reader(*station.hub, north);
    QTRY_COMPARE_WITH_TIMEOUT(station.hub->streamCount(), 1U, kPatienceMs);
    station.put(north, QStringLiteral("first"));
    station.hub->announce(north);
    QTRY_COMPARE_WITH_TIMEOUT(reader.seen(), QStringList{QStringLiteral("first")}, kPatienceMs);
}

void TestFeedHub::unannouncedIsFoundAllTheSame()
{
    Station station(valueOf(m_stores.fresh(storage::Engine::Sqlite)),
                    {.safety = 20ms, .unused = 1h});
    Reader reader(*station.hub, kEast);
    QTRY_VERIFY_WITH_TIMEOUT(reader.answers() > 0, kPatienceMs);
    station.put(kEast, QStringLiteral("a"));
    QTRY_COMPARE_WITH_TIMEOUT(reader.seen(), QStringList{QStringLiteral("a")}, kPatienceMs);
}

// Two hubs as in two processes, nobody announces anything, and neither looks by itself.
void TestFeedHub::everyProcessHearsOnPostgres()
{
    const auto options = valueOf(m_stores.fresh(storage::Engine::Postgres));
    Station one(options, kNeverByItself);
    Station other(options, kNeverByItself);
    Reader here(*one.hub, kEast);
    Reader there(*other.hub, kEast);
    Reader elsewhere(*other.hub, kWest);
    QTRY_VERIFY_WITH_TIMEOUT(here.answers() > 0 && there.answers() > 0 && elsewhere.answers() > 0,
                             kPatienceMs);
    for (const QString& id : {QStringLiteral("a"), QStringLiteral("b")}) {
        one.put(kEast, id);
        QTRY_VERIFY_WITH_TIMEOUT(here.seen().contains(id) && there.seen().contains(id),
                                 kPatienceMs);
    }
    QCOMPARE(there.seen().size(), 2);
    QVERIFY(elsewhere.seen().isEmpty());
}

// By the place of its bytes: who sees the same has the same ones.
void TestFeedHub::pageIsWrittenOnceForAll()
{
    // Outlive the station, which answers whoever still waits.
    std::mutex mutex;
    QHash<QString, QList<QByteArray>> written;
    Station station(valueOf(m_stores.fresh(storage::Engine::Sqlite)), kNeverByItself);
    Reader loads(*station.hub, kEast);
    QTRY_VERIFY_WITH_TIMEOUT(loads.answers() > 0, kPatienceMs);
    station.put(kEast, QStringLiteral("a"));
    station.hub->announce(kEast);
    QTRY_COMPARE_WITH_TIMEOUT(loads.seen(), QStringList{QStringLiteral("a")}, kPatienceMs);
    const journal::FeedCursor here = valueOf(Feed::endsOf(*station.database, {kEast})).value(kEast);
    const QStringList nobody{QStringLiteral("nobody")};
    const QStringList some{QStringLiteral("all"), QStringLiteral("some")};
    for (const QStringList& audiences : {kAll, some, kAll, nobody, some}) {
        station.hub->poll({.cursor = here,
                           .audiences = audiences,
                           .wait = 1h,
                           .dropped = {},
                           .reply =
                               [&, audiences](const Result<FeedAnswer>& answer) {
                                   const std::lock_guard lock(mutex);
                                   written[audiences.join(u'+')] << valueOf(answer).json();
                               },
                           .hall = kEast});
    }
    const auto of = [&](const QStringList& audiences) {
        const std::lock_guard lock(mutex);
        return written.value(audiences.join(u'+'));
    };
    station.put(kEast, QStringLiteral("b"));
    station.hub->announce(kEast);
    QTRY_VERIFY_WITH_TIMEOUT(of(kAll).size() == 2 && of(some).size() == 2, kPatienceMs);
    QVERIFY(of(kAll).at(0).contains("\"b\""));
    QCOMPARE(of(kAll).at(0), of(some).at(0));
    QVERIFY(of(kAll).at(0).constData() == of(kAll).at(1).constData());
    QVERIFY(of(some).at(0).constData() == of(some).at(1).constData());
    QVERIFY(of(nobody).isEmpty()); // Answered when the hub stops.
}

void TestFeedHub::unusedStreamIsForgotten()
{
    Station station(valueOf(m_stores.fresh(storage::Engine::Sqlite)),
                    {.safety = 10ms, .unused = 200ms});
    Reader stays(*station.hub, kWest);
    {
        Reader goes(*station.hub, kEast);
        QTRY_VERIFY_WITH_TIMEOUT(goes.answers() > 0, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(station.hub->streamCount(), 2U, kPatienceMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(station.hub->streamCount(), 1U, kPatienceMs);
    station.put(kWest, QStringLiteral("w"));
    QTRY_COMPARE_WITH_TIMEOUT(stays.seen(), QStringList{QStringLiteral("w")}, kPatienceMs);
}

// Two streams of 196 kB where both may have 256 kB.
void TestFeedHub::streamReadLongestAgoGivesWay()
{
    constexpr int kThings = 50;
    constexpr qsizetype kLimit = 256 * 1024;
    const QJsonObject body{{QStringLiteral("text"), QString(1000, u'x')}};
    QStringList ids;
    for (int i = 0; i < kThings; ++i) {
        ids << QStringLiteral("t%1").arg(i, 2, 10, QLatin1Char('0'));
    }
    FeedHub::Settings settings = kNeverByItself;
    settings.memoryLimit = kLimit;
    Station station(valueOf(m_stores.fresh(storage::Engine::Sqlite)), settings);
    Reader east(*station.hub, kEast);
    QTRY_VERIFY_WITH_TIMEOUT(east.answers() > 0, kPatienceMs);
    station.put(kEast, ids, body);
    station.hub->announce(kEast);
    QTRY_COMPARE_WITH_TIMEOUT(east.seen(), ids, kPatienceMs);
    QVERIFY(askFrom(station, kEast, kThings).isFromMemory);
    const qsizetype alone = station.hub->memory();
    QVERIFY2(alone > kLimit / 2 && alone < kLimit, qPrintable(QString::number(alone)));

    Reader west(*station.hub, kWest);
    QTRY_VERIFY_WITH_TIMEOUT(west.answers() > 0, kPatienceMs);
    station.put(kWest, ids, body);
    station.hub->announce(kWest);
    QTRY_COMPARE_WITH_TIMEOUT(west.seen(), ids, kPatienceMs);
    QVERIFY(station.hub->memory() <= kLimit);
    QVERIFY(station.hub->memory() > kLimit / 2);
    QVERIFY(askFrom(station, kWest, kThings).isFromMemory);
    // The east has lost its oldest changes, and nobody loses anything by that.
    QVERIFY(askFrom(station, kEast, 5).isFromMemory);
    const Answer behind = askFrom(station, kEast, kThings);
    QVERIFY(!behind.isFromMemory);
    QCOMPARE(behind.ids, ids);
    station.put(kEast, QStringLiteral("next"));
    station.hub->announce(kEast);
    QTRY_COMPARE_WITH_TIMEOUT(east.seen().constLast(), QStringLiteral("next"), kPatienceMs);
    QCOMPARE(east.seen().size(), kThings + 1);
}

QTEST_GUILESS_MAIN(TestFeedHub)
#include "tst_FeedHub.moc"
