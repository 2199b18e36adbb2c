// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/BulkInsert.h"
#include "services/storage/Savepoint.h"
#include "services/storage/Transaction.h"
#include "tests/services/storage/TestStores.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace onewindow;
using namespace onewindow::storage;

namespace {

constexpr std::string_view kTable = "thing";
constexpr std::string_view kColumns = "n, t, b";
constexpr auto kCount = "SELECT COUNT(*) FROM thing";

struct Thing
{
    qint64 n = 0;
    QString t;
    QByteArray b;

    bool operator==(const Thing&) const = default;
};

QList<Thing> thingsOf(Database& database)
{
    auto statement = database.prepare("SELECT n, t, b FROM thing ORDER BY n");
    OW_ENFORCE(statement);
    QList<Thing> things;
    for (auto row = statement.value().step(); row && row.value(); row = statement.value().step()) {
        const Statement& columns = statement.value();
        things.append({columns.integer(0), columns.text(1), columns.blob(2)});
    }
    return things;
}

Result<void> insertAll(Database& database, const QList<Thing>& things)
{
    BulkInsert insert(database, kTable, kColumns, things.size());
    for (const Thing& thing : things) {
        OW_TRY(insert.add(thing.n, thing.t, thing.b));
    }
    return insert.finish();
}

} // namespace

class TestBulkInsert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void writesWhatItIsGiven_data() { TestStores::addEngineRows(); }

    void writesWhatItIsGiven();

    void writesAsManyAsThereAre_data() { TestStores::addEngineRows(); }

    void writesAsManyAsThereAre();

    void oneOfManyFailsThemAll_data() { TestStores::addEngineRows(); }

    void oneOfManyFailsThemAll();

    void writesNothingWithoutRows_data() { TestStores::addEngineRows(); }

    void writesNothingWithoutRows();

    void failureIsUndoneWithItsSavepoint_data() { TestStores::addEngineRows(); }

    void failureIsUndoneWithItsSavepoint();

    void refusesTextThatNoEngineHolds_data() { TestStores::addEngineRows(); }

    void refusesTextThatNoEngineHolds();

    void isToldAsTheInsertItStandsFor_data() { TestStores::addEngineRows(); }

    void isToldAsTheInsertItStandsFor();
    void saysThatTheConnectionBroke();

private:
    TestStores m_stores;
    std::vector<std::string> m_told;
    std::unique_ptr<Database> m_database;
};

void TestBulkInsert::init()
{
    if (QTest::currentDataTag() == nullptr) {
        return;
    }
    const auto options = m_stores.fresh();
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    m_told.clear();
    DatabaseOptions listening = options.value();
    listening.onPrepare = [this](std::string_view sql) { m_told.emplace_back(sql); };
    m_database = openOrDie(listening);
    QVERIFY(m_database->execute(m_database->engine() == Engine::Sqlite
                                    ? u"CREATE TABLE thing (n BIGINT PRIMARY KEY, t TEXT NOT "
                                      "NULL, b BLOB NOT NULL)"
                                    : u"CREATE TABLE thing (n BIGINT PRIMARY KEY, t TEXT NOT "
                                      "NULL, b BYTEA NOT NULL)"));
}

void TestBulkInsert::writesWhatItIsGiven()
{
    QByteArray allBytes(256, '\0');
    std::iota(allBytes.begin(), allBytes.end(), '\0');
    QList<Thing> things{{std::numeric_limits<qint64>::min(), u"一窗通 \"'\\\n\t"_s, allBytes},
                        {0, u""_s, QByteArray("")},
                        {std::numeric_limits<qint64>::max(), u"𠮷"_s, QByteArray("\377\377")}};
    QVERIFY(insertAll(*m_database, things));
    QCOMPARE(thingsOf(*m_database), things);
    QCOMPARE(m_database->engine() == Engine::Sqlite ? 3 : m_database->changes(), 3);
}

/// By tens on SQLite, and what is over one by one.
void TestBulkInsert::writesAsManyAsThereAre()
{
    for (const int count : {1, 9, 10, 11, 25, 40}) {
        QList<Thing> things;
        for (int i = 0; i < count; ++i) {
            things.append({100 * count + i, QString::number(i), QByteArray::number(i)});
        }
        QVERIFY(m_database->execute(u"DELETE FROM thing"));
        QVERIFY(insertAll(*m_database, things));
        QCOMPARE(thingsOf(*m_database), things);
    }
}

/// Of ten that go together none stays when one of them cannot.
void TestBulkInsert::oneOfManyFailsThemAll()
{
    QList<Thing> things;
    for (int i = 0; i < 10; ++i) {
        things.append({i == 7 ? 2 : i, u"a"_s, "a"});
    }
    const auto outcome = insertAll(*m_database, things);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Conflict);
    QCOMPARE(numberOf(*m_database, kCount), 0);
    things[7].n = 7;
    QVERIFY(insertAll(*m_database, things));
    QCOMPARE(thingsOf(*m_database), things);
}

void TestBulkInsert::writesNothingWithoutRows()
{
    QVERIFY(insertAll(*m_database, {}));
    QCOMPARE(numberOf(*m_database, kCount), 0);
}

void TestBulkInsert::failureIsUndoneWithItsSavepoint()
{
    auto transaction = Transaction::begin(*m_database);
    QVERIFY(transaction);
    QVERIFY(insertAll(*m_database, {{1, u"a"_s, "a"}}));
    {
        auto savepoint = Savepoint::begin(*m_database);
        QVERIFY(savepoint);
        const auto outcome = insertAll(*m_database, {{2, u"b"_s, "b"}, {1, u"c"_s, "c"}});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Conflict);
        QVERIFY(!outcome.error().detail.contains(u"(1)"));
    }
    QVERIFY(insertAll(*m_database, {{3, u"d"_s, "d"}}));
    QVERIFY(transaction.value().commit());
    QCOMPARE(numberOf(*m_database, "SELECT SUM(n) FROM thing"), 4);
}

void TestBulkInsert::refusesTextThatNoEngineHolds()
{
    const auto outcome = insertAll(*m_database, {{1, u"a\0b"_s, "a"}});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::BadRequest);
    QCOMPARE(numberOf(*m_database, kCount), 0);
}

void TestBulkInsert::isToldAsTheInsertItStandsFor()
{
    QVERIFY(insertAll(*m_database, {{1, u"a"_s, "a"}}));
    QCOMPARE(std::ranges::count(m_told, "INSERT INTO thing (n, t, b) VALUES (?, ?, ?)"), 1);
}

/// PostgreSQL: what was on its way is lost as a whole, and the next one has a new connection.
void TestBulkInsert::saysThatTheConnectionBroke()
{
    m_database = openOrDie(m_stores.fresh(Engine::Postgres).value());
    QVERIFY(m_database->execute(u"CREATE TABLE thing (n BIGINT, t TEXT, b BYTEA)"));
    {
        auto transaction = Transaction::begin(*m_database);
        QVERIFY(transaction);
        QVERIFY(!m_database->execute(u"SELECT pg_terminate_backend(pg_backend_pid())"));
        QVERIFY(!insertAll(*m_database, {{1, u"a"_s, "a"}}));
    }
    QVERIFY(insertAll(*m_database, {{2, u"b"_s, "b"}}));
    QCOMPARE(numberOf(*m_database, "SELECT SUM(n) FROM thing"), 2);
}

QTEST_GUILESS_MAIN(TestBulkInsert)
#include "tst_BulkInsert.moc"
