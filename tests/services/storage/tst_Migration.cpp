// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Migration.h"
#include "services/storage/Transaction.h"
#include "tests/services/storage/TestStores.h"

#include <QTest>

#include <array>
#include <future>
#include <thread>

using namespace onewindow;
using namespace onewindow::storage;

namespace {

constexpr std::array<Migration, 4> kSteps{{
    {1, "CREATE TABLE thing (id {serial}, name TEXT NOT NULL)"},
    {2, "ALTER TABLE thing ADD COLUMN body {blob}; UPDATE thing SET body = NULL;"},
    {3, "CREATE TABLE tag (name TEXT PRIMARY KEY, note TEXT NOT NULL DEFAULT '{}') {norowid};"
        "INSERT INTO tag (name) SELECT DISTINCT name FROM thing;"},
    {4, "CREATE INDEX {concurrently} thing_by_name ON thing (name)"},
}};

std::span<const Migration> firstSteps(int count)
{
    return std::span(kSteps).first(static_cast<std::size_t>(count));
}

} // namespace

class TestMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void comesFromEveryVersion_data();
    void comesFromEveryVersion();

    void doesNothingTwice_data() { TestStores::addEngineRows(); }

    void doesNothingTwice();

    void componentsAreSeparate_data() { TestStores::addEngineRows(); }

    void componentsAreSeparate();

    void refusesANewerStore_data() { TestStores::addEngineRows(); }

    void refusesANewerStore();
    void failingStepLeavesTheOnesBefore_data();
    void failingStepLeavesTheOnesBefore();

    void isUndoneWithTheTransactionAround_data() { TestStores::addEngineRows(); }

    void isUndoneWithTheTransactionAround();

    void readOnlyMayAsk_data() { TestStores::addEngineRows(); }

    void readOnlyMayAsk();

    void wordsStandForWhatDiffers_data() { TestStores::addEngineRows(); }

    void wordsStandForWhatDiffers();

    void manyAtOnce_data() { TestStores::addEngineRows(); }

    void manyAtOnce();
    void waitsLongerThanForALock();
    void givesUpOnAnotherProcess();
    void gapsAbort();

private:
    TestStores m_stores;
};

void TestMigration::comesFromEveryVersion_data()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<int>("from");
    for (int from = 0; from <= 4; ++from) {
        QTest::addRow("sqlite from %d", from) << static_cast<int>(Engine::Sqlite) << from;
        QTest::addRow("postgres from %d", from) << static_cast<int>(Engine::Postgres) << from;
    }
}

void TestMigration::comesFromEveryVersion()
{
    QFETCH(int, from);
    const auto database = m_stores.freshDatabase();
    QVERIFY(migrate(*database, u"test", firstSteps(from)));
    QCOMPARE(schemaVersion(*database, u"test").value(), from);
    const bool hasThings = from >= 1;
    if (hasThings) {
        QVERIFY(database->execute(u"INSERT INTO thing (name) VALUES ('a'), ('b'), ('a')"));
    }
    QVERIFY(migrate(*database, u"test", kSteps));
    QCOMPARE(schemaVersion(*database, u"test").value(), 4);
    QCOMPARE(numberOf(*database, "SELECT count(*) FROM thing WHERE body IS NULL"),
             hasThings ? 3 : 0);
    QCOMPARE(numberOf(*database, "SELECT count(*) FROM tag WHERE note = '{}'"),
             hasThings && from < 3 ? 2 : 0);
    // The schema is the same wherever it came from: each step ran exactly once.
    QVERIFY(database->execute(u"INSERT INTO tag (name) VALUES ('c')"));
    QVERIFY(database->execute(u"DROP INDEX thing_by_name"));
}

void TestMigration::doesNothingTwice()
{
    const auto database = m_stores.freshDatabase();
    QVERIFY(migrate(*database, u"test", kSteps));
    const qint64 changes = database->totalChanges();
    QVERIFY(migrate(*database, u"test", kSteps));
    QCOMPARE(database->totalChanges(), changes);
    QVERIFY(migrate(*database, u"empty", {}));
    QCOMPARE(schemaVersion(*database, u"empty").value(), 0);
}

