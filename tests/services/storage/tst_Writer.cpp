// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Transaction.h"
#include "services/storage/Writer.h"
#include "tests/services/storage/TestStores.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

#include <sys/resource.h>

#include <atomic>
#include <barrier>
#include <csignal>
#include <semaphore>

using namespace onewindow;
using namespace onewindow::storage;

namespace {

constexpr auto kCount = "SELECT count(*) FROM thing";

Result<void> insert(Database& database, qint64 n)
{
    auto statement = database.prepare("INSERT INTO thing (n) VALUES (?)");
    if (!statement) {
        return statement.error();
    }
    return statement.value().bind(n).run();
}

Writer::Job inserting(qint64 n)
{
    return [n](Database& database) { return insert(database, n); };
}

// A job that holds the writer until it is let go, so that what is posted meanwhile is one batch.
class Gate
{
public:
    explicit Gate(Writer& writer)
    {
        writer.post([this](Database&) -> Result<void> {
            m_entered.release();
            m_leave.acquire();
            return {};
        });
        m_entered.acquire();
    }

    void open() { m_leave.release(); }

private:
    std::binary_semaphore m_entered{0};
    std::binary_semaphore m_leave{0};
};

// What completions answered, in order.
class Answers
{
public:
    Writer::Completion next(int name)
    {
        return [this, name](const Result<void>& outcome) {
            const std::lock_guard lock(m_mutex);
            m_answers << QStringLiteral("%1 %2").arg(name).arg(
                outcome ? QStringLiteral("done") : errorName(outcome.error().code));
        };
    }

    [[nodiscard]] QStringList all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_answers;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_answers;
};

} // namespace

class TestWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersWhenDurable_data() { TestStores::addEngineRows(); }

    void answersWhenDurable();

    void returnsValues_data() { TestStores::addEngineRows(); }

    void returnsValues();

    void commitsInGroups_data() { TestStores::addEngineRows(); }

    void commitsInGroups();

    void batchesAreLimited_data() { TestStores::addEngineRows(); }

    void batchesAreLimited();

    void failingJobIsUndoneAlone_data() { TestStores::addEngineRows(); }

    void failingJobIsUndoneAlone();

    void failingSingleJobIsUndone_data() { TestStores::addEngineRows(); }

    void failingSingleJobIsUndone();

    void failedCommitFailsAll_data() { TestStores::addEngineRows(); }

    void failedCommitFailsAll();

    void lostTransactionFailsAll_data() { TestStores::addEngineRows(); }

    void lostTransactionFailsAll();

    void deadlockedJobIsRepeated();
    void deadlockedJobIsRepeatedWhateverFailsAfterIt();

    void tellsListenersOfChangesOnly_data() { TestStores::addEngineRows(); }

    void tellsListenersOfChangesOnly();

    void refusesWhenTheQueueIsFull_data() { TestStores::addEngineRows(); }

    void refusesWhenTheQueueIsFull();

    void finishesWhatWaitsWhenStopped_data() { TestStores::addEngineRows(); }

    void finishesWhatWaitsWhenStopped();

    void completionsMayPost_data() { TestStores::addEngineRows(); }

    void completionsMayPost();

    void manyThreadsPost_data() { TestStores::addEngineRows(); }

    void manyThreadsPost();
    void answersBusyWhenAnotherHoldsTheStore();
    void failingDiskFailsTheCommit();
    void copiesTheWalBackWhenIdle();
    void copiesTheWalBackWhenBusy();
    void waitingOnTheWritersThreadAborts();

private:
    void start(Writer::Settings settings = {});
    void startSqlite(Writer::Settings settings = {});
    [[nodiscard]] std::unique_ptr<Database> reader() const;

    TestStores m_stores;
    DatabaseOptions m_options;
    std::unique_ptr<Writer> m_writer;
    std::atomic<int> m_commits = 0;
};

void TestWriter::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    if (QTest::currentDataTag() != nullptr) {
        const auto options = m_stores.fresh();
        QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
        m_options = options.value();
        start();
    }
}

void TestWriter::cleanup()
{
    m_writer.reset();
}

