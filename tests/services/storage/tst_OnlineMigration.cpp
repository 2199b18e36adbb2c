// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Migration.h"
#include "services/storage/Rows.h"
#include "services/storage/Transaction.h"
#include "tests/services/storage/ListeningManager.h"
#include "tests/services/storage/TestStores.h"

#include <QTest>

#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

using namespace onewindow;
using namespace onewindow::storage;
using namespace std::chrono_literals;

namespace {

constexpr int kRows = 20'000; ///< Of before the steps.

/// What an older process waits for a lock: who is made to wait longer fails.
constexpr std::chrono::milliseconds kPatience = 3s;

/// Step 1 is what the older process knows. The others are of each kind that a version may add.
constexpr std::array<Migration, 6> kSteps{{
    {1, "CREATE TABLE thing (id {serial}, name TEXT NOT NULL, amount BIGINT NOT NULL)"},
    {2, "CREATE INDEX thing_by_name ON thing (name, amount)"},
    {3, "CREATE TABLE tag (name TEXT PRIMARY KEY) {norowid};"
        "INSERT INTO tag (name) SELECT DISTINCT name FROM thing;"},
    {4, "ALTER TABLE thing ADD COLUMN first_new BIGINT NOT NULL DEFAULT 1;"
        "ALTER TABLE thing ADD COLUMN second_new TEXT NOT NULL DEFAULT '{}';"},
    {5, "ALTER TABLE thing ADD COLUMN doubled BIGINT NOT NULL DEFAULT 0;"
        "UPDATE thing SET doubled = 2 * amount;"
        "CREATE INDEX thing_doubled ON thing (doubled) WHERE doubled > 0;"},
    {6, "CREATE INDEX {concurrently} thing_first ON thing (first_new)"},
}};

/// The same beginning, and an index of a table that may be long.
constexpr std::array<Migration, 2> kIndexed{{
    kSteps[0],
    {2, "CREATE INDEX {concurrently} thing_by_name ON thing (name, amount)"},
}};

std::span<const Migration> firstSteps(int count)
{
    return std::span(kSteps).first(static_cast<std::size_t>(count));
}

/// A new store with step 1 and kRows rows, whose amounts are 1, 2, 3 ...
DatabaseOptions filled(Result<DatabaseOptions> options)
{
    OW_ENFORCE(options);
    const auto database = openOrDie(options.value());
    OW_ENFORCE(migrate(*database, u"test", firstSteps(1)));
    OW_ENFORCE(database->execute(
        QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                       "%1) INSERT INTO thing (name, amount) SELECT 'filled', i FROM n")
            .arg(kRows)));
    return options.value();
}

Result<void> insertOne(Database& database)
{
    return storage::run(database, "INSERT INTO thing (name, amount) VALUES (?, ?)",
                        QStringLiteral("later"), 1);
}

Result<qint64> ask(Database& database, std::string_view sql)
{
    return integerOf(storage::query(database, sql));
}

Error wrong(const QString& what)
{
    return Error{ErrorCode::StoreFailed, what};
}

/// Does one thing after another on a connection and a thread of its own, until it goes or one of
/// them fails.
class Worker
{
public:
    using Round = std::function<Result<void>(Database& database)>;

    Worker(DatabaseOptions options, Round round)
        : m_options(std::move(options))
        , m_round(std::move(round))
    {
        m_options.busyTimeout = kPatience;
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }

    [[nodiscard]] int rounds() const { return m_rounds; }

    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

    /// Lets it end; what failed, or nothing.
    QString end()
    {
        m_thread.request_stop();
        m_thread.join();
        return m_failure;
    }

private:
    void work(const std::stop_token& stop)
    {
        const auto database = openOrDie(m_options);
        while (!stop.stop_requested()) {
            if (const auto done = m_round(*database); !done) {
                m_failure = done.error().detail;
                m_hasFailed = true;
                return;
            }
            ++m_rounds;
            // SQLite gives its lock to who happens to ask: without a gap, hardly to anybody else.
            std::unique_lock lock(m_mutex);
            m_gap.wait_for(lock, stop, 2ms, [] { return false; });
        }
    }

    DatabaseOptions m_options;
    Round m_round;
    QString m_failure; ///< Of the thread, until it has ended.
    std::atomic<int> m_rounds = 0;
    std::atomic<bool> m_hasFailed = false;
    std::mutex m_mutex;
    std::condition_variable_any m_gap; ///< Between two rounds; ends at once with the worker.
    std::jthread m_thread;             ///< Last: it uses the others.
};