void TestMigration::componentsAreSeparate()
{
    const auto database = m_stores.freshDatabase();
    constexpr std::array<Migration, 1> other{{{1, "CREATE TABLE other (n BIGINT)"}}};
    QVERIFY(migrate(*database, u"test", firstSteps(2)));
    QVERIFY(migrate(*database, u"other", other));
    QVERIFY(migrate(*database, u"test", kSteps));
    QCOMPARE(schemaVersion(*database, u"test").value(), 4);
    QCOMPARE(schemaVersion(*database, u"other").value(), 1);
    QCOMPARE(schemaVersion(*database, u"third").value(), 0);
}

void TestMigration::refusesANewerStore()
{
    const auto database = m_stores.freshDatabase();
    QVERIFY(migrate(*database, u"test", kSteps));
    const auto outcome = migrate(*database, u"test", firstSteps(3));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::StoreTooNew);
    QCOMPARE(schemaVersion(*database, u"test").value(), 4);
}

void TestMigration::failingStepLeavesTheOnesBefore_data()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<QByteArray>("sql");
    const std::array<std::pair<const char*, QByteArray>, 5> failures{{
        {"second statement", "CREATE TABLE half (n BIGINT); CREATE TABLE thing (n BIGINT)"},
        {"syntax", "CREATE TABLE half (n BIGINT); CREATE TABEL b (n BIGINT)"},
        {"unknown word", "CREATE TABLE half (n {bigblob})"},
        {"more than an index", "CREATE TABLE half (n BIGINT);"
                               "CREATE INDEX {concurrently} half_n ON half (n)"},
        {"no index", "CREATE TABLE half (n BIGINT) {concurrently}"},
    }};
    for (const auto& [name, sql] : failures) {
        QTest::addRow("sqlite %s", name) << static_cast<int>(Engine::Sqlite) << sql;
        QTest::addRow("postgres %s", name) << static_cast<int>(Engine::Postgres) << sql;
    }
}

void TestMigration::failingStepLeavesTheOnesBefore()
{
    QFETCH(QByteArray, sql);
    const auto database = m_stores.freshDatabase();
    const std::array<Migration, 3> steps{{kSteps[0], kSteps[1], {3, sql.constData()}}};
    const auto outcome = migrate(*database, u"test", steps);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::StoreFailed);
    QVERIFY(outcome.error().detail.startsWith(QStringLiteral("schema of test, step 3: ")));
    QCOMPARE(schemaVersion(*database, u"test").value(), 2);
    QVERIFY(!database->isInTransaction());
    QVERIFY(database->execute(u"CREATE TABLE half (n BIGINT)")); // Nothing of the step is left.
    QVERIFY(database->execute(u"DROP TABLE half"));
    QVERIFY(migrate(*database, u"test", kSteps));
}

void TestMigration::isUndoneWithTheTransactionAround()
{
    const auto database = m_stores.freshDatabase();
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction);
        QVERIFY(migrate(*database, u"test", kSteps));
        QVERIFY(database->isInTransaction());
        QCOMPARE(schemaVersion(*database, u"test").value(), 4);
    }
    QCOMPARE(schemaVersion(*database, u"test").value(), 0);
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction && migrate(*database, u"test", kSteps));
        QVERIFY(transaction.value().commit());
    }
    QCOMPARE(schemaVersion(*database, u"test").value(), 4);
}

void TestMigration::readOnlyMayAsk()
{
    auto options = m_stores.fresh();
    QVERIFY(options);
    const auto writer = openOrDie(options.value());
    QVERIFY(migrate(*writer, u"test", firstSteps(3)));
    options.value().readOnly = true;
    const auto reader = openOrDie(options.value());
    QVERIFY(migrate(*reader, u"test", firstSteps(3)));
    const auto outcome = migrate(*reader, u"test", kSteps);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::StoreFailed);
    QCOMPARE(schemaVersion(*reader, u"test").value(), 3);
}