void TestWriter::start(Writer::Settings settings)
{
    m_writer.reset();
    auto database = openOrDie(m_options);
    QVERIFY(database->execute(u"CREATE TABLE IF NOT EXISTS thing (n BIGINT PRIMARY KEY);"
                              u"CREATE TABLE IF NOT EXISTS part (n BIGINT REFERENCES thing (n) "
                              u"DEFERRABLE INITIALLY DEFERRED)"));
    m_commits = 0;
    m_writer = std::make_unique<Writer>(std::move(database), settings);
    m_writer->onCommitted([this] { ++m_commits; });
}

void TestWriter::startSqlite(Writer::Settings settings)
{
    static QTemporaryDir folder;
    static int count = 0;
    m_options = DatabaseOptions();
    m_options.path = folder.filePath(QStringLiteral("store%1.db").arg(++count));
    start(settings);
}

std::unique_ptr<Database> TestWriter::reader() const
{
    DatabaseOptions options = m_options;
    options.readOnly = true;
    return openOrDie(options);
}

void TestWriter::answersWhenDurable()
{
    const auto other = reader();
    for (int i = 1; i <= 20; ++i) {
        std::promise<qint64> seen;
        m_writer->post(inserting(i), [&](const Result<void>& outcome) {
            seen.set_value(outcome ? numberOf(*other, kCount) : -1);
        });
        QCOMPARE(seen.get_future().get(), i);
    }
    QCOMPARE(m_commits.load(), 20);
}

void TestWriter::returnsValues()
{
    const auto count = [](Database& database) -> Result<qint64> {
        return numberOf(database, kCount);
    };
    QVERIFY(m_writer->runAndWait<void>(inserting(1)));
    QCOMPARE(m_writer->runAndWait<qint64>(count).value(), 1);
    std::promise<qint64> seen;
    m_writer->run<qint64>(count, [&](Result<qint64> value) { seen.set_value(value.value()); });
    QCOMPARE(seen.get_future().get(), 1);
    const auto failing = [](Database&) -> Result<qint64> {
        return Error{ErrorCode::QueueEmpty, {}};
    };
    QCOMPARE(m_writer->runAndWait<qint64>(failing).error().code, ErrorCode::QueueEmpty);
    const auto again = m_writer->runAndWait<void>(inserting(1));
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
}

void TestWriter::commitsInGroups()
{
    Answers answers;
    {
        Gate gate(*m_writer);
        for (int i = 0; i < 10; ++i) {
            m_writer->post(inserting(i), answers.next(i));
        }
        QVERIFY(answers.all().isEmpty());
        gate.open();
        QTRY_COMPARE(answers.all().size(), 10);
    }
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(answers.all().at(i), QStringLiteral("%1 done").arg(i));
    }
    QCOMPARE(m_commits.load(), 1);
}

void TestWriter::batchesAreLimited()
{
    start({.maxBatch = 4, .measured = {}});
    Answers answers;
    Gate gate(*m_writer);
    for (int i = 0; i < 10; ++i) {
        m_writer->post(inserting(i), answers.next(i));
    }
    gate.open();
    QTRY_COMPARE(answers.all().size(), 10);
    QCOMPARE(m_commits.load(), 3);
}

void TestWriter::failingJobIsUndoneAlone()
{
    Answers answers;
    Gate gate(*m_writer);
    m_writer->post(inserting(1), answers.next(1));
    m_writer->post(
        [](Database& database) -> Result<void> {
            OW_TRY(insert(database, 2));
            return Error{ErrorCode::TooLate, {}};
        },
        answers.next(2));
    m_writer->post(
        [](Database& database) -> Result<void> {
            OW_TRY(insert(database, 4));
            return insert(database, 1);
        },
        answers.next(4));
    m_writer->post(inserting(8), answers.next(8));
    gate.open();
    QTRY_COMPARE(answers.all(),
                 QStringList({QStringLiteral("1 done"), QStringLiteral("2 TooLate"),
                              QStringLiteral("4 Conflict"), QStringLiteral("8 done")}));
    QCOMPARE(numberOf(*reader(), "SELECT sum(n) FROM thing"), 9);
    QCOMPARE(m_commits.load(), 1);
}

