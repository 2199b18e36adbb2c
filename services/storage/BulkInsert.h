// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Bytes.h"
#include "services/storage/Database.h"

#include <concepts>
#include <limits>
#include <optional>
#include <string>

namespace onewindow::storage {

/// Many rows into one table at once. On PostgreSQL they are collected in memory and travel as one
/// binary COPY, which takes a third of what INSERTs of many rows take; SQLite, which runs in this
/// process, takes them one by one no slower. Must not outlive its Database.
///
/// `columns` are BIGINT, TEXT or blobs, and each row gives a value of the column's own kind: COPY
/// converts nothing.
class BulkInsert
{
public:
    /// The most bytes that wait for finish(); more are an error of what is added (TooLarge).
    static constexpr qsizetype kByteLimit = 64 * 1024 * 1024;

    /// `columns` as INSERT names them: "hall, node, seq". Both are the program's own text.
    BulkInsert(Database& database, std::string_view table, std::string_view columns);

    /// One row, a value for each column in order: integers up to 64 bits, bool (0 or 1), QString
    /// (TEXT), QByteArray (blob). Errors: those of Statement, TooLarge.
    template <typename... Values>
    Result<void> add(const Values&... values)
    {
        OW_ENFORCE(static_cast<int>(sizeof...(values)) == m_columnCount);
        if (m_engine == Engine::Sqlite) {
            return addByStatement(
                [&](Statement& statement) -> Statement& { return statement.bind(values...); });
        }
        beginRow();
        (put(values), ...);
        return endRow();
    }

    /// Sends what waits; until then nothing is in the table on PostgreSQL. What is not finished is
    /// not written there. Errors: those of Database.
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

    void put(const QByteArray& value) { m_copy.putBytes(value); }

    template <typename Bind>
    Result<void> addByStatement(const Bind& bind)
    {
        if (!m_statement) {
            auto statement = m_database.prepare(m_insert);
            if (!statement) {
                return statement.error();
            }
            m_statement.emplace(std::move(statement).value());
        }
        return bind(*m_statement).run();
    }

    void putInteger(qint64 value);
    void beginRow();
    Result<void> endRow();

    Database& m_database;
    Engine m_engine;
    std::string m_target; ///< Table and columns.
    std::string m_insert;
    int m_columnCount;
    std::optional<Statement> m_statement;
    ByteWriter m_copy;
    bool m_hasBadText = false;
};

} // namespace onewindow::storage
