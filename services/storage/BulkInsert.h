// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Bytes.h"
#include "services/storage/Database.h"

#include <concepts>
#include <limits>
#include <string>

namespace onewindow::storage {

struct CachedStatement;

/// A TEXT at hand in UTF-8: what many rows have in common is encoded once.
struct Utf8Text
{
    QByteArray bytes;
};

/// Many rows into one table at once. On PostgreSQL they are collected in memory and travel as one
/// binary COPY, which takes a third of what INSERTs of many rows take; on SQLite, which runs in
/// this process, ten go with each statement, which takes two thirds of what single ones take. Must
/// not outlive its Database.
///
/// `columns` are BIGINT, TEXT or blobs, and each row gives a value of the column's own kind: COPY
/// converts nothing.
class BulkInsert
{
public:
    /// The most bytes that wait for finish(); more are an error of what is added (TooLarge).
    static constexpr qsizetype kByteLimit = 64 * 1024 * 1024;

    /// For as many `rows` as will be added. `columns` as INSERT names them: "hall, node, seq"; they
    /// and `table` are the program's own text.
    BulkInsert(Database& database, std::string_view table, std::string_view columns,
               qsizetype rows);
    ~BulkInsert();
    BulkInsert(const BulkInsert&) = delete;
    BulkInsert& operator=(const BulkInsert&) = delete;
    BulkInsert(BulkInsert&&) = delete;
    BulkInsert& operator=(BulkInsert&&) = delete;

    /// One row, a value for each column in order: integers up to 64 bits, bool (0 or 1), QString
    /// and Utf8Text (TEXT), QByteArray (blob). Errors: those of Statement, TooLarge.
    template <typename... Values>
    Result<void> add(const Values&... values)
    {
        OW_ENFORCE(static_cast<int>(sizeof...(values)) == m_columnCount);
        OW_TRY(beginRow());
        (put(values), ...);
        return endRow();
    }

    /// Sends what waits, after the last row: until then rows may be in the table or not. Errors:
    /// those of Database.
    Result<void> finish();

private:
    template <std::integral T>
    void put(T value)
    {
        OW_ENFORCE(std::in_range<qint64>(value));
        putInteger(static_cast<qint64>(value));
    }

    void put(bool value) { putInteger(value ? 1 : 0); }

    void put(const QString& value);

    void put(const QByteArray& value);
    void put(const Utf8Text& value);
    void putInteger(qint64 value);
    Result<CachedStatement*> prepare(const std::string& sql);
    Result<void> beginStatement();
    Result<void> beginRow();
    Result<void> endRow();

    Database& m_database;
    Engine m_engine;
    std::string m_target; ///< Table and columns.
    std::string m_insert;
    int m_columnCount;
    qsizetype m_rowsLeft;
    // SQLite: the statements of one row and of several, the one in use, and its next parameter.
    CachedStatement* m_single = nullptr;
    CachedStatement* m_several = nullptr;
    CachedStatement* m_statement = nullptr;
    int m_next = 0;
    // PostgreSQL: what waits.
    ByteWriter m_copy;
    bool m_hasBadText = false; ///< Of the row that is added, or one before it.
};

} // namespace onewindow::storage
