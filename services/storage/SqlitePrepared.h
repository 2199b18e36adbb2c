// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Prepared.h"

#include <string_view>
#include <vector>

struct sqlite3_stmt;

namespace onewindow::storage {

class SqliteDatabase;

/// A compiled statement of sqlite3, which it owns.
class SqlitePrepared final : public Prepared
{
public:
    SqlitePrepared(SqliteDatabase& database, sqlite3_stmt* statement);
    ~SqlitePrepared() override;
    SqlitePrepared(const SqlitePrepared&) = delete;
    SqlitePrepared& operator=(const SqlitePrepared&) = delete;
    SqlitePrepared(SqlitePrepared&&) = delete;
    SqlitePrepared& operator=(SqlitePrepared&&) = delete;

    [[nodiscard]] int parameterCount() const override;
    [[nodiscard]] int columnCount() const override;
    void bindNull(int index) override;
    void bindInteger(int index, qint64 value) override;
    void bindReal(int index, double value) override;
    void bindText(int index, QByteArray utf8) override;
    void bindBlob(int index, QByteArray value) override;
    Result<bool> step() override;
    void reset() override;
    void rewind() override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] QByteArray blob(int column) const override;
    [[nodiscard]] QString textLike(int column, const QString& like) const override;
    [[nodiscard]] QByteArray blobLike(int column, const QByteArray& like) const override;

private:
    const QByteArray& hold(int index, QByteArray bytes);

    SqliteDatabase& m_database;
    sqlite3_stmt* m_statement;
    // What is bound, shared instead of copied: sqlite3 reads it in place until reset().
    std::vector<QByteArray> m_held;
    int m_bindFailure = 0;
};

} // namespace onewindow::storage
