// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Savepoint.h"
#include "services/storage/Transaction.h"
#include "tests/services/storage/TestStores.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace onewindow;
using namespace onewindow::storage;

namespace {

constexpr auto kCount = "SELECT count(*) FROM thing";
constexpr auto kSum = "SELECT sum(n) FROM thing";

Result<void> insert(Database& database, qint64 n)
{
    auto statement = database.prepare("INSERT INTO thing (n) VALUES (?)");
    if (!statement) {
        return statement.error();
    }
    return statement.value().bind(n).run();
}

// Makes the engine itself end the open transaction.
void loseTransaction(Database& database)
{
    const auto outcome =
        database.engine() == Engine::Sqlite
            ? database.execute(u"INSERT OR ROLLBACK INTO thing (n) VALUES (1), (1)")
            : database.execute(u"SELECT pg_terminate_backend(pg_backend_pid())");
    OW_ENFORCE(!outcome);
}

} // namespace

class TestTransaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void commits_data() { TestStores::addEngineRows(); }

    void commits();

    void rollsBackWhenDestroyed_data() { TestStores::addEngineRows(); }

    void rollsBackWhenDestroyed();

    void isMoved_data() { TestStores::addEngineRows(); }

    void isMoved();

    void readersSeeASnapshot_data() { TestStores::addEngineRows(); }

    void readersSeeASnapshot();

    void savepointIsUndoneAlone_data() { TestStores::addEngineRows(); }

    void savepointIsUndoneAlone();

    void savepointsNest_data() { TestStores::addEngineRows(); }

    void savepointsNest();

    void goesOnAfterAFailureInASavepoint_data() { TestStores::addEngineRows(); }

    void goesOnAfterAFailureInASavepoint();

    void savepointIsUndoneWithItsTransaction_data() { TestStores::addEngineRows(); }

    void savepointIsUndoneWithItsTransaction();
    void failedServerTransactionIsNotCommitted();

    void failedCommitChangesNothing_data() { TestStores::addEngineRows(); }

    void failedCommitChangesNothing();

    void lostTransactionRunsNothingOutside_data() { TestStores::addEngineRows(); }

    void lostTransactionRunsNothingOutside();

    void lostTransactionEndsItsSavepoints_data() { TestStores::addEngineRows(); }

    void lostTransactionEndsItsSavepoints();

    void waitsForALockNoLongerThanToldTo_data() { TestStores::addEngineRows(); }

    void waitsForALockNoLongerThanToldTo();

    void brokenInvariantsAbort_data() { TestStores::addEngineRows(); }

    void brokenInvariantsAbort();

    void processesShareACounter_data() { TestStores::addEngineRows(); }

    void processesShareACounter();

private:
    std::unique_ptr<Database> open(bool readOnly = false);

    TestStores m_stores;
    DatabaseOptions m_options;
    std::unique_ptr<Database> m_database;
};

void TestTransaction::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    if (QTest::currentDataTag() == nullptr) {
        return;
    }
    const auto options = m_stores.fresh();
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    m_options = options.value();
    m_database = open();
    QVERIFY(m_database->execute(u"CREATE TABLE thing (n BIGINT PRIMARY KEY)"));
}

std::unique_ptr<Database> TestTransaction::open(bool readOnly)
{
    DatabaseOptions options = m_options;
    options.readOnly = readOnly;
    return openOrDie(options);
}

void TestTransaction::commits()
{
    const auto other = open(true);
    auto transaction = Transaction::begin(*m_database);
    QVERIFY(transaction);
    QVERIFY(m_database->isInTransaction());
    QVERIFY(insert(*m_database, 1));
    QCOMPARE(numberOf(*m_database, kCount), 1);
    QCOMPARE(numberOf(*other, kCount), 0);
    QVERIFY(transaction.value().commit());
    QVERIFY(!m_database->isInTransaction());
    QCOMPARE(numberOf(*other, kCount), 1);
}

void TestTransaction::rollsBackWhenDestroyed()
{
    {
        auto transaction = Transaction::begin(*m_database);
        QVERIFY(transaction);
        QVERIFY(insert(*m_database, 1));
    }
    QVERIFY(!m_database->isInTransaction());
    QCOMPARE(numberOf(*m_database, kCount), 0);
    QVERIFY(insert(*m_database, 1));
}

void TestTransaction::isMoved()
{
    auto begun = Transaction::begin(*m_database);
    QVERIFY(begun);
    Transaction transaction = std::move(begun).value();
    QVERIFY(insert(*m_database, 1));
    QVERIFY(transaction.commit());
    QCOMPARE(numberOf(*m_database, kCount), 1);
}

