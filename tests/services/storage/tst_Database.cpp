// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Database.h"
#include "services/storage/Transaction.h"
#include "tests/services/storage/TestStores.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace onewindow;
using namespace onewindow::storage;

namespace {

DatabaseOptions sqliteAt(const QString& path, bool readOnly = false)
{
    DatabaseOptions options;
    options.path = path;
    options.readOnly = readOnly;
    return options;
}

bool insertBlob(Database& database, const QByteArray& blob)
{
    auto insert = database.prepare("INSERT INTO thing (b) VALUES (?)");
    return insert && insert.value().bind(blob).run();
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString& path, qint64 from, const QByteArray& bytes)
{
    QFile file(path);
    OW_ENFORCE(file.open(QFile::ReadWrite) && file.seek(from));
    OW_ENFORCE(file.write(bytes) == bytes.size());
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void opens_data() { TestStores::addEngineRows(); }

    void opens();
    void opensOddNames_data();
    void opensOddNames();
    void failsToOpen_data();
    void failsToOpen();
    void filesArePrivate();
    void settingsAreSafe_data();
    void settingsAreSafe();
    void memoryStoresAreSeparate();

    void executesScripts_data() { TestStores::addEngineRows(); }

    void executesScripts();

    void scriptFailureInATransactionChangesNothing_data() { TestStores::addEngineRows(); }

    void scriptFailureInATransactionChangesNothing();

    void readOnlyRefusesWrites_data() { TestStores::addEngineRows(); }

    void readOnlyRefusesWrites();

    void readOnlySeesCommits_data() { TestStores::addEngineRows(); }

    void readOnlySeesCommits();
    void readOnlyOpensAClosedStore();
    void fullDiskChangesNothing();
    void corruptionIsAnError();
    void checkpointEmptiesTheWal();
    void readerHoldsTheCheckpointBack();
    void walDoesNotGrowWithoutAWriter();
    void deletedContentIsGone();
    void serverRestartIsMended();
    void serverIsAskedForDurability();

private:
    TestStores m_stores;
    QTemporaryDir m_folder;
};

void TestDatabase::opens()
{
    const auto options = m_stores.fresh();
    QVERIFY(options);
    const auto database = openOrDie(options.value());
    QCOMPARE(database->engine(), options.value().engine);
    QVERIFY(!database->isReadOnly());
    QVERIFY(!database->isInTransaction());
    QCOMPARE(numberOf(*database, "SELECT 1"), 1);
}

void TestDatabase::opensOddNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("spaces") << QStringLiteral("my store.db");
    QTest::newRow("chinese") << QStringLiteral("一窗通.db");
    QTest::newRow("uri") << QStringLiteral("file:store.db?mode=memory");
    QTest::newRow("percent") << QStringLiteral("100%41.db");
    QTest::newRow("hash and question mark") << QStringLiteral("a#b?c.db");
    QTest::newRow("quote") << QStringLiteral("it's.db");
}

void TestDatabase::opensOddNames()
{
    QFETCH(QString, name);
    const QString path = m_folder.filePath(name);
    const auto database = openOrDie(sqliteAt(path));
    QVERIFY(database->execute(u"CREATE TABLE thing (b BLOB)"));
    QVERIFY(QFileInfo::exists(path));
}

void TestDatabase::failsToOpen_data()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<QString>("where");
    QTest::addColumn<bool>("readOnly");
    const int sqlite = static_cast<int>(Engine::Sqlite);
    const int postgres = static_cast<int>(Engine::Postgres);
    const QString text = m_folder.filePath(QStringLiteral("text.db"));
    QFile file(text);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(QByteArray(8192, 'x')), 8192);
    QTest::newRow("no path") << sqlite << QString() << false;
    QTest::newRow("no folder") << sqlite << QStringLiteral("/nowhere/store.db") << false;
    QTest::newRow("a folder") << sqlite << m_folder.path() << false;
    QTest::newRow("not a database") << sqlite << text << false;
    QTest::newRow("not a database, read-only") << sqlite << text << true;
    QTest::newRow("nothing to read")
        << sqlite << m_folder.filePath(QStringLiteral("none.db")) << true;
    QTest::newRow("no server") << postgres << QStringLiteral("host=%1").arg(m_folder.path())
                               << false;
    QTest::newRow("bad connection string") << postgres << QStringLiteral("hostess=a") << false;
}