void TestMigration::wordsStandForWhatDiffers()
{
    const auto database = m_stores.freshDatabase();
    constexpr std::array<Migration, 1> steps{
        {{1, "CREATE TABLE thing (id {serial}, a {blob}, b {blob} NOT NULL);"
             "CREATE TABLE pair (a TEXT, b TEXT, PRIMARY KEY (a, b)) {norowid};"
             "CREATE TABLE word (t TEXT DEFAULT '{}', u TEXT DEFAULT '{\"a\": 1}');"
             "INSERT INTO word (t) VALUES ('{ blob }');"}}};
    const auto outcome = migrate(*database, u"test", steps);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    auto insert = database->prepare("INSERT INTO thing (b) VALUES (?) RETURNING id");
    QVERIFY(insert);
    for (const qint64 id : {1, 2, 3}) {
        const auto row = insert.value().bind(QByteArray("\0", 1)).step();
        QVERIFY(row && row.value());
        QCOMPARE(insert.value().integer(0), id);
        insert.value().reset();
    }
    // A number is not given twice, even when the row that had it is gone.
    QVERIFY(database->execute(u"DELETE FROM thing"));
    const auto row = insert.value().bind(QByteArray("x")).step();
    QVERIFY(row && row.value());
    QCOMPARE(insert.value().integer(0), 4);
    QCOMPARE(numberOf(*database, "SELECT length(u) FROM word WHERE t = '{ blob }'"), 8);
}

void TestMigration::manyAtOnce()
{
    const auto options = m_stores.fresh();
    QVERIFY(options);
    constexpr std::size_t kThreads = 6;
    std::array<Result<void>, kThreads> outcomes;
    {
        std::array<std::jthread, kThreads> threads;
        for (std::size_t i = 0; i < kThreads; ++i) {
            threads.at(i) = std::jthread([&options, &outcome = outcomes.at(i)] {
                auto database = Database::open(options.value());
                outcome = database ? migrate(*database.value(), u"test", kSteps)
                                   : Result<void>(database.error());
            });
        }
    }
    for (const auto& outcome : outcomes) {
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    }
    QCOMPARE(schemaVersion(*openOrDie(options.value()), u"test").value(), 4);
}

/// Another process takes its time over a step.
void TestMigration::waitsLongerThanForALock()
{
    auto options = m_stores.fresh(Engine::Postgres);
    QVERIFY(options);
    options.value().busyTimeout = std::chrono::milliseconds(50);
    const auto slow = openOrDie(options.value());
    const auto onlooker = openOrDie(options.value());
    auto step = Transaction::begin(*slow);
    QVERIFY(step && migrate(*slow, u"other", firstSteps(1)));
    auto waiting = std::async(std::launch::async, [&]() -> Result<void> {
        const auto database = openOrDie(options.value());
        OW_TRY(migrate(*database, u"test", std::array{Migration{1, "CREATE TABLE t (n BIGINT)"}}));
        return numberOf(*database, "SELECT setting FROM pg_settings WHERE name = 'lock_timeout'") ==
                       50
                   ? Result<void>()
                   : Error{ErrorCode::StoreFailed, QStringLiteral("another lock_timeout")};
    });
    const auto isWaiting = [&] {
        return numberOf(*onlooker, "SELECT count(*) FROM pg_stat_activity WHERE query LIKE "
                                   "'%pg_try_advisory_lock%' AND state = 'idle' AND query_start > "
                                   "backend_start + interval '300 ms'") == 1;
    };
    const auto hasEnded = [&] {
        return waiting.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    };
    QTRY_VERIFY(isWaiting() || hasEnded());
    QVERIFY(step.value().commit());
    const auto outcome = waiting.get();
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
}

void TestMigration::givesUpOnAnotherProcess()
{
    const auto options = m_stores.fresh(Engine::Postgres);
    QVERIFY(options);
    constexpr std::array kOther{Migration{1, "CREATE TABLE other (n BIGINT)"}};
    const auto slow = openOrDie(options.value());
    const auto database = openOrDie(options.value());
    {
        auto step = Transaction::begin(*slow);
        QVERIFY(step && migrate(*slow, u"other", kOther));
        const auto outcome =
            migrate(*database, u"test", firstSteps(1), {.others = std::chrono::milliseconds(200)});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::StoreBusy);
    }
    QVERIFY(migrate(*database, u"test", firstSteps(1)));
    // Who is done lets the next one in.
    QVERIFY(migrate(*slow, u"other", kOther));
}

void TestMigration::gapsAbort()
{
    const auto database =
        openOrDie({.path = QStringLiteral(":memory:"), .connectionString = {}, .onPrepare = {}});
    constexpr std::array<Migration, 2> steps{{{1, "SELECT 1"}, {3, "SELECT 1"}}};
    QVERIFY(aborts([&] { (void)migrate(*database, u"test", steps); }));
}

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_Migration.moc"
