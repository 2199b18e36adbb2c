// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/StoreScan.h"

#include "services/core/Bytes.h"
#include "services/crypto/Suite.h"
#include "services/journal/CheckValue.h"
#include "services/storage/Query.h"

#include <QtEndian>

#include <algorithm>
#include <bit>

namespace onewindow::journal {

namespace {

using storage::Statement;

char kindOf(const QString& type)
{
    const QString name = type.toUpper();
    if (name == u"BIGINT" || name == u"INTEGER") {
        return 'i';
    }
    if (name == u"TEXT") {
        return 't';
    }
    if (name == u"BLOB" || name == u"BYTEA") {
        return 'b';
    }
    return name == u"DOUBLE PRECISION" || name == u"REAL" ? 'r' : '?';
}

/// What SQLite's typeof() says of a value of `kind`.
QString typeName(char kind)
{
    switch (kind) {
    case 'i':
        return QStringLiteral("integer");
    case 't':
        return QStringLiteral("text");
    case 'b':
        return QStringLiteral("blob");
    case 'r':
        return QStringLiteral("real");
    default:
        return {};
    }
}

/// Steps through `statement`; says whether `take` wants more and there may be more.
Result<bool> drain(Statement& statement, qint64& count,
                   const std::function<Result<bool>(const Statement&)>& take)
{
    for (;;) {
        const Result<bool> hasRow = statement.step();
        if (!hasRow || !hasRow.value()) {
            return hasRow ? Result<bool>(true) : hasRow;
        }
        ++count;
        Result<bool> wantsMore = take(statement);
        if (!wantsMore || !wantsMore.value()) {
            return wantsMore;
        }
    }
}

} // namespace

QString quoted(const QString& name)
{
    QString escaped = name;
    return u'"' + escaped.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

Result<QList<Column>> columnsOf(storage::Database& database, const QString& table)
{
    auto statement = database.engine() == storage::Engine::Sqlite
                         ? storage::query(database,
                                          "SELECT name, type, \"notnull\", pk FROM "
                                          "pragma_table_info(?) ORDER BY cid",
                                          table)
                         : storage::query(database,
                                          "SELECT column_name::text, data_type::text, "
                                          "CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END, "
                                          "(SELECT COUNT(*) FROM pg_index i JOIN pg_attribute a "
                                          "ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey) "
                                          "WHERE i.indisprimary AND a.attname = column_name AND "
                                          "i.indrelid = to_regclass(quote_ident(table_name))) "
                                          "FROM information_schema.columns WHERE table_schema = "
                                          "current_schema() AND table_name = ? "
                                          "ORDER BY ordinal_position",
                                          table);
    if (!statement) {
        return statement.error();
    }
    QList<Column> columns;
    qint64 count = 0;
    OW_TRY(drain(statement.value(), count, [&](const Statement& row) -> Result<bool> {
        columns.append(Column{.name = row.text(0),
                              .kind = kindOf(row.text(1)),
                              .isNullable = row.integer(2) == 0,
                              .isKey = row.integer(3) > 0});
        return true;
    }));
    return columns;
}

std::span<const Column> keyOf(const QList<Column>& columns)
{
    const auto end = std::find_if(columns.begin(), columns.end(),
                                  [](const Column& column) { return !column.isKey; });
    const auto length = std::max<std::ptrdiff_t>(1, end - columns.begin());
    return std::span(columns).first(static_cast<std::size_t>(length));
}

bool hasCheckValue(const QList<Column>& columns)
{
    return columns.size() > 1 && columns.last().name == u"local" && columns.last().kind == 'b';
}

Result<QStringList> tablesOf(storage::Database& database)
{
    auto statement = storage::query(
        database, database.engine() == storage::Engine::Sqlite
                      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE "
                        "'sqlite\\_%' ESCAPE '\\' ORDER BY name"
                      : "SELECT tablename::text FROM pg_tables WHERE schemaname = "
                        "current_schema() ORDER BY 1");
    if (!statement) {
        return statement.error();
    }
    QStringList tables;
    qint64 count = 0;
    OW_TRY(drain(statement.value(), count, [&](const Statement& row) -> Result<bool> {
        tables.append(row.text(0));
        return true;
    }));
    return tables;
}

Result<void> forEachRow(storage::Database& database, const QString& sql,
                        const std::function<Result<bool>(const Statement&)>& take)
{
    qint64 count = 0;
    if (database.engine() == storage::Engine::Sqlite) {
        auto statement = database.prepare(sql.toStdString());
        if (!statement) {
            return statement.error();
        }
        const Result<bool> done = drain(statement.value(), count, take);
        return done ? Result<void>() : done.error();
    }
    // libpq keeps all rows of an answer in memory: a cursor hands them out by the thousand. Its
    // name tells the SQL, since the cached FETCH remembers the columns.
    const QByteArray digest = crypto::digest(crypto::Suite::National, sql.toUtf8());
    const QString cursor = QStringLiteral("scan_") + QString::fromLatin1(digest.first(8).toHex());
    const std::string fetch = "FETCH 1000 FROM " + cursor.toStdString();
    OW_TRY(database.execute(QStringLiteral("DECLARE %1 CURSOR FOR %2").arg(cursor, sql)));
    Result<bool> wantsMore = true;
    do {
        count = 0;
        auto statement = database.prepare(fetch);
        if (!statement) {
            return statement.error();
        }
        wantsMore = drain(statement.value(), count, take);
    } while (wantsMore && wantsMore.value() && count > 0);
    if (!wantsMore) {
        return wantsMore.error();
    }
    return database.execute(QStringLiteral("CLOSE ") + cursor);
}

quint64 hashOf(const Statement& row, const QList<Column>& columns, int first)
{
    ByteWriter writer;
    int i = first;
    for (const Column& column : columns) {
        const bool isNull = row.isNull(i);
        writer.putU8(isNull ? 0 : 1);
        if (isNull) {
            // The mark is all there is.
        } else if (column.kind == 'i') {
            writer.putI64(row.integer(i));
        } else if (column.kind == 'r') {
            writer.putU64(std::bit_cast<quint64>(row.real(i)));
        } else if (column.kind == 't') {
            writer.putText(row.text(i));
        } else {
            writer.putBytes(row.blob(i));
        }
        ++i;
    }
    return qFromBigEndian<quint64>(checkOf(writer).constData());
}

QString nameOf(const Statement& row, std::span<const Column> columns, int first)
{
    constexpr qsizetype kValueLimit = 64;
    QStringList parts;
    int i = first;
    for (const Column& column : columns) {
        // On a node with one partition its name is empty, and says nothing.
        if (columns.size() > 1 && column.name == u"hall" && row.text(i).isEmpty()) {
            ++i;
            continue;
        }
        QString value = row.isNull(i)        ? QStringLiteral("NULL")
                        : column.kind == 'i' ? QString::number(row.integer(i))
                        : column.kind == 'b' ? QString::fromLatin1(row.blob(i).toHex())
                                             : row.text(i);
        if (value.size() > kValueLimit) {
            value = value.first(kValueLimit) + u'…';
        }
        parts.append(column.name + u'=' + value);
        ++i;
    }
    return parts.join(QStringLiteral(", "));
}

Result<QString> firstWrongType(storage::Database& database, const QString& table)
{
    if (database.engine() != storage::Engine::Sqlite) {
        return QString();
    }
    const auto columns = columnsOf(database, table);
    if (!columns) {
        return columns.error();
    }
    QStringList wrong;
    QString which;
    for (const Column& column : columns.value()) {
        const QString name = quoted(column.name);
        const QString type = typeName(column.kind);
        if (!type.isEmpty()) {
            QString condition = QStringLiteral("typeof(%1) <> '%2'").arg(name, type);
            if (column.isNullable) {
                condition = QStringLiteral("(%1 AND %2 IS NOT NULL)").arg(condition, name);
            }
            wrong.append(condition);
            which += QStringLiteral(" WHEN %1 THEN '%2'").arg(condition, column.name);
        }
    }
    if (wrong.isEmpty()) {
        return QString();
    }
    const auto key = keyOf(columns.value());
    QStringList names;
    for (const Column& column : key) {
        names.append(quoted(column.name));
    }
    const QString sql = QStringLiteral("SELECT CASE%1 END, %2 FROM %3 WHERE %4 LIMIT 1")
                            .arg(which, names.join(QStringLiteral(", ")), quoted(table),
                                 wrong.join(QStringLiteral(" OR ")));
    QString found;
    OW_TRY(forEachRow(database, sql, [&](const Statement& row) -> Result<bool> {
        found = QStringLiteral("%1: %2: %3 is of another type")
                    .arg(table, nameOf(row, key, 1), row.text(0));
        return false;
    }));
    return found;
}

} // namespace onewindow::journal