void TestDatabase::failsToOpen()
{
    QFETCH(int, engine);
    QFETCH(QString, where);
    QFETCH(bool, readOnly);
    DatabaseOptions options = sqliteAt(where, readOnly);
    options.engine = static_cast<Engine>(engine);
    options.connectionString = where;
    const auto database = Database::open(options);
    QVERIFY(!database);
    QCOMPARE(database.error().code, ErrorCode::StoreFailed);
    QVERIFY(!database.error().detail.isEmpty());
    QVERIFY(!QFileInfo::exists(m_folder.filePath(QStringLiteral("none.db"))));
}

void TestDatabase::filesArePrivate()
{
    const QString path = m_folder.filePath(QStringLiteral("private.db"));
    const auto database = openOrDie(sqliteAt(path));
    QVERIFY(database->execute(u"CREATE TABLE thing (b BLOB)"));
    for (const QString& name :
         {path, path + QStringLiteral("-wal"), path + QStringLiteral("-shm")}) {
        const auto permissions = QFileInfo(name).permissions();
        QVERIFY2(permissions.testFlag(QFile::ReadOwner), qPrintable(name));
        QVERIFY2(!(permissions &
                   (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)),
                 qPrintable(name));
    }
}

void TestDatabase::settingsAreSafe_data()
{
    QTest::addColumn<QByteArray>("pragma");
    QTest::addColumn<QString>("expected");
    QTest::newRow("wal") << QByteArray("PRAGMA journal_mode") << QStringLiteral("wal");
    QTest::newRow("full sync") << QByteArray("PRAGMA synchronous") << QStringLiteral("2");
    QTest::newRow("foreign keys") << QByteArray("PRAGMA foreign_keys") << QStringLiteral("1");
    QTest::newRow("untrusted schema") << QByteArray("PRAGMA trusted_schema") << QStringLiteral("0");
    QTest::newRow("secure delete") << QByteArray("PRAGMA secure_delete") << QStringLiteral("1");
    QTest::newRow("temporary data in memory")
        << QByteArray("PRAGMA temp_store") << QStringLiteral("2");
    QTest::newRow("no mapping") << QByteArray("PRAGMA mmap_size") << QStringLiteral("0");
}

void TestDatabase::settingsAreSafe()
{
    QFETCH(QByteArray, pragma);
    QFETCH(QString, expected);
    const auto database = openOrDie(sqliteAt(m_folder.filePath(QStringLiteral("settings.db"))));
    auto statement = database->prepare(pragma.constData());
    QVERIFY(statement);
    const auto row = statement.value().step();
    QVERIFY(row && row.value());
    QCOMPARE(statement.value().text(0), expected);
}

void TestDatabase::memoryStoresAreSeparate()
{
    const auto first = openOrDie(sqliteAt(QStringLiteral(":memory:")));
    const auto second = openOrDie(sqliteAt(QStringLiteral(":memory:")));
    QVERIFY(first->execute(u"CREATE TABLE thing (b BLOB)"));
    QVERIFY(second->execute(u"CREATE TABLE thing (b BLOB)"));
    QVERIFY(insertBlob(*first, "a"));
    QCOMPARE(numberOf(*first, "SELECT count(*) FROM thing"), 1);
    QCOMPARE(numberOf(*second, "SELECT count(*) FROM thing"), 0);
    QVERIFY(!QFileInfo::exists(QStringLiteral(":memory:")));
}

void TestDatabase::executesScripts()
{
    const auto database = m_stores.freshDatabase();
    QVERIFY(database->execute(u"CREATE TABLE thing (t TEXT); -- a comment; with a semicolon\n"
                              u"INSERT INTO thing VALUES ('一;二'); INSERT INTO thing VALUES ('?');"
                              u"SELECT * FROM thing;"));
    QCOMPARE(numberOf(*database, "SELECT count(*) FROM thing"), 2);
    QVERIFY(database->execute(u""));
}

void TestDatabase::scriptFailureInATransactionChangesNothing()
{
    const auto database = m_stores.freshDatabase();
    QVERIFY(database->execute(u"CREATE TABLE thing (n BIGINT)"));
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction);
        const auto outcome =
            database->execute(u"INSERT INTO thing VALUES (1); INSERT INTO nothing VALUES (1)");
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::StoreFailed);
    }
    QCOMPARE(numberOf(*database, "SELECT count(*) FROM thing"), 0);
}

