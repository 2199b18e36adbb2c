// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Bytes.h"
#include "services/storage/Database.h"

#include <concepts>
#include <span>

namespace onewindow::journal {

/// A table of the journal or the feed. Its last column, `local`, is checkOf() the columns before it
/// in this order, so that a changed byte is noticed where no chain of digests reaches. (`journal`
/// checks its digest, corrected_ms and pos; the digest covers the rest.)
struct Table
{
    const char* name;
    const char* keys;    ///< The columns that name a row, for reports and for a stable order.
    const char* columns; ///< Those that `local` checks, with commas.
    const char* types;   ///< A letter each: i(nteger), t(ext), b(lob).
};

/// Every table of this module, in the order they are verified.
std::span<const Table> allTables();

Result<void> migrateJournal(storage::Database& database);
Result<void> migrateFeed(storage::Database& database);
Result<void> migrateFeedCache(storage::Database& database);

/// The short check value of a row's columns: the first 8 bytes of the SM3 of them. Whoever can
/// write the store can write it too: it finds damage; the chain and its signatures find forgery.
QByteArray checkOf(const ByteWriter& columns);

inline void putColumn(ByteWriter& writer, const QString& text)
{
    writer.putText(text);
}

inline void putColumn(ByteWriter& writer, const QByteArray& blob)
{
    writer.putBytes(blob);
}

template <std::integral T>
void putColumn(ByteWriter& writer, T value)
{
    writer.putI64(static_cast<qint64>(value));
}

/// checkOf() for values at hand, in the order of Table::columns.
template <typename... Columns>
QByteArray checkOfColumns(const Columns&... columns)
{
    ByteWriter writer;
    (putColumn(writer, columns), ...);
    return checkOf(writer);
}

} // namespace onewindow::journal