void TestWriter::failingSingleJobIsUndone()
{
    const auto outcome = m_writer->runAndWait<void>([](Database& database) -> Result<void> {
        OW_TRY(insert(database, 1));
        return Error{ErrorCode::TooLate, {}};
    });
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::TooLate);
    QCOMPARE(numberOf(*reader(), kCount), 0);
    QCOMPARE(m_commits.load(), 0);
}

void TestWriter::failedCommitFailsAll()
{
    Answers answers;
    {
        Gate gate(*m_writer);
        m_writer->post(inserting(1), answers.next(1));
        m_writer->post(
            [](Database& database) {
                return database.execute(u"INSERT INTO part (n) VALUES (77)");
            },
            answers.next(2));
        m_writer->post(
            [](Database&) -> Result<void> {
                return Error{ErrorCode::TooLate, {}};
            },
            answers.next(3));
        gate.open();
        QTRY_COMPARE(answers.all(),
                     QStringList({QStringLiteral("1 StoreFailed"), QStringLiteral("2 StoreFailed"),
                                  QStringLiteral("3 TooLate")}));
    }
    QCOMPARE(numberOf(*reader(), kCount), 0);
    QCOMPARE(m_commits.load(), 0);
    // A value that was not committed is not handed out.
    const auto value = m_writer->runAndWait<int>([](Database& database) -> Result<int> {
        OW_TRY(database.execute(u"INSERT INTO part (n) VALUES (77)"));
        return 1;
    });
    QVERIFY(!value);
    QVERIFY(m_writer->runAndWait<void>(inserting(1)));
}

void TestWriter::lostTransactionFailsAll()
{
    Answers answers;
    Gate gate(*m_writer);
    m_writer->post(inserting(1), answers.next(1));
    m_writer->post(
        [](Database& database) -> Result<void> {
            // Makes the engine end the transaction, and says nothing of it.
            (void)(database.engine() == Engine::Sqlite
                       ? database.execute(u"INSERT OR ROLLBACK INTO thing (n) VALUES (1)")
                       : database.execute(u"SELECT pg_terminate_backend(pg_backend_pid())"));
            return {};
        },
        answers.next(2));
    m_writer->post(inserting(3), answers.next(3));
    gate.open();
    // On PostgreSQL those who lost the connection through another's fault are run again.
    const bool isRepeated = m_options.engine == Engine::Postgres;
    const QString others = isRepeated ? QStringLiteral("done") : QStringLiteral("StoreFailed");
    QTRY_COMPARE(answers.all(),
                 QStringList({QStringLiteral("1 ") + others, QStringLiteral("2 StoreFailed"),
                              QStringLiteral("3 ") + others}));
    QCOMPARE(numberOf(*reader(), kCount), isRepeated ? 2 : 0);
    QVERIFY(m_writer->runAndWait<void>(inserting(5)));
    QCOMPARE(numberOf(*reader(), "SELECT sum(n) FROM thing"), isRepeated ? 9 : 5);
}