void TestDatabase::readOnlyRefusesWrites()
{
    auto options = m_stores.fresh();
    QVERIFY(options);
    const auto writer = openOrDie(options.value());
    QVERIFY(writer->execute(u"CREATE TABLE thing (n BIGINT); INSERT INTO thing VALUES (1)"));
    options.value().readOnly = true;
    const auto reader = openOrDie(options.value());
    QVERIFY(reader->isReadOnly());
    const auto outcome = reader->execute(u"INSERT INTO thing VALUES (2)");
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::StoreFailed);
    QCOMPARE(numberOf(*reader, "SELECT count(*) FROM thing"), 1);
}

void TestDatabase::readOnlySeesCommits()
{
    auto options = m_stores.fresh();
    QVERIFY(options);
    const auto writer = openOrDie(options.value());
    QVERIFY(writer->execute(u"CREATE TABLE thing (n BIGINT)"));
    options.value().readOnly = true;
    const auto reader = openOrDie(options.value());
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(numberOf(*reader, "SELECT count(*) FROM thing"), i);
        QVERIFY(writer->execute(u"INSERT INTO thing VALUES (1)"));
    }
}

void TestDatabase::readOnlyOpensAClosedStore()
{
    const QString path = m_folder.filePath(QStringLiteral("closed.db"));
    QVERIFY(openOrDie(sqliteAt(path))->execute(u"CREATE TABLE thing (b BLOB)"));
    QVERIFY(!QFileInfo::exists(path + QStringLiteral("-wal")));
    const auto reader = openOrDie(sqliteAt(path, true));
    QCOMPARE(numberOf(*reader, "SELECT count(*) FROM thing"), 0);
}

void TestDatabase::fullDiskChangesNothing()
{
    const auto database = openOrDie(sqliteAt(m_folder.filePath(QStringLiteral("full.db"))));
    QVERIFY(database->execute(u"CREATE TABLE thing (b BLOB); PRAGMA max_page_count=20"));
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction);
        QVERIFY(insertBlob(*database, QByteArray(10, 'a')));
        auto insert = database->prepare("INSERT INTO thing (b) VALUES (?)");
        QVERIFY(insert);
        const auto outcome = insert.value().bind(QByteArray(1'000'000, 'b')).run();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::StoreFailed);
        QVERIFY(outcome.error().detail.contains(QStringLiteral("full")));
    }
    QCOMPARE(numberOf(*database, "SELECT count(*) FROM thing"), 0);
    QVERIFY(insertBlob(*database, QByteArray(10, 'a')));
}

void TestDatabase::corruptionIsAnError()
{
    const QString path = m_folder.filePath(QStringLiteral("corrupt.db"));
    {
        const auto database = openOrDie(sqliteAt(path));
        QVERIFY(database->execute(u"CREATE TABLE thing (b BLOB)"));
        for (int i = 0; i < 100; ++i) {
            QVERIFY(insertBlob(*database, QByteArray(1000, 'a')));
        }
    }
    overwrite(path, 4096, QByteArray(4096, '\x5a')); // The table's root page.
    const auto database = openOrDie(sqliteAt(path));
    auto select = database->prepare("SELECT count(*) FROM thing");
    QVERIFY(select);
    const auto row = select.value().step();
    QVERIFY(!row);
    QCOMPARE(row.error().code, ErrorCode::StoreFailed);
    QVERIFY(row.error().detail.contains(QStringLiteral("malformed")));
}

