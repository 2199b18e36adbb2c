// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <QList>
#include <QString>

#include <functional>
#include <span>

namespace onewindow::journal {

/// A column of a table as it is declared.
struct Column
{
    QString name;
    char kind = '?'; ///< i(nteger), t(ext), b(lob), r(eal), ? (none of these).
    bool isNullable = false;
    bool isKey = false; ///< Of the primary key.
};

/// `name` as it stands in SQL.
QString quoted(const QString& name);

/// The columns of `table` in order; none if there is no such table.
Result<QList<Column>> columnsOf(storage::Database& database, const QString& table);

/// The columns, from the first on, that name a row: the primary key.
std::span<const Column> keyOf(const QList<Column>& columns);

/// Whether a table of these columns carries check values; see CheckValue.h.
bool hasCheckValue(const QList<Column>& columns);

/// The user's tables, by name.
Result<QStringList> tablesOf(storage::Database& database);

/// Runs the SELECT `sql` and hands each row to `take` until it answers false. Inside a Transaction;
/// memory does not grow with the number of rows.
Result<void> forEachRow(storage::Database& database, const QString& sql,
                        const std::function<Result<bool>(const storage::Statement&)>& take);

/// A digest of the row's values from column `first` on, by their kinds; null is a value of its own.
quint64 hashOf(const storage::Statement& row, const QList<Column>& columns, int first = 0);

/// "name=value, ..." of the row's values from column `first` on; blobs in hexadecimal, long values
/// cut, among others an empty hall left out.
QString nameOf(const storage::Statement& row, std::span<const Column> columns, int first = 0);

/// SQLite: the first row of `table` with a value that is not of its column's type, which a changed
/// byte can make of it; empty if there is none. PostgreSQL has no such thing.
Result<QString> firstWrongType(storage::Database& database, const QString& table);

} // namespace onewindow::journal
