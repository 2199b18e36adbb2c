// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Database.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "tests/Seed.h"
#include "tests/services/storage/TestStores.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <random>

using namespace onewindow;
using namespace onewindow::storage;

namespace {

constexpr std::array<Migration, 1> kTables{{{1, "CREATE TABLE thing (id {serial}, n BIGINT, "
                                                "r DOUBLE PRECISION, t TEXT, b {blob});"
                                                "CREATE TABLE named (name TEXT PRIMARY KEY, "
                                                "n BIGINT NOT NULL CHECK (n >= 0)) {norowid};"}}};

// Puts one thing in and reads it back, through SQL that both engines take.
struct Thing
{
    std::optional<qint64> n = {};
    std::optional<double> r = {};
    std::optional<QString> t = {};
    std::optional<QByteArray> b = {};
};

Result<qint64> insertThing(Database& database, const Thing& thing)
{
    auto statement =
        database.prepare("INSERT INTO thing (n, r, t, b) VALUES (?, ?, ?, ?) RETURNING id");
    if (!statement) {
        return statement.error();
    }
    const auto row = statement.value().bind(thing.n, thing.r, thing.t, thing.b).step();
    if (!row) {
        return row.error();
    }
    return statement.value().integer(0);
}

Thing readThing(Database& database, qint64 id)
{
    auto statement = database.prepare("SELECT n, r, t, b FROM thing WHERE id = ?");
    OW_ENFORCE(statement);
    const auto row = statement.value().bind(id).step();
    OW_ENFORCE(row && row.value());
    const Statement& columns = statement.value();
    Thing thing;
    if (!columns.isNull(0)) {
        thing.n = columns.integer(0);
    }
    if (!columns.isNull(1)) {
        thing.r = columns.real(1);
    }
    if (!columns.isNull(2)) {
        thing.t = columns.text(2);
    }
    if (!columns.isNull(3)) {
        thing.b = columns.blob(3);
    }
    return thing;
}

} // namespace

class TestStatement : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void keepsIntegers_data() { addRowsFor({"zero", "one", "minus one", "largest", "smallest"}); }

    void keepsIntegers();

    void keepsReals_data()
    {
        addRowsFor({"zero", "negative", "tenth", "smallest", "largest", "denormal", "third"});
    }

    void keepsReals();
    void keepsTexts_data();
    void keepsTexts();
    void keepsBlobs_data();
    void keepsBlobs();

    void keepsNulls_data() { TestStores::addEngineRows(); }

    void keepsNulls();

    void keepsRandomValues_data() { TestStores::addEngineRows(); }

    void keepsRandomValues();

    void bindsEveryType_data() { TestStores::addEngineRows(); }

    void bindsEveryType();

    void refusesWhatOneEngineCannotHold_data() { TestStores::addEngineRows(); }

    void refusesWhatOneEngineCannotHold();

    void convertsAsSqliteDoes_data() { TestStores::addEngineRows(); }

    void convertsAsSqliteDoes();

    void stepsThroughRows_data() { TestStores::addEngineRows(); }

    void stepsThroughRows();

    void isBoundAnew_data() { TestStores::addEngineRows(); }

    void isBoundAnew();

    void sameTextTwiceAtOnce_data() { TestStores::addEngineRows(); }

    void sameTextTwiceAtOnce();

    void manyTextsGoThroughTheCache_data() { TestStores::addEngineRows(); }

    void manyTextsGoThroughTheCache();

    void reusedMemoryIsNotTheSameText_data() { TestStores::addEngineRows(); }

    void reusedMemoryIsNotTheSameText();

    void uniqueViolationIsConflict_data() { TestStores::addEngineRows(); }

    void uniqueViolationIsConflict();

    void otherViolationIsStoreFailed_data() { TestStores::addEngineRows(); }

    void otherViolationIsStoreFailed();
    void errorsQuoteNoValue_data();
    void errorsQuoteNoValue();

    void upserts_data() { TestStores::addEngineRows(); }

    void upserts();

    void countsChanges_data() { TestStores::addEngineRows(); }

    void countsChanges();

    void queriesInOneLine_data() { TestStores::addEngineRows(); }

    void queriesInOneLine();
    void refusesWrongSql_data();
    void refusesWrongSql();

    void brokenInvariantsAbort_data() { TestStores::addEngineRows(); }

    void brokenInvariantsAbort();