void TestTransaction::readersSeeASnapshot()
{
    const auto reader = open(true);
    {
        auto snapshot = Transaction::begin(*reader);
        QVERIFY(snapshot);
        QCOMPARE(numberOf(*reader, kCount), 0);
        QVERIFY(insert(*m_database, 1)); // Neither waits for the other.
        QCOMPARE(numberOf(*reader, kCount), 0);
        QVERIFY(snapshot.value().commit());
    }
    QCOMPARE(numberOf(*reader, kCount), 1);
}

void TestTransaction::savepointIsUndoneAlone()
{
    auto transaction = Transaction::begin(*m_database);
    QVERIFY(transaction);
    QVERIFY(insert(*m_database, 1));
    {
        auto undone = Savepoint::begin(*m_database);
        QVERIFY(undone);
        QVERIFY(insert(*m_database, 2));
    }
    {
        auto kept = Savepoint::begin(*m_database);
        QVERIFY(kept);
        QVERIFY(insert(*m_database, 4));
        QVERIFY(kept.value().release());
    }
    QVERIFY(transaction.value().commit());
    QCOMPARE(numberOf(*m_database, kSum), 5);
}

void TestTransaction::savepointsNest()
{
    auto transaction = Transaction::begin(*m_database);
    QVERIFY(transaction);
    {
        auto outer = Savepoint::begin(*m_database);
        QVERIFY(outer && insert(*m_database, 1));
        {
            auto inner = Savepoint::begin(*m_database);
            QVERIFY(inner && insert(*m_database, 2));
        }
        {
            auto inner = Savepoint::begin(*m_database);
            QVERIFY(inner && insert(*m_database, 4));
            QVERIFY(inner.value().release());
        }
        QVERIFY(outer.value().release());
    }
    {
        auto outer = Savepoint::begin(*m_database);
        QVERIFY(outer && insert(*m_database, 8));
        auto inner = Savepoint::begin(*m_database);
        QVERIFY(inner && insert(*m_database, 16));
        QVERIFY(inner.value().release()); // Kept in the outer one, which is undone.
    }
    QVERIFY(transaction.value().commit());
    QCOMPARE(numberOf(*m_database, kSum), 5);
}

void TestTransaction::goesOnAfterAFailureInASavepoint()
{
    auto transaction = Transaction::begin(*m_database);
    QVERIFY(transaction);
    QVERIFY(insert(*m_database, 1));
    {
        auto savepoint = Savepoint::begin(*m_database);
        QVERIFY(savepoint);
        const auto again = insert(*m_database, 1);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Conflict);
    }
    QVERIFY(insert(*m_database, 2));
    QVERIFY(transaction.value().commit());
    QCOMPARE(numberOf(*m_database, kSum), 3);
}

void TestTransaction::savepointIsUndoneWithItsTransaction()
{
    {
        auto transaction = Transaction::begin(*m_database);
        QVERIFY(transaction);
        auto savepoint = Savepoint::begin(*m_database);
        QVERIFY(savepoint && insert(*m_database, 1) && savepoint.value().release());
    }
    QCOMPARE(numberOf(*m_database, kCount), 0);
}

void TestTransaction::failedServerTransactionIsNotCommitted()
{
    // PostgreSQL answers such a COMMIT with success and undoes everything: it must be an error.
    const auto server = m_stores.server();
    QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
    DatabaseOptions options;
    options.engine = Engine::Postgres;
    options.connectionString = server.value()->connectionString(QStringLiteral("public"));
    const auto database = openOrDie(options);
    QVERIFY(database->execute(u"CREATE TABLE thing (n BIGINT PRIMARY KEY)"));
    auto transaction = Transaction::begin(*database);
    QVERIFY(transaction);
    QVERIFY(insert(*database, 1));
    QVERIFY(!insert(*database, 1));
    const auto committed = transaction.value().commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().code, ErrorCode::StoreFailed);
    QCOMPARE(numberOf(*database, kCount), 0);
}

void TestTransaction::failedCommitChangesNothing()
{
    QVERIFY(m_database->execute(u"CREATE TABLE part (n BIGINT REFERENCES thing (n) "
                                u"DEFERRABLE INITIALLY DEFERRED)"));
    auto transaction = Transaction::begin(*m_database);
    QVERIFY(transaction);
    QVERIFY(insert(*m_database, 1));
    QVERIFY(m_database->execute(u"INSERT INTO part (n) VALUES (2)"));
    const auto committed = transaction.value().commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().code, ErrorCode::StoreFailed);
    QVERIFY(!m_database->isInTransaction());
    QCOMPARE(numberOf(*m_database, kCount), 0);
    auto next = Transaction::begin(*m_database);
    QVERIFY(next && insert(*m_database, 1) && next.value().commit());
}