// Two processes that lock the same rows in another order: one of them is undone, and tried again.
void TestWriter::deadlockedJobIsRepeated()
{
    const auto options = m_stores.fresh(Engine::Postgres);
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    QVERIFY(openOrDie(options.value())
                ->execute(u"CREATE TABLE thing (n BIGINT NOT NULL PRIMARY KEY, times BIGINT);"
                          "INSERT INTO thing VALUES (1, 0), (2, 0)"));
    Writer one(openOrDie(options.value()));
    Writer other(openOrDie(options.value()));
    std::barrier both(2);
    std::atomic<int> runs = 0;
    const auto touching = [&](const char* first, const char* second) -> Writer::Job {
        return [&, first, second,
                isFirst = std::make_shared<bool>(true)](Database& database) -> Result<void> {
            ++runs;
            OW_TRY(database.execute(QString::fromLatin1(first)));
            if (std::exchange(*isFirst, false)) {
                both.arrive_and_wait();
            }
            return database.execute(QString::fromLatin1(second));
        };
    };
    constexpr auto kOne = "UPDATE thing SET times = times + 1 WHERE n = 1";
    constexpr auto kTwo = "UPDATE thing SET times = times + 1 WHERE n = 2";
    Answers answers;
    one.post(touching(kOne, kTwo), answers.next(1));
    other.post(touching(kTwo, kOne), answers.next(1));
    QTRY_COMPARE_WITH_TIMEOUT(
        answers.all(), QStringList({QStringLiteral("1 done"), QStringLiteral("1 done")}), 20'000);
    QCOMPARE(runs.load(), 3);
    QCOMPARE(numberOf(*openOrDie(options.value()), "SELECT SUM(times) FROM thing"), 4);
    one.stop();
    other.stop();
}

void TestWriter::deadlockedJobIsRepeatedWhateverFailsAfterIt()
{
    const auto options = m_stores.fresh(Engine::Postgres);
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    QVERIFY(openOrDie(options.value())->execute(u"CREATE TABLE thing (n BIGINT PRIMARY KEY)"));
    Writer writer(openOrDie(options.value()));
    Answers answers;
    std::atomic<int> runs = 0;
    // As a deadlock that chose this job ends it.
    const auto meetsAnother = [&](Database& database) -> Result<void> {
        OW_TRY(insert(database, 2));
        return ++runs > 1 ? Result<void>()
                          : database.execute(u"DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING "
                                             "ERRCODE = '40P01'; END $$");
    };
    Gate gate(writer);
    writer.post(inserting(1), answers.next(1));
    writer.post(meetsAnother, answers.next(2));
    writer.post(inserting(1), answers.next(3));
    gate.open();
    QTRY_COMPARE_WITH_TIMEOUT(answers.all(),
                              QStringList({QStringLiteral("1 done"), QStringLiteral("2 done"),
                                           QStringLiteral("3 Conflict")}),
                              20'000);
    QCOMPARE(runs.load(), 2);
    writer.stop();
}

void TestWriter::tellsListenersOfChangesOnly()
{
    std::atomic<int> second = 0;
    m_writer->onCommitted([&] { ++second; });
    QVERIFY(m_writer->runAndWait<void>(inserting(1)));
    QVERIFY(m_writer->runAndWait<void>([](Database& database) -> Result<void> {
        return database.execute(u"SELECT n FROM thing");
    }));
    QVERIFY(!m_writer->runAndWait<void>(inserting(1)));
    QVERIFY(m_writer->runAndWait<void>(inserting(2)));
    QCOMPARE(m_commits.load(), 2);
    QCOMPARE(second.load(), 2);
    m_writer.reset();
}

void TestWriter::refusesWhenTheQueueIsFull()
{
    start({.maxQueued = 3, .measured = {}});
    Answers answers;
    Gate gate(*m_writer);
    for (int i = 0; i < 3; ++i) {
        m_writer->post(inserting(i), answers.next(i));
    }
    std::thread::id answeredBy;
    m_writer->post(inserting(3), [&](const Result<void>& outcome) {
        answeredBy = std::this_thread::get_id();
        answers.next(3)(outcome);
    });
    QCOMPARE(answers.all(), QStringList({QStringLiteral("3 StoreBusy")}));
    QVERIFY(answeredBy == std::this_thread::get_id());
    m_writer->post(inserting(4)); // Without a completion it is dropped in silence.
    gate.open();
    QTRY_COMPARE(answers.all().size(), 4);
    QCOMPARE(numberOf(*reader(), kCount), 3);
    QVERIFY(m_writer->runAndWait<void>(inserting(5)));
}

void TestWriter::finishesWhatWaitsWhenStopped()
{
    Answers answers;
    for (int i = 0; i < 200; ++i) {
        m_writer->post(inserting(i), answers.next(i));
    }
    m_writer->stop();
    QCOMPARE(answers.all().size(), 200);
    QCOMPARE(numberOf(*reader(), kCount), 200);
    m_writer->post(inserting(200), answers.next(200));
    QCOMPARE(answers.all().last(), QStringLiteral("200 StoreBusy"));
    QCOMPARE(m_writer->runAndWait<void>(inserting(200)).error().code, ErrorCode::StoreBusy);
    m_writer->stop();
}

void TestWriter::completionsMayPost()
{
    std::promise<void> done;
    std::function<void(int)> postFrom = [&](int n) {
        m_writer->post(inserting(n), [&, n](const Result<void>& outcome) {
            if (outcome && n < 10) {
                postFrom(n + 1);
            } else {
                done.set_value();
            }
        });
    };
    postFrom(0);
    done.get_future().wait();
    QCOMPARE(numberOf(*reader(), kCount), 11);
}

void TestWriter::manyThreadsPost()
{
    constexpr int kThreads = 8;
    constexpr int kJobs = 250;
    std::atomic<int> done = 0;
    std::atomic<int> outOfOrder = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&, thread] {
                // Answers come one at a time, on the writer's thread.
                auto last = std::make_shared<int>(-1);
                for (int i = 0; i < kJobs; ++i) {
                    m_writer->post(inserting(thread * kJobs + i),
                                   [&, last, i](const Result<void>& outcome) {
                                       outOfOrder += std::exchange(*last, i) == i - 1 ? 0 : 1;
                                       done += outcome ? 1 : 0;
                                   });
                }
            });
        }
    }
    m_writer->stop();
    QCOMPARE(done.load(), kThreads * kJobs);
    QCOMPARE(outOfOrder.load(), 0);
    QCOMPARE(numberOf(*reader(), kCount), kThreads * kJobs);
    QVERIFY(m_commits.load() < kThreads * kJobs);
}

