// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/SqlText.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::storage;

namespace {

std::string toStd(const QByteArray& text)
{
    return text.toStdString();
}

} // namespace

class TestSqlText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersPlaceholders_data();
    void numbersPlaceholders();
    void refusesPlaceholders_data();
    void refusesPlaceholders();
    void leavesTextWithoutPlaceholdersAlone_data();
    void leavesTextWithoutPlaceholdersAlone();
    void namesOperations_data();
    void namesOperations();
};

void TestSqlText::numbersPlaceholders_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("count");
    const auto row = [](const char* name, const char* sql, const char* expected, int count) {
        QTest::newRow(name) << QByteArray(sql) << QByteArray(expected) << count;
    };
    row("none", "SELECT 1", "SELECT 1", 0);
    row("empty", "", "", 0);
    row("one", "SELECT ?", "SELECT $1", 1);
    row("several", "INSERT INTO t VALUES (?, ?,?)", "INSERT INTO t VALUES ($1, $2,$3)", 3);
    row("ten and more", "?,?,?,?,?,?,?,?,?,?,?", "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11", 11);
    row("in a string", "SELECT '?', ?", "SELECT '?', $1", 1);
    row("string with doubled quote", "SELECT 'it''s ?', ?", "SELECT 'it''s ?', $1", 1);
    row("string that is one quote", "SELECT '''', ?", "SELECT '''', $1", 1);
    row("empty string", "SELECT '', ?", "SELECT '', $1", 1);
    row("backslash in a plain string", "SELECT '\\', ?", "SELECT '\\', $1", 1);
    row("escaped string", "SELECT E'\\'?', ?", "SELECT E'\\'?', $1", 1);
    row("name that ends in e, then a string", "SELECT the'a', ?", "SELECT the'a', $1", 1);
    row("quoted name", "SELECT \"a?\", ?", "SELECT \"a?\", $1", 1);
    row("quoted name with a quote", "SELECT \"a\"\"?\", ?", "SELECT \"a\"\"?\", $1", 1);
    row("apostrophe in a quoted name", "SELECT \"it's\", ?", "SELECT \"it's\", $1", 1);
    row("line comment", "SELECT -- why?\n ?", "SELECT -- why?\n $1", 1);
    row("line comment at the end", "SELECT ? -- why?", "SELECT $1 -- why?", 1);
    row("apostrophe in a comment", "SELECT -- it's\n ?", "SELECT -- it's\n $1", 1);
    row("minus", "SELECT 3 - ?", "SELECT 3 - $1", 1);
    row("block comment", "SELECT /* ? ' */ ?", "SELECT /* ? ' */ $1", 1);
    row("nested comment", "SELECT /* /* ? */ ? */ ?", "SELECT /* /* ? */ ? */ $1", 1);
    row("slash", "SELECT 6 / ?", "SELECT 6 / $1", 1);
    row("dollar quote", "SELECT $$?'$$, ?", "SELECT $$?'$$, $1", 1);
    row("tagged dollar quote", "SELECT $a$ $$ ? $a$, ?", "SELECT $a$ $$ ? $a$, $1", 1);
    row("dollar in a name", "SELECT a$b$, ?, c$b$", "SELECT a$b$, $1, c$b$", 1);
    row("chinese", "SELECT '取号？', ?", "SELECT '取号？', $1", 1);
}

void TestSqlText::numbersPlaceholders()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, expected);
    QFETCH(int, count);
    const auto numbered = numberPlaceholders(toStd(sql));
    QVERIFY(numbered);
    QCOMPARE(QByteArray::fromStdString(numbered.value().sql), expected);
    QCOMPARE(numbered.value().parameterCount, count);
}

void TestSqlText::refusesPlaceholders_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("open string") << QByteArray("SELECT 'a");
    QTest::newRow("open string after a doubled quote") << QByteArray("SELECT 'a''");
    QTest::newRow("open escaped string") << QByteArray("SELECT E'a\\'");
    QTest::newRow("open name") << QByteArray("SELECT \"a");
    QTest::newRow("open comment") << QByteArray("SELECT /* a");
    QTest::newRow("open nested comment") << QByteArray("SELECT /* /* */");
    QTest::newRow("open dollar quote") << QByteArray("SELECT $a$ $$");
    QTest::newRow("numbered") << QByteArray("SELECT ?1");
}

void TestSqlText::refusesPlaceholders()
{
    QFETCH(QByteArray, sql);
    const auto numbered = numberPlaceholders(toStd(sql));
    QVERIFY(!numbered);
    QCOMPARE(numbered.error().code, ErrorCode::StoreFailed);
}

void TestSqlText::leavesTextWithoutPlaceholdersAlone_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char* piece :
         {"'", "\"", "--", "/*", "*/", "$", "$a$", "E'", "\\", "\n", "?", "x"}) {
        QTest::newRow(piece) << QByteArray(piece);
    }
}

void TestSqlText::leavesTextWithoutPlaceholdersAlone()
{
    // Every text of three of these pieces is either refused or the same but for its placeholders.
    QFETCH(QByteArray, piece);
    const QList<QByteArray> pieces{"'",   "\"", "--", "/*", "*/", "$",
                                   "$a$", "E'", "\\", "\n", "?",  "x"};
    for (const QByteArray& second : pieces) {
        for (const QByteArray& third : pieces) {
            const QByteArray sql = piece + second + third;
            const auto numbered = numberPlaceholders(toStd(sql));
            if (!numbered) {
                continue;
            }
            std::string back = numbered.value().sql;
            for (int i = numbered.value().parameterCount; i > 0; --i) {
                const std::string mark = '$' + std::to_string(i);
                back.replace(back.rfind(mark), mark.size(), "?");
            }
            QCOMPARE(QByteArray::fromStdString(back), sql);
        }
    }
}

void TestSqlText::namesOperations_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* sql, const char16_t* expected) {
        QTest::newRow(sql) << QByteArray(sql) << QString::fromUtf16(expected);
    };
    row("INSERT INTO ticket (id) VALUES (?)", u"INSERT ticket");
    row("SELECT id, 'x' FROM ticket WHERE id = ?", u"SELECT ticket");
    row("  UPDATE ticket SET a = 'secret'", u"UPDATE ticket");
    row("DELETE FROM ticket", u"DELETE ticket");
    row("CREATE TABLE ticket (id TEXT)", u"CREATE ticket");
    row("insert into ticket values (1)", u"insert ticket");
    row("PRAGMA user_version", u"PRAGMA");
    row("SELECT 1", u"SELECT");
    row("", u"");
    row("';", u"");
    row("BEGIN IMMEDIATE", u"BEGIN");
}

void TestSqlText::namesOperations()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, expected);
    QCOMPARE(operationOf(toStd(sql)), expected);
}

QTEST_GUILESS_MAIN(TestSqlText)
#include "tst_SqlText.moc"