void TestTransaction::lostTransactionRunsNothingOutside()
{
    {
        auto transaction = Transaction::begin(*m_database);
        QVERIFY(transaction);
        QVERIFY(insert(*m_database, 5));
        loseTransaction(*m_database);
        QVERIFY(!m_database->isInTransaction());
        QVERIFY(!insert(*m_database, 6));
        QVERIFY(!m_database->execute(u"INSERT INTO thing (n) VALUES (7)"));
        const auto committed = transaction.value().commit();
        QVERIFY(!committed);
        QCOMPARE(committed.error().code, ErrorCode::StoreFailed);
    }
    auto next = Transaction::begin(*m_database);
    QVERIFY(next && insert(*m_database, 8) && next.value().commit());
    QCOMPARE(numberOf(*m_database, kSum), 8);
}

void TestTransaction::lostTransactionEndsItsSavepoints()
{
    {
        auto transaction = Transaction::begin(*m_database);
        QVERIFY(transaction);
        auto savepoint = Savepoint::begin(*m_database);
        QVERIFY(savepoint);
        auto unused = Savepoint::begin(*m_database);
        QVERIFY(unused);
        loseTransaction(*m_database);
        QVERIFY(!Savepoint::begin(*m_database));
        QVERIFY(!savepoint.value().release());
    }
    QVERIFY(insert(*m_database, 1));
    QCOMPARE(numberOf(*m_database, kSum), 1);
}

void TestTransaction::waitsForALockNoLongerThanToldTo()
{
    QVERIFY(insert(*m_database, 1));
    m_options.busyTimeout = std::chrono::milliseconds(100);
    const auto other = open();
    auto holder = Transaction::begin(*m_database);
    QVERIFY(holder);
    QVERIFY(m_database->execute(u"UPDATE thing SET n = 2 WHERE n = 1"));
    // The better of two, on a machine with much else to do.
    qint64 waitedMs = std::numeric_limits<qint64>::max();
    for (int i = 0; i < 2; ++i) {
        QElapsedTimer timer;
        timer.start();
        // SQLite refuses to begin; PostgreSQL to touch the row.
        Result<void> outcome;
        if (auto second = Transaction::begin(*other); second) {
            outcome = other->execute(u"UPDATE thing SET n = 3 WHERE n = 1");
        } else {
            outcome = second.error();
        }
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::StoreBusy);
        QVERIFY(timer.elapsed() >= 100);
        waitedMs = std::min(waitedMs, timer.elapsed());
    }
    QVERIFY(waitedMs < 4000); // The default would be 5 s.
    QVERIFY(holder.value().commit());
    auto second = Transaction::begin(*other);
    QVERIFY(second && insert(*other, 1) && second.value().commit());
}

void TestTransaction::brokenInvariantsAbort()
{
    QVERIFY(aborts([&] { (void)Savepoint::begin(*m_database); }));
    auto transaction = Transaction::begin(*m_database);
    QVERIFY(transaction);
    QVERIFY(aborts([&] { (void)Transaction::begin(*m_database); }));
    QVERIFY(transaction.value().commit());
    QVERIFY(aborts([&] { (void)transaction.value().commit(); }));
}

void TestTransaction::processesShareACounter()
{
    constexpr int kProcesses = 4;
    constexpr int kNumbers = 100;
    QVERIFY(m_database->execute(u"CREATE TABLE counter (n BIGINT NOT NULL);"
                                u"CREATE TABLE issued (n BIGINT PRIMARY KEY);"
                                u"INSERT INTO counter (n) VALUES (0)"));
    const bool isSqlite = m_options.engine == Engine::Sqlite;
    std::array<QProcess, kProcesses> processes;
    for (QProcess& process : processes) {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(ONEWINDOW_CONTENDER),
                      {isSqlite ? QStringLiteral("0") : QStringLiteral("1"),
                       isSqlite ? m_options.path : m_options.connectionString,
                       QString::number(kNumbers)});
    }
    for (QProcess& process : processes) {
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                 process.readAll().constData());
    }
    QCOMPARE(numberOf(*m_database, "SELECT n FROM counter"), kProcesses * kNumbers);
    QCOMPARE(numberOf(*m_database, "SELECT count(*) FROM issued"), kProcesses * kNumbers);
}

QTEST_GUILESS_MAIN(TestTransaction)
#include "tst_Transaction.moc"
