// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/HallRule.h"

#include "services/core/Enforce.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QRegularExpression>

namespace onewindow::testing {

using namespace Qt::StringLiterals;

namespace {

QStringList textsOf(storage::Database& database, std::string_view sql)
{
    const auto texts =
        storage::rowsOf(storage::query(database, sql),
                        [](const storage::Statement& row) -> QString { return row.text(0); });
    OW_ENFORCE(texts);
    return texts.value();
}

int countOf(const QRegularExpression& wanted, const QString& sql)
{
    int count = 0;
    for (auto match = wanted.globalMatch(sql); match.hasNext(); match.next()) {
        ++count;
    }
    return count;
}

} // namespace

void Statements::add(std::string_view sql)
{
    const std::lock_guard lock(m_mutex);
    m_all << QString::fromUtf8(sql.data(), static_cast<qsizetype>(sql.size())).simplified();
}

void Statements::clear()
{
    const std::lock_guard lock(m_mutex);
    m_all.clear();
}

QStringList Statements::all() const
{
    const std::lock_guard lock(m_mutex);
    return {m_all.cbegin(), m_all.cend()};
}

QStringList dividedTables(storage::Database& database)
{
    return textsOf(database, "SELECT table_name::text FROM information_schema.columns WHERE "
                             "table_schema = current_schema() AND column_name = 'hall' "
                             "ORDER BY 1");
}

QStringList undividedTables(storage::Database& database)
{
    return textsOf(
        database,
        "SELECT t.tablename::text FROM pg_tables t WHERE t.schemaname = current_schema() AND NOT "
        "EXISTS (SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND "
        "a.attnum = i.indkey[0] WHERE i.indrelid = to_regclass(quote_ident(t.tablename)) AND "
        "i.indisprimary AND a.attname = 'hall') ORDER BY 1");
}

QStringList undividedIndexes(storage::Database& database)
{
    return textsOf(database,
                   "SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = "
                   "i.indexrelid JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON "
                   "n.oid = t.relnamespace AND n.nspname = current_schema() WHERE EXISTS (SELECT "
                   "1 FROM pg_attribute h WHERE h.attrelid = t.oid AND h.attname = 'hall') AND "
                   "NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND "
                   "a.attnum = i.indkey[0] AND a.attname = 'hall')");
}

int touches(const QString& sql, const QString& table)
{
    return countOf(QRegularExpression(u"\\b(FROM|INTO|UPDATE|JOIN)\\s+%1\\b"_s.arg(table)), sql);
}

int namedHalls(const QString& sql)
{
    static const QRegularExpression named(
        u"INSERT INTO [a-z_]+ \\(hall,|\\b(?:[a-z]\\.)?hall (?:= |IN \\()"_s);
    return countOf(named, sql);
}

Judged judge(const QStringList& statements, const QStringList& tables)
{
    Judged judged;
    judged.statements = statements.size();
    for (const QString& sql : statements) {
        int count = 0;
        for (const QString& table : tables) {
            const int here = touches(sql, table);
            count += here;
            if (here > 0) {
                judged.touched << table;
            }
        }
        if (namedHalls(sql) < count) {
            judged.lacking << sql;
        }
    }
    return judged;
}

} // namespace onewindow::testing