private:
    static void addRowsFor(const std::vector<const char*>& names);
    std::unique_ptr<Database> database();

    TestStores m_stores;
};

// A row an engine and value; the value is found by its place.
void TestStatement::addRowsFor(const std::vector<const char*>& names)
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<int>("value");
    for (const Engine engine : {Engine::Sqlite, Engine::Postgres}) {
        const char* engineName = engine == Engine::Sqlite ? "sqlite" : "postgres";
        for (std::size_t i = 0; i < names.size(); ++i) {
            QTest::addRow("%s %s", engineName, names[i])
                << static_cast<int>(engine) << static_cast<int>(i);
        }
    }
}

std::unique_ptr<Database> TestStatement::database()
{
    auto database = m_stores.freshDatabase();
    const auto migrated = migrate(*database, u"test", kTables);
    OW_ENFORCE(migrated);
    return database;
}

void TestStatement::keepsIntegers()
{
    QFETCH(int, value);
    const qint64 number = std::array<qint64, 5>{0, 1, -1, std::numeric_limits<qint64>::max(),
                                                std::numeric_limits<qint64>::min()}
                              .at(static_cast<std::size_t>(value));
    const auto store = database();
    const auto id = insertThing(*store, {.n = number});
    QVERIFY(id);
    QCOMPARE(readThing(*store, id.value()).n, std::optional(number));
}

void TestStatement::keepsReals()
{
    QFETCH(int, value);
    const double number = std::array<double, 7>{0.0,
                                                -1.5,
                                                0.1,
                                                std::numeric_limits<double>::min(),
                                                std::numeric_limits<double>::max(),
                                                std::numeric_limits<double>::denorm_min(),
                                                1.0 / 3}
                              .at(static_cast<std::size_t>(value));
    const auto store = database();
    const auto id = insertThing(*store, {.r = number});
    QVERIFY(id);
    QVERIFY(readThing(*store, id.value()).r == number); // To the bit.
}

namespace {

const std::array<std::pair<const char*, QString>, 10> kTexts{{
    {"empty", QStringLiteral("")},
    {"null string", QString()},
    {"chinese", QStringLiteral("一窗通：取号")},
    {"outside the first plane", QStringLiteral("𠮷野家 😀")},
    {"uyghur", QStringLiteral("ئۇيغۇرچە")},
    {"quotes", QStringLiteral("it's \"quoted\" `here` ''")},
    {"sql", QStringLiteral("'); DROP TABLE thing; --")},
    {"placeholders and wildcards", QStringLiteral("? ?1 $1 % _ * {blob}")},
    {"control characters", QStringLiteral("a\n\t\r\u0001\u007f")},
    {"long", QString(1'000'000, u'字')},
}};

const std::array<std::pair<const char*, QByteArray>, 6> kBlobs{{
    {"empty", QByteArray("")},
    {"null array", QByteArray()},
    {"zero byte", QByteArray(1, '\0')},
    {"zero bytes inside", QByteArray("a\0b\0", 4)},
    {"backslashes and quotes", QByteArray("\\x41\\'\"?")},
    {"long", QByteArray(3'000'000, '\xff')},
}};

} // namespace

void TestStatement::keepsTexts_data()
{
    std::vector<const char*> names;
    for (const auto& [name, text] : kTexts) {
        names.push_back(name);
    }
    addRowsFor(names);
}

void TestStatement::keepsTexts()
{
    QFETCH(int, value);
    const QString text = kTexts.at(static_cast<std::size_t>(value)).second;
    const auto store = database();
    const auto id = insertThing(*store, {.t = text});
    QVERIFY(id);
    QCOMPARE(readThing(*store, id.value()).t, std::optional(text));
    // And as a value to look for, where a wildcard must be no wildcard.
    auto found = store->prepare("SELECT count(*) FROM thing WHERE t = ?");
    QVERIFY(found);
    QVERIFY(found.value().bind(text).step());
    QCOMPARE(found.value().integer(0), 1);
}

void TestStatement::keepsBlobs_data()
{
    std::vector<const char*> names;
    for (const auto& [name, blob] : kBlobs) {
        names.push_back(name);
    }
    addRowsFor(names);
}

