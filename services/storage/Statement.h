// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QString>

#include <concepts>
#include <limits>
#include <optional>
#include <utility>

namespace onewindow::storage {

class Database;
struct CachedStatement;

/// A prepared statement in use, from Database::prepare(). Destroyed, it is reset, its values are
/// forgotten and it goes back to the cache. Must not outlive its Database.
///
/// `bind` fills the '?' from left to right; then step() through the rows, or run(). When step() has
/// answered false or an error, or after run(), the statement is ready to be bound again.
class Statement
{
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds the next values: integers up to 64 bits, bool (as 0 or 1), double, QString and
    /// QStringView (TEXT), QByteArray and QByteArrayView (blob), std::nullopt (NULL), and
    /// std::optional of these. Empty and null strings and byte arrays are empty values, never NULL.
    /// What one of the engines cannot hold, a text with U+0000 and a number that is not finite,
    /// makes step() answer BadRequest. PostgreSQL takes a parameter's type from where it stands;
    /// alone in a SELECT it wants CAST(? AS BIGINT).
    template <typename... Values>
    Statement& bind(const Values&... values)
    {
        (bindOne(values), ...);
        return *this;
    }

    /// Runs to the next row: true when there is one. What writes and answers rows (RETURNING) must
    /// be run to the end, or be gone, before its transaction ends. Every '?' must have a value.
    /// PostgreSQL holds all rows of the answer in memory: limit what may be long.
    Result<bool> step();

    /// Runs to the end; rows are dropped.
    Result<void> run();

    /// Ends the run and forgets the values, to be bound again.
    void reset();

    // Column `i`, from 0, of the row that step() arrived at. Without a row, or outside it: a broken
    // invariant. A value of another type is converted as SQLite does (what is not a number is 0),
    // so that a damaged file can be read to the end and reported.

    [[nodiscard]] bool isNull(int i) const;
    [[nodiscard]] qint64 integer(int i) const;  ///< 0 for NULL.
    [[nodiscard]] double real(int i) const;     ///< 0 for NULL.
    [[nodiscard]] QString text(int i) const;    ///< Null for NULL.
    [[nodiscard]] QByteArray blob(int i) const; ///< Null for NULL.
    /// text(i) and blob(i), sharing `like` where they are the same: what many rows have in common
    /// is in memory once.
    [[nodiscard]] QString textLike(int i, const QString& like) const;
    [[nodiscard]] QByteArray blobLike(int i, const QByteArray& like) const;
    [[nodiscard]] int columnCount() const;

private:
    friend class Database;
    Statement(Database& database, CachedStatement& cached);

    template <std::integral T>
    void bindOne(T value)
    {
        OW_ENFORCE(std::in_range<qint64>(value));
        bindInteger(static_cast<qint64>(value));
    }

    void bindOne(bool value) { bindInteger(value ? 1 : 0); }

    void bindOne(double value);

    void bindOne(const QString& value) { bindOne(QStringView(value)); }

    void bindOne(QStringView value);
    void bindOne(const QByteArray& value);

    void bindOne(QByteArrayView value) { bindOne(value.toByteArray()); }

    void bindOne(std::nullopt_t);
    // Text or blob? The caller must say. Private as its siblings are: bind() is what is called.
    void bindOne(const char*) = delete; // NOLINT(modernize-use-equals-delete)

    template <typename T>
    void bindOne(const std::optional<T>& value)
    {
        value.has_value() ? bindOne(*value) : bindOne(std::nullopt);
    }

    void bindInteger(qint64 value);
    int nextParameter();
    void checkColumn(int i) const;
    void release();

    Database* m_database;
    CachedStatement* m_cached;
    int m_bound = 0;
    bool m_hasRow = false;
    bool m_isRunning = false;
    bool m_hasBadValue = false;
};

} // namespace onewindow::storage