/// Whether `database` has a column now; asks it as a statement does that uses the column.
bool has(Database& database, const char* column)
{
    return static_cast<bool>(
        ask(database, std::string("SELECT COUNT(") + column + ") FROM thing WHERE id = 1"));
}

/// What reads neither fails nor sees a part of a step.
Result<void> readOnce(Database& database)
{
    const auto old = ask(database, "SELECT COUNT(*) FROM thing WHERE amount > 0");
    if (!old || old.value() < kRows) {
        return old ? wrong(QStringLiteral("rows are not seen")) : old.error();
    }
    // What is there stays there: who finds the first of a step finds the rest of it.
    if (has(database, "first_new") && !has(database, "second_new")) {
        return wrong(QStringLiteral("half of step 4"));
    }
    if (has(database, "doubled")) {
        const auto half = ask(database, "SELECT COUNT(*) FROM thing WHERE doubled <> 2 * amount "
                                        "AND name = 'filled'");
        if (!half || half.value() != 0) {
            return half ? wrong(QStringLiteral("half of step 5")) : half.error();
        }
    }
    return {};
}

/// How many indexes of the step are there; `isValid`: whether whole.
qint64 indexes(Database& database, bool isValid)
{
    return numberOf(database, isValid ? "SELECT COUNT(*) FROM pg_index WHERE indexrelid = "
                                        "to_regclass('thing_by_name') AND indisvalid"
                                      : "SELECT COUNT(*) FROM pg_index WHERE indexrelid = "
                                        "to_regclass('thing_by_name') AND NOT indisvalid");
}

/// What an older process does: it writes and reads what it knows of.
Result<void> workOnce(Database& database)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return transaction.error();
    }
    OW_TRY(insertOne(database));
    OW_TRY(storage::run(database, "UPDATE thing SET amount = amount WHERE id = ?", 1));
    const auto count =
        ask(database, "SELECT COUNT(*) FROM (SELECT id, name, amount FROM thing WHERE id < 9) t");
    if (!count || count.value() != 8) {
        return count ? wrong(QStringLiteral("rows are missing")) : count.error();
    }
    return transaction.value().commit();
}

} // namespace

/// Processes of the version before go on while a store is brought up to date.
class TestOnlineMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void olderProcessGoesOn_data() { TestStores::addEngineRows(); }

    void olderProcessGoesOn();
    void givesWayWhileATableIsInUse();
    void givesUpAfterItsLimit();
    void isPartOfATransactionAsAnyStatement();
    void indexIsBuiltWhileOthersWrite();
    void indexThatWasCutShortIsBuiltAgain();
    void severalBuildOneIndex();
    void serviceManagerGivesMoreTime();

private:
    TestStores m_stores;
};

