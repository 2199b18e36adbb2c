// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/ProjectionCheck.h"

#include "services/journal/StoreScan.h"
#include "services/storage/Query.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace onewindow::journal {

namespace {

using storage::Database;
using storage::Statement;

QString selectAll(const QString& table, const QList<Column>& columns)
{
    QStringList names;
    for (const Column& column : columns) {
        names.append(quoted(column.name));
    }
    return QStringLiteral("SELECT %1 FROM %2").arg(names.join(QStringLiteral(", ")), quoted(table));
}

/// Engines differ in whether a key may be NULL, so that does not count.
bool isSameShape(const QList<Column>& a, const QList<Column>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Column& x, const Column& y) {
        return x.name == y.name && x.kind == y.kind;
    });
}

/// The digests of all rows, in ascending order: their order in the store does not count.
Result<std::vector<quint64>> hashesOf(Database& database, const QString& table,
                                      const QList<Column>& columns)
{
    std::vector<quint64> hashes;
    OW_TRY(
        forEachRow(database, selectAll(table, columns), [&](const Statement& row) -> Result<bool> {
            hashes.push_back(hashOf(row, columns));
            return true;
        }));
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}

/// A row of `table` kept beside its store.
struct KeptRow
{
    QString key;       ///< nameOf() its primary key.
    QStringList names; ///< nameOf() each column.
    QList<quint64> hashes;
};

KeptRow keptRow(const Statement& row, const QList<Column>& columns)
{
    KeptRow kept;
    for (int i = 0; i < columns.size(); ++i) {
        const QList<Column> one{columns[i]};
        kept.names.append(nameOf(row, one, i));
        kept.hashes.append(hashOf(row, one, i));
    }
    kept.key = nameOf(row, keyOf(columns));
    return kept;
}

/// The first row whose digest is not among `known`, by key.
Result<std::optional<KeptRow>> firstUnknown(Database& database, const QString& table,
                                            const QList<Column>& columns,
                                            const std::vector<quint64>& known)
{
    std::optional<KeptRow> found;
    const QString sql =
        selectAll(table, columns) + QStringLiteral(" ORDER BY ") + quoted(columns.first().name);
    OW_TRY(forEachRow(database, sql, [&](const Statement& row) -> Result<bool> {
        if (!std::binary_search(known.begin(), known.end(), hashOf(row, columns))) {
            found = keptRow(row, columns);
        }
        return !found.has_value();
    }));
    return found;
}

/// The row of the same key in another store.
Result<std::optional<KeptRow>> twinOf(Database& database, const QString& table,
                                      const QList<Column>& columns, const KeptRow& row,
                                      const std::vector<quint64>& known)
{
    std::optional<KeptRow> found;
    OW_TRY(forEachRow(
        database, selectAll(table, columns), [&](const Statement& other) -> Result<bool> {
            const bool isCandidate =
                nameOf(other, keyOf(columns)) == row.key &&
                !std::binary_search(known.begin(), known.end(), hashOf(other, columns));
            if (isCandidate) {
                found = keptRow(other, columns);
            }
            return !found.has_value();
        }));
    return found;
}

/// Says where a row that the journal does not give differs from the one it gives.
QString describe(const QString& table, const KeptRow& actual, const std::optional<KeptRow>& twin)
{
    if (!twin) {
        return QStringLiteral("%1: %2: not what the journal gives").arg(table, actual.key);
    }
    for (qsizetype i = 0; i < actual.hashes.size(); ++i) {
        if (actual.hashes[i] != twin->hashes[i]) {
            return QStringLiteral("%1: %2: the journal gives %3, not %4")
                .arg(table, actual.key, twin->names[i], actual.names[i]);
        }
    }
    return QStringLiteral("%1: %2: more often than the journal gives it").arg(table, actual.key);
}

} // namespace

Result<TableComparison> compareTable(Database& actual, Database& expected, const QString& table)
{
    const auto columns = columnsOf(actual, table);
    if (!columns) {
        return columns.error();
    }
    const auto expectedColumns = columnsOf(expected, table);
    if (!expectedColumns) {
        return expectedColumns.error();
    }
    TableComparison comparison;
    if (columns.value().isEmpty() || !isSameShape(columns.value(), expectedColumns.value())) {
        comparison.firstBad = QStringLiteral("%1: the table is not as it was created").arg(table);
        return comparison;
    }
    const auto actualHashes = hashesOf(actual, table, columns.value());
    if (!actualHashes) {
        return actualHashes.error();
    }
    const auto expectedHashes = hashesOf(expected, table, columns.value());
    if (!expectedHashes) {
        return expectedHashes.error();
    }
    comparison.rows = static_cast<qint64>(actualHashes.value().size());
    if (actualHashes.value() == expectedHashes.value()) {
        return comparison;
    }
    const auto changed = firstUnknown(actual, table, columns.value(), expectedHashes.value());
    if (!changed) {
        return changed.error();
    }
    if (changed.value()) {
        const auto twin =
            twinOf(expected, table, columns.value(), *changed.value(), actualHashes.value());
        if (!twin) {
            return twin.error();
        }
        comparison.firstBad = describe(table, *changed.value(), twin.value());
        return comparison;
    }
    const auto missing = firstUnknown(expected, table, columns.value(), actualHashes.value());
    if (!missing) {
        return missing.error();
    }
    comparison.firstBad =
        missing.value()
            ? QStringLiteral("%1: %2: missing").arg(table, missing.value()->key)
            : QStringLiteral("%1: a row is there more or less often than the journal gives it")
                  .arg(table);
    return comparison;
}

Result<TableComparison> compareLater(Database& actual, Database& expected, const QString& table)
{
    const auto columns = columnsOf(expected, table);
    if (!columns) {
        return columns.error();
    }
    const auto actualHashes = hashesOf(actual, table, columns.value());
    if (!actualHashes) {
        return actualHashes.error();
    }
    const auto expectedHashes = hashesOf(expected, table, columns.value());
    if (!expectedHashes) {
        return expectedHashes.error();
    }
    TableComparison comparison;
    comparison.rows = static_cast<qint64>(expectedHashes.value().size());
    const auto missing = firstUnknown(expected, table, columns.value(), actualHashes.value());
    if (!missing) {
        return missing.error();
    }
    if (missing.value()) {
        const auto twin =
            twinOf(actual, table, columns.value(), *missing.value(), expectedHashes.value());
        if (!twin) {
            return twin.error();
        }
        comparison.firstBad =
            twin.value() ? describe(table, *twin.value(), missing.value())
                         : QStringLiteral("%1: %2: missing").arg(table, missing.value()->key);
    }
    return comparison;
}

} // namespace onewindow::journal