void TestWriter::answersBusyWhenAnotherHoldsTheStore()
{
    startSqlite();
    m_options.busyTimeout = std::chrono::milliseconds(50);
    start();
    const auto other = openOrDie(m_options);
    {
        auto holder = Transaction::begin(*other);
        QVERIFY(holder);
        const auto outcome = m_writer->runAndWait<void>(inserting(1));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::StoreBusy);
    }
    QVERIFY(m_writer->runAndWait<void>(inserting(1)));
}

void TestWriter::failingDiskFailsTheCommit()
{
    startSqlite();
    QVERIFY(m_writer->runAndWait<void>(inserting(1)));
    // From here on no file may grow, as on a disk that is full.
    const auto previousHandler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit previous{};
    getrlimit(RLIMIT_FSIZE, &previous);
    rlimit full = previous;
    full.rlim_cur = static_cast<rlim_t>(QFileInfo(m_options.path + QStringLiteral("-wal")).size());
    setrlimit(RLIMIT_FSIZE, &full);
    const auto outcome = m_writer->runAndWait<void>([](Database& database) -> Result<void> {
        for (int i = 10; i < 5000; ++i) {
            OW_TRY(insert(database, i));
        }
        return {};
    });
    setrlimit(RLIMIT_FSIZE, &previous);
    std::signal(SIGXFSZ, previousHandler);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::StoreFailed);
    QCOMPARE(numberOf(*reader(), kCount), 1);
    QVERIFY(m_writer->runAndWait<void>(inserting(2)));
    QCOMPARE(numberOf(*reader(), kCount), 2);
    m_writer.reset();
    QCOMPARE(numberOf(*reader(), kCount), 2);
}

void TestWriter::copiesTheWalBackWhenIdle()
{
    startSqlite(
        {.idleAfter = std::chrono::milliseconds(1), .idleCheckpointPages = 10, .measured = {}});
    QVERIFY(m_writer->runAndWait<void>([](Database& database) -> Result<void> {
        for (int i = 0; i < 20'000; ++i) {
            OW_TRY(insert(database, i));
        }
        return {};
    }));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(m_options.path).size() > 100'000, 40'000);
}

void TestWriter::copiesTheWalBackWhenBusy()
{
    startSqlite({.idleAfter = std::chrono::hours(1), .measured = {}, .busyCheckpointPages = 10});
    QVERIFY(m_writer->runAndWait<void>([](Database& database) -> Result<void> {
        for (int i = 0; i < 20'000; ++i) {
            OW_TRY(insert(database, i));
        }
        return {};
    }));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(m_options.path).size() > 100'000, 40'000);
}

void TestWriter::waitingOnTheWritersThreadAborts()
{
    startSqlite();
    const auto outcome = m_writer->runAndWait<bool>([this](Database&) -> Result<bool> {
        return aborts([this] { (void)m_writer->runAndWait<void>(inserting(1)); });
    });
    QVERIFY(outcome && outcome.value());
}

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_Writer.moc"