void TestOnlineMigration::olderProcessGoesOn()
{
    const auto options = filled(m_stores.fresh());
    const auto database = openOrDie(options);
    Worker writer(options, &workOnce);
    auto readOnly = options;
    readOnly.readOnly = true;
    Worker reader(readOnly, &readOnce);
    const auto goesOn = [&](int written, int read) {
        return (writer.rounds() > written && reader.rounds() > read + 1) || writer.hasFailed() ||
               reader.hasFailed();
    };
    QTRY_VERIFY_WITH_TIMEOUT(goesOn(0, 0), 30'000);
    for (int version = 2; version <= static_cast<int>(kSteps.size()); ++version) {
        const auto outcome = migrate(*database, u"test", firstSteps(version));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        // With the connections, and the statements, that they had before.
        const int written = writer.rounds();
        const int read = reader.rounds();
        QTRY_VERIFY_WITH_TIMEOUT(goesOn(written, read), 30'000);
    }
    QCOMPARE(writer.end(), QString());
    QCOMPARE(reader.end(), QString());
    QCOMPARE(schemaVersion(*database, u"test").value(), static_cast<int>(kSteps.size()));
    QCOMPARE(numberOf(*database, "SELECT COUNT(*) FROM thing WHERE name = 'later' AND first_new = "
                                 "1 AND second_new = '{}'"),
             writer.rounds());
    QCOMPARE(
        numberOf(*database, "SELECT CAST(SUM(amount) AS BIGINT) FROM thing WHERE name = 'filled'"),
        qint64(kRows) * (kRows + 1) / 2);
    QCOMPARE(
        numberOf(*database, "SELECT CAST(SUM(doubled) AS BIGINT) FROM thing WHERE name = 'filled'"),
        qint64(kRows) * (kRows + 1));
}

/// A long report or a dump holds the table: the step waits for it, and the others do not.
void TestOnlineMigration::givesWayWhileATableIsInUse()
{
    const auto options = filled(m_stores.fresh(Engine::Postgres));
    const auto report = openOrDie(options);
    const auto onlooker = openOrDie(options);
    auto impatient = options;
    impatient.busyTimeout = 2s;
    const auto other = openOrDie(impatient);
    auto reading = Transaction::begin(*report);
    QVERIFY(reading);
    QVERIFY(numberOf(*report, "SELECT COUNT(*) FROM thing") == kRows);

    const auto database = openOrDie(options);
    auto migrating = std::async(std::launch::async, [&] {
        return migrate(*database, u"test", kSteps, {.lock = 200ms, .pause = 20ms, .limit = 60s});
    });
    const auto hasEnded = [&] { return migrating.wait_for(0s) == std::future_status::ready; };
    const auto isWaiting = [&] {
        return numberOf(*onlooker, "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND locktype "
                                   "= 'relation' AND mode = 'AccessExclusiveLock'") == 1;
    };
    constexpr int kTimes = 5;
    for (int i = 0; i < kTimes; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(isWaiting() || hasEnded(), 30'000);
        QVERIFY(!hasEnded());
        const auto inserted = insertOne(*other);
        QVERIFY2(inserted, inserted ? "" : qPrintable(inserted.error().detail));
    }
    QVERIFY(!hasEnded());
    QVERIFY(reading.value().commit());
    const auto outcome = migrating.get();
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(schemaVersion(*database, u"test").value(), static_cast<int>(kSteps.size()));
    QCOMPARE(numberOf(*database, "SELECT COUNT(*) FROM thing WHERE doubled = 2 * amount"),
             kRows + kTimes);
}

void TestOnlineMigration::givesUpAfterItsLimit()
{
    const auto options = filled(m_stores.fresh(Engine::Postgres));
    const auto report = openOrDie(options);
    const auto database = openOrDie(options);
    {
        const auto reading = Transaction::begin(*report);
        QVERIFY(reading);
        QVERIFY(numberOf(*report, "SELECT COUNT(*) FROM thing") == kRows);
        const auto outcome =
            migrate(*database, u"test", kSteps, {.lock = 50ms, .pause = 10ms, .limit = 300ms});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::StoreBusy);
        QVERIFY2(outcome.error().detail.startsWith(QStringLiteral("schema of test, step 4: ")),
                 qPrintable(outcome.error().detail));
        // The steps before it stay, and nothing of it.
        QCOMPARE(schemaVersion(*database, u"test").value(), 3);
        QVERIFY(!has(*database, "first_new"));
        QVERIFY(!database->isInTransaction());
    }
    const auto outcome = migrate(*database, u"test", kSteps);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(schemaVersion(*database, u"test").value(), static_cast<int>(kSteps.size()));
    // And the connection waits as it did before.
    QCOMPARE(
        numberOf(*database,
                 "SELECT CAST(setting AS BIGINT) FROM pg_settings WHERE name = 'lock_timeout'"),
        options.busyTimeout.count());
}

/// What else the transaction holds it would hold while it waits: it asks once.
void TestOnlineMigration::isPartOfATransactionAsAnyStatement()
{
    auto options = filled(m_stores.fresh(Engine::Postgres));
    options.busyTimeout = 100ms;
    const auto report = openOrDie(options);
    const auto database = openOrDie(options);
    const auto reading = Transaction::begin(*report);
    QVERIFY(reading);
    QVERIFY(numberOf(*report, "SELECT COUNT(*) FROM thing") == kRows);
    const auto around = Transaction::begin(*database);
    QVERIFY(around);
    const auto outcome = migrate(*database, u"test", kSteps);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::StoreBusy);
    QCOMPARE(schemaVersion(*database, u"test").value(), 3);
}

/// Somebody's transaction has written to the table and goes on. Building the index waits for it;
/// CREATE INDEX without CONCURRENTLY would make everybody else wait behind itself.
void TestOnlineMigration::indexIsBuiltWhileOthersWrite()
{
    const auto options = filled(m_stores.fresh(Engine::Postgres));
    const auto slow = openOrDie(options);
    const auto onlooker = openOrDie(options);
    auto impatient = options;
    impatient.busyTimeout = 2s;
    const auto other = openOrDie(impatient);
    const auto database = openOrDie(options);
    auto writing = Transaction::begin(*slow);
    QVERIFY(writing && insertOne(*slow));

    auto migrating =
        std::async(std::launch::async, [&] { return migrate(*database, u"test", kIndexed); });
    const auto hasEnded = [&] { return migrating.wait_for(0s) == std::future_status::ready; };
    const auto isBuilding = [&] {
        return numberOf(*onlooker, "SELECT COUNT(*) FROM pg_stat_progress_create_index WHERE "
                                   "command = 'CREATE INDEX CONCURRENTLY' AND phase = 'waiting "
                                   "for writers before build'") == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isBuilding() || hasEnded(), 30'000);
    QVERIFY(!hasEnded());
    const auto inserted = insertOne(*other);
    QVERIFY2(inserted, inserted ? "" : qPrintable(inserted.error().detail));
    QVERIFY(!hasEnded());
    QVERIFY(writing.value().commit());
    const auto outcome = migrating.get();
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(schemaVersion(*database, u"test").value(), 2);
    QCOMPARE(indexes(*database, true), 1);
}

/// What PostgreSQL leaves of an index that did not come to its end costs and answers nothing.
void TestOnlineMigration::indexThatWasCutShortIsBuiltAgain()
{
    const auto options = filled(m_stores.fresh(Engine::Postgres));
    const auto slow = openOrDie(options);
    const auto database = openOrDie(options);
    const auto timeouts = [&] {
        return numberOf(*database, "SELECT SUM(CAST(setting AS BIGINT)) FROM pg_settings WHERE "
                                   "name IN ('lock_timeout', 'statement_timeout')");
    };
    const qint64 before = timeouts();
    {
        const auto writing = Transaction::begin(*slow);
        QVERIFY(writing && insertOne(*slow));
        const auto outcome = migrate(*database, u"test", kIndexed, {.limit = 300ms});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::StoreBusy);
        QVERIFY2(outcome.error().detail.startsWith(QStringLiteral("schema of test, step 2: ")),
                 qPrintable(outcome.error().detail));
        QCOMPARE(schemaVersion(*database, u"test").value(), 1);
        QCOMPARE(indexes(*database, false), 1);
        QCOMPARE(timeouts(), before);
    }
    const auto outcome = migrate(*database, u"test", kIndexed);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(schemaVersion(*database, u"test").value(), 2);
    QCOMPARE(indexes(*database, false), 0);
    QCOMPARE(indexes(*database, true), 1);
    QCOMPARE(timeouts(), before);
}

/// Whoever waits for its turn holds nothing that the one who builds waits for.
void TestOnlineMigration::severalBuildOneIndex()
{
    const auto options = filled(m_stores.fresh(Engine::Postgres));
    std::vector<std::future<Result<void>>> all;
    for (int i = 0; i < 4; ++i) {
        all.push_back(std::async(std::launch::async, [&options] {
            return migrate(*openOrDie(options), u"test", kIndexed);
        }));
    }
    for (auto& one : all) {
        const auto outcome = one.get();
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    }
    const auto database = openOrDie(options);
    QCOMPARE(schemaVersion(*database, u"test").value(), 2);
    QCOMPARE(indexes(*database, true), 1);
}

/// A step may take longer than the unit lets a start take; what is up to date asks for nothing.
void TestOnlineMigration::serviceManagerGivesMoreTime()
{
    const auto database = openOrDie(filled(m_stores.fresh(Engine::Sqlite)));
    ListeningManager manager;
    QVERIFY(migrate(*database, u"test", firstSteps(1)));
    QCOMPARE(manager.take(), QByteArray());
    QVERIFY(migrate(*database, u"test", kSteps));
    const QByteArray heard = manager.take();
    QVERIFY2(heard.startsWith("EXTEND_TIMEOUT_USEC="), heard.constData());
    QVERIFY(heard.mid(heard.indexOf('=') + 1).toLongLong() >= 30'000'000);
}

QTEST_GUILESS_MAIN(TestOnlineMigration)
#include "tst_OnlineMigration.moc"