void TestDatabase::checkpointEmptiesTheWal()
{
    const QString path = m_folder.filePath(QStringLiteral("wal.db"));
    const auto database = openOrDie(sqliteAt(path));
    QVERIFY(database->execute(u"CREATE TABLE thing (b BLOB)"));
    QVERIFY(insertBlob(*database, QByteArray(100'000, 'a')));
    QVERIFY(database->walPages() > 20);
    QVERIFY(QFileInfo(path).size() < 100'000);
    QVERIFY(database->checkpoint());
    QCOMPARE(database->walPages(), 0);
    QVERIFY(QFileInfo(path).size() > 100'000);
}

void TestDatabase::readerHoldsTheCheckpointBack()
{
    const QString path = m_folder.filePath(QStringLiteral("held.db"));
    const auto database = openOrDie(sqliteAt(path));
    QVERIFY(database->execute(u"CREATE TABLE thing (b BLOB)"));
    const auto reader = openOrDie(sqliteAt(path, true));
    {
        auto snapshot = Transaction::begin(*reader);
        QVERIFY(snapshot);
        QCOMPARE(numberOf(*reader, "SELECT count(*) FROM thing"), 0);
        QVERIFY(insertBlob(*database, QByteArray(100'000, 'a')));
        QVERIFY(database->checkpoint()); // Waits for nobody.
        QVERIFY(database->walPages() > 20);
        QCOMPARE(numberOf(*reader, "SELECT count(*) FROM thing"), 0);
    }
    QVERIFY(database->checkpoint());
    QCOMPARE(database->walPages(), 0);
}

void TestDatabase::walDoesNotGrowWithoutAWriter()
{
    const QString path = m_folder.filePath(QStringLiteral("grown.db"));
    const auto database = openOrDie(sqliteAt(path));
    QVERIFY(database->execute(u"CREATE TABLE thing (b BLOB)"));
    constexpr qint64 kLimit = qint64{Database::kForcedCheckpointPages} * 4096;
    const QByteArray tenth(kLimit / 10, 'a');
    for (int i = 0; i < 30; ++i) {
        QVERIFY(insertBlob(*database, tenth));
    }
    QVERIFY(QFileInfo(path).size() > kLimit);
    QVERIFY(QFileInfo(path + QStringLiteral("-wal")).size() < 2 * kLimit);
}

void TestDatabase::deletedContentIsGone()
{
    const QString path = m_folder.filePath(QStringLiteral("deleted.db"));
    const QByteArray secret = "envelope of a person to be forgotten";
    const auto database = openOrDie(sqliteAt(path));
    QVERIFY(database->execute(u"CREATE TABLE thing (b BLOB)"));
    QVERIFY(insertBlob(*database, secret));
    QVERIFY(insertBlob(*database, QByteArray(20'000, '-') + secret));
    QVERIFY(database->checkpoint());
    QCOMPARE(contentOf(path).count(secret), 2);
    QVERIFY(database->execute(u"DELETE FROM thing"));
    QVERIFY(database->checkpoint());
    QCOMPARE(contentOf(path).count(secret), 0);
}

void TestDatabase::serverRestartIsMended()
{
    const auto server = m_stores.server();
    QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
    DatabaseOptions options;
    options.engine = Engine::Postgres;
    options.connectionString = server.value()->connectionString(QStringLiteral("public"));
    const auto database = openOrDie(options);
    QVERIFY(database->execute(u"CREATE TABLE IF NOT EXISTS mended (n BIGINT)"));
    const auto count = [&] { return numberOf(*database, "SELECT count(*) FROM mended"); };
    const auto insertInTransaction = [&] {
        auto transaction = Transaction::begin(*database);
        return transaction && database->execute(u"INSERT INTO mended VALUES (1)") &&
               transaction.value().commit();
    };
    QVERIFY(insertInTransaction());
    QCOMPARE(count(), 1);
    const auto restarted = server.value()->restart();
    QVERIFY2(restarted, restarted ? "" : qPrintable(restarted.error().detail));
    // A transaction finds the connection broken and sets it up anew; what was prepared still works.
    QVERIFY(insertInTransaction());
    QCOMPARE(count(), 2);
}

void TestDatabase::serverIsAskedForDurability()
{
    const auto server = m_stores.server();
    QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
    const auto setting = [&](const QString& start) {
        DatabaseOptions options;
        options.engine = Engine::Postgres;
        options.connectionString =
            server.value()
                ->connectionString(QStringLiteral("public"))
                .replace(QStringLiteral("options='"),
                         QStringLiteral("options='-csynchronous_commit=") + start + u' ');
        const auto database = openOrDie(options);
        auto statement = database->prepare("SELECT current_setting('synchronous_commit')");
        OW_ENFORCE(statement && statement.value().step());
        return statement.value().text(0);
    };
    QCOMPARE(setting(QStringLiteral("off")), QStringLiteral("on"));
    QCOMPARE(setting(QStringLiteral("remote_apply")), QStringLiteral("remote_apply"));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_Database.moc"