void TestStatement::keepsBlobs()
{
    QFETCH(int, value);
    const QByteArray blob = kBlobs.at(static_cast<std::size_t>(value)).second;
    const auto store = database();
    const auto id = insertThing(*store, {.b = blob});
    QVERIFY(id);
    QCOMPARE(readThing(*store, id.value()).b, std::optional(blob));
    auto found = store->prepare("SELECT length(b) FROM thing WHERE b = ?");
    QVERIFY(found);
    const auto row = found.value().bind(QByteArrayView(blob)).step();
    QVERIFY(row && row.value());
    QCOMPARE(found.value().integer(0), blob.size());
}

void TestStatement::keepsNulls()
{
    const auto store = database();
    const auto id = insertThing(*store, {});
    QVERIFY(id);
    auto statement = store->prepare("SELECT n, r, t, b FROM thing WHERE id = ?");
    QVERIFY(statement);
    const auto row = statement.value().bind(id.value()).step();
    QVERIFY(row && row.value());
    const Statement& columns = statement.value();
    for (int i = 0; i < 4; ++i) {
        QVERIFY(columns.isNull(i));
    }
    QCOMPARE(columns.integer(0), 0);
    QCOMPARE(columns.real(1), 0.0);
    QVERIFY(columns.text(2).isNull());
    QVERIFY(columns.blob(3).isNull());
}

void TestStatement::keepsRandomValues()
{
    const auto seed = testSeed();
    std::mt19937_64 random(seed);
    const auto store = database();
    for (int i = 0; i < 200; ++i) {
        Thing thing;
        thing.n = std::bit_cast<qint64>(random());
        thing.r = std::bit_cast<double>(random());
        if (!std::isfinite(*thing.r)) {
            thing.r = std::nullopt;
        }
        thing.t = QString();
        const auto length = random() % 40;
        for (std::uint64_t c = 0; c < length; ++c) {
            // Any character but U+0000 and the surrogates.
            auto point = static_cast<char32_t>(1 + random() % 0x10'FFFF);
            point = point >= 0xD800 && point < 0xE000 ? U'字' : point;
            thing.t->append(QString::fromUcs4(&point, 1));
        }
        thing.b = QByteArray();
        for (std::uint64_t c = random() % 300; c > 0; --c) {
            thing.b->append(static_cast<char>(random()));
        }
        const auto id = insertThing(*store, thing);
        QVERIFY2(id, qPrintable(QStringLiteral("seed %1, value %2").arg(seed).arg(i)));
        const Thing read = readThing(*store, id.value());
        const bool isSame =
            read.n == thing.n && read.r == thing.r && read.t == thing.t && read.b == thing.b;
        QVERIFY2(isSame, qPrintable(QStringLiteral("seed %1, value %2").arg(seed).arg(i)));
    }
}

void TestStatement::bindsEveryType()
{
    const auto store = database();
    auto insert = store->prepare("INSERT INTO thing (n, t) VALUES (?, ?)");
    QVERIFY(insert);
    Statement& statement = insert.value();
    QVERIFY(statement.bind(true, QStringView(u"view")).run());
    QVERIFY(statement.bind(quint8(200)).bind(QStringLiteral("in two calls")).run());
    QVERIFY(statement.bind(short(-3), std::optional<QString>()).run());
    QVERIFY(statement.bind(std::optional<int>(7), std::nullopt).run());
    QVERIFY(statement.bind(quint64(5'000'000'000U), QStringLiteral("x")).run());
    auto select = store->prepare("SELECT n, t FROM thing ORDER BY id");
    QVERIFY(select);
    QStringList rows;
    for (auto row = select.value().step(); row && row.value(); row = select.value().step()) {
        rows << QStringLiteral("%1 %2").arg(select.value().integer(0)).arg(select.value().text(1));
    }
    QCOMPARE(rows, QStringList({QStringLiteral("1 view"), QStringLiteral("200 in two calls"),
                                QStringLiteral("-3 "), QStringLiteral("7 "),
                                QStringLiteral("5000000000 x")}));
}

void TestStatement::refusesWhatOneEngineCannotHold()
{
    const auto store = database();
    const Thing zero{.t = QStringLiteral("a") + QChar(u'\0')};
    for (const Thing& thing : {zero, Thing{.r = std::nan("")}, Thing{.r = HUGE_VAL}}) {
        const auto id = insertThing(*store, thing);
        QVERIFY(!id);
        QCOMPARE(id.error().code, ErrorCode::BadRequest);
    }
    QCOMPARE(numberOf(*store, "SELECT count(*) FROM thing"), 0);
    QVERIFY(insertThing(*store, {.t = QStringLiteral("a")}));
}

void TestStatement::convertsAsSqliteDoes()
{
    const auto store = database();
    QVERIFY(insertThing(*store, {.n = 42, .r = 2.75, .t = QStringLiteral("word"), .b = "raw"}));
    auto select = store->prepare("SELECT n, r, t, b, n = 42, 1e300, -1e300 FROM thing");
    QVERIFY(select);
    const auto row = select.value().step();
    QVERIFY(row && row.value());
    const Statement& columns = select.value();
    QCOMPARE(columns.columnCount(), 7);
    QCOMPARE(columns.text(0), QStringLiteral("42"));
    QCOMPARE(columns.real(0), 42.0);
    QCOMPARE(columns.blob(0), QByteArray("42"));
    QCOMPARE(columns.integer(1), 2);
    QCOMPARE(columns.text(1), QStringLiteral("2.75"));
    QCOMPARE(columns.integer(2), 0);
    QCOMPARE(columns.real(2), 0.0);
    QCOMPARE(columns.blob(2), QByteArray("word"));
    QCOMPARE(columns.text(3), QStringLiteral("raw"));
    QCOMPARE(columns.integer(4), 1);
    QCOMPARE(columns.integer(5), std::numeric_limits<qint64>::max());
    QCOMPARE(columns.integer(6), std::numeric_limits<qint64>::min());
}

void TestStatement::stepsThroughRows()
{
    const auto store = database();
    for (int i = 0; i < 100; ++i) {
        QVERIFY(insertThing(*store, {.n = i}));
    }
    auto select = store->prepare("SELECT n FROM thing WHERE n >= ? ORDER BY n");
    QVERIFY(select);
    qint64 next = 10;
    select.value().bind(next);
    for (;;) {
        const auto row = select.value().step();
        QVERIFY(row);
        if (!row.value()) {
            break;
        }
        QCOMPARE(select.value().integer(0), next++);
    }
    QCOMPARE(next, 100);
}

void TestStatement::isBoundAnew()
{
    const auto store = database();
    {
        auto insert = store->prepare("INSERT INTO named (name, n) VALUES (?, ?)");
        QVERIFY(insert);
        QVERIFY(insert.value().bind(QStringLiteral("a"), 1).run());
        QVERIFY(!insert.value().bind(QStringLiteral("a"), 2).run()); // Ready after an error too.
        QVERIFY(insert.value().bind(QStringLiteral("b"), 2).run());
        insert.value().bind(QStringLiteral("half"));
        insert.value().reset();
        QVERIFY(insert.value().bind(QStringLiteral("c"), 3).run());
        insert.value().bind(QStringLiteral("left behind"));
    }
    auto insert = store->prepare("INSERT INTO named (name, n) VALUES (?, ?)");
    QVERIFY(insert);
    QVERIFY(insert.value().bind(QStringLiteral("d"), 4).run());
    QCOMPARE(numberOf(*store, "SELECT count(*) FROM named"), 4);
    QCOMPARE(numberOf(*store, "SELECT sum(n) FROM named"), 10);
}

void TestStatement::sameTextTwiceAtOnce()
{
    const auto store = database();
    for (int i = 0; i < 5; ++i) {
        QVERIFY(insertThing(*store, {.n = i}));
    }
    constexpr auto kSql = "SELECT n FROM thing WHERE n < ? ORDER BY n";
    auto outer = store->prepare(kSql);
    QVERIFY(outer);
    outer.value().bind(5);
    qint64 sum = 0;
    for (auto row = outer.value().step(); row && row.value(); row = outer.value().step()) {
        auto inner = store->prepare(kSql);
        QVERIFY(inner);
        inner.value().bind(outer.value().integer(0));
        while (inner.value().step().value()) {
            sum += 1 + inner.value().integer(0);
        }
    }
    QCOMPARE(sum, 20); // Pairs i < j: 10 of them; and the sum of their smaller numbers, 10.
}

void TestStatement::manyTextsGoThroughTheCache()
{
    const auto store = database();
    std::vector<Statement> held;
    constexpr int kCount = 3 * Database::kStatementCacheLimit;
    for (int i = 0; i < kCount; ++i) {
        const std::string sql = "SELECT CAST(? AS BIGINT) + " + std::to_string(i);
        auto statement = store->prepare(sql);
        QVERIFY(statement);
        QVERIFY(statement.value().bind(1000).step());
        QCOMPARE(statement.value().integer(0), 1000 + i);
        if (i >= kCount - Database::kStatementCacheLimit - 10) {
            held.push_back(std::move(statement).value()); // More than the cache keeps.
        }
    }
    QCOMPARE(held.front().integer(0), 1000 + kCount - Database::kStatementCacheLimit - 10);
    QCOMPARE(held.back().integer(0), 1000 + kCount - 1);
    held.clear();
    for (int i = 0; i < kCount; ++i) {
        QCOMPARE(numberOf(*store, "SELECT 1 + " + std::to_string(i)), i + 1);
    }
}

void TestStatement::reusedMemoryIsNotTheSameText()
{
    const auto store = database();
    std::string sql = "SELECT 1";
    QCOMPARE(numberOf(*store, sql), 1);
    sql.back() = '2';
    QCOMPARE(numberOf(*store, sql), 2);
}

void TestStatement::uniqueViolationIsConflict()
{
    const auto store = database();
    auto insert = store->prepare("INSERT INTO named (name, n) VALUES (?, ?)");
    QVERIFY(insert);
    QVERIFY(insert.value().bind(QStringLiteral("a"), 1).run());
    const auto again = insert.value().bind(QStringLiteral("a"), 2).run();
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QVERIFY(again.error().detail.startsWith(QStringLiteral("INSERT named: ")));
    QCOMPARE(numberOf(*store, "SELECT n FROM named"), 1);
}

void TestStatement::otherViolationIsStoreFailed()
{
    const auto store = database();
    auto insert = store->prepare("INSERT INTO named (name, n) VALUES (?, ?)");
    QVERIFY(insert);
    for (const std::optional<int> n : {std::optional<int>(), std::optional<int>(-1)}) {
        const auto refused = insert.value().bind(QStringLiteral("a"), n).run();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StoreFailed);
    }
    QCOMPARE(numberOf(*store, "SELECT count(*) FROM named"), 0);
}

void TestStatement::errorsQuoteNoValue_data()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<QByteArray>("sql");
    const int sqlite = static_cast<int>(Engine::Sqlite);
    const int postgres = static_cast<int>(Engine::Postgres);
    QTest::newRow("sqlite unique")
        << sqlite << QByteArray("INSERT INTO named (name, n) VALUES (?, 1)");
    QTest::newRow("sqlite json path") << sqlite << QByteArray("SELECT json_extract('{}', ?)");
    QTest::newRow("postgres unique")
        << postgres << QByteArray("INSERT INTO named (name, n) VALUES (?, 1)");
    QTest::newRow("postgres number")
        << postgres << QByteArray("INSERT INTO named (name, n) VALUES ('b', CAST(? AS BIGINT))");
}

void TestStatement::errorsQuoteNoValue()
{
    QFETCH(QByteArray, sql);
    const QString secret = QStringLiteral("张三110101199003070011");
    const auto store = database();
    auto first = store->prepare("INSERT INTO named (name, n) VALUES (?, 1)");
    QVERIFY(first);
    QVERIFY(first.value().bind(secret).run());
    auto statement = store->prepare(sql.constData());
    QVERIFY(statement);
    const auto refused = statement.value().bind(secret).run();
    QVERIFY(!refused);
    QVERIFY2(!refused.error().detail.contains(QStringLiteral("1101")) &&
                 !refused.error().detail.contains(QStringLiteral("张三")),
             qPrintable(refused.error().detail));
}

void TestStatement::upserts()
{
    const auto store = database();
    auto upsert = store->prepare("INSERT INTO named (name, n) VALUES (?, ?) ON CONFLICT (name) "
                                 "DO UPDATE SET n = named.n + excluded.n RETURNING n");
    QVERIFY(upsert);
    for (const qint64 expected : {5, 10, 15}) {
        const auto row = upsert.value().bind(QStringLiteral("a"), 5).step();
        QVERIFY(row && row.value());
        QCOMPARE(upsert.value().integer(0), expected);
        const auto end = upsert.value().step();
        QVERIFY(end && !end.value());
        QCOMPARE(store->changes(), 1);
    }
}

void TestStatement::countsChanges()
{
    const auto store = database();
    const qint64 before = store->totalChanges();
    for (int i = 0; i < 10; ++i) {
        QVERIFY(insertThing(*store, {.n = i}));
    }
    auto update = store->prepare("UPDATE thing SET n = n + 1 WHERE n < ?");
    QVERIFY(update);
    QVERIFY(update.value().bind(4).run());
    QCOMPARE(store->changes(), 4);
    QVERIFY(update.value().bind(-1).run());
    QCOMPARE(store->changes(), 0);
    QCOMPARE(store->totalChanges() - before, 14);
    QCOMPARE(numberOf(*store, "SELECT count(*) FROM thing"), 10);
    QCOMPARE(store->totalChanges() - before, 14);
}

void TestStatement::queriesInOneLine()
{
    const auto store = database();
    const auto insertNamed = [&](const QString& name, int n) {
        return run(*store, "INSERT INTO named (name, n) VALUES (?, ?)", name, n);
    };
    QVERIFY(insertNamed(QStringLiteral("a"), 1));
    QCOMPARE(insertNamed(QStringLiteral("a"), 2).error().code, ErrorCode::Conflict);
    auto found = query(*store, "SELECT n FROM named WHERE name = ?", QStringLiteral("a"));
    QVERIFY(found);
    const auto row = found.value().step();
    QVERIFY(row && row.value());
    QCOMPARE(found.value().integer(0), 1);
    QVERIFY(!query(*store, "SELECT n FROM nothing WHERE name = ?", QStringLiteral("a")));
    QVERIFY(!run(*store, "SELEKT"));
}

void TestStatement::refusesWrongSql_data()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<QByteArray>("sql");
    for (const Engine engine : {Engine::Sqlite, Engine::Postgres}) {
        const char* name = engine == Engine::Sqlite ? "sqlite" : "postgres";
        const int number = static_cast<int>(engine);
        QTest::addRow("%s syntax", name) << number << QByteArray("SELEKT 1");
        QTest::addRow("%s no table", name) << number << QByteArray("SELECT * FROM nothing");
        QTest::addRow("%s no column", name) << number << QByteArray("SELECT nothing FROM thing");
        QTest::addRow("%s string in double quotes", name)
            << number << QByteArray("SELECT \"nothing\" FROM thing");
        QTest::addRow("%s two statements", name) << number << QByteArray("SELECT 1; SELECT 2");
        QTest::addRow("%s nothing", name) << number << QByteArray("");
        QTest::addRow("%s open quote", name) << number << QByteArray("SELECT 'a");
    }
}

void TestStatement::refusesWrongSql()
{
    QFETCH(QByteArray, sql);
    const auto store = database();
    const auto statement = store->prepare(sql.constData());
    QVERIFY(!statement);
    QCOMPARE(statement.error().code, ErrorCode::StoreFailed);
    QCOMPARE(numberOf(*store, "SELECT 1"), 1);
}

void TestStatement::brokenInvariantsAbort()
{
    const auto store = database();
    QVERIFY(insertThing(*store, {.n = 1}));
    auto select = store->prepare("SELECT n FROM thing WHERE n = ?");
    QVERIFY(select);
    Statement& statement = select.value();
    QVERIFY(aborts([&] { (void)statement.integer(0); })); // No row yet.
    QVERIFY(aborts([&] { (void)statement.step(); }));     // Nothing bound.
    QVERIFY(aborts([&] { statement.bind(1, 2); }));       // One too many.
    const auto row = statement.bind(1).step();
    QVERIFY(row && row.value());
    QVERIFY(aborts([&] { (void)statement.integer(1); })); // No such column.
    QVERIFY(aborts([&] { (void)statement.isNull(-1); }));
    QVERIFY(aborts([&] { statement.bind(1); })); // It runs.
    QVERIFY(!aborts([&] { (void)statement.integer(0); }));
    const auto end = statement.step();
    QVERIFY(end && !end.value());
    QVERIFY(aborts([&] { (void)statement.integer(0); })); // The rows have ended.
}

QTEST_GUILESS_MAIN(TestStatement)
#include "tst_Statement.moc"
