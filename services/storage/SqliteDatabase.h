// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <array>

struct sqlite3;
struct sqlite3_stmt;

namespace onewindow::storage {

/// A Database over sqlite3. Made by Database::open().
class SqliteDatabase final : public Database
{
public:
    static Result<std::unique_ptr<Database>> open(const DatabaseOptions& options);
    ~SqliteDatabase() override;
    SqliteDatabase(const SqliteDatabase&) = delete;
    SqliteDatabase& operator=(const SqliteDatabase&) = delete;
    SqliteDatabase(SqliteDatabase&&) = delete;
    SqliteDatabase& operator=(SqliteDatabase&&) = delete;

    [[nodiscard]] Engine engine() const override { return Engine::Sqlite; }

    [[nodiscard]] qint64 changes() const override;
    [[nodiscard]] qint64 totalChanges() const override;
    [[nodiscard]] bool isInTransaction() const override;
    Result<void> checkpoint() override;

    [[nodiscard]] int walPages() const override { return m_walPages; }

    /// False when the engine itself has rolled back the transaction that is open here: nothing may
    /// run outside it by mistake.
    [[nodiscard]] bool mayRun() const { return !m_hasBegun || isInTransaction(); }

    /// The Error for `code`, the answer to `operation`. `message` may be empty.
    [[nodiscard]] Error errorOf(int code, const QString& operation, const QString& message) const;

    /// What sqlite3 says of its last failure. May quote SQL, and, while a statement with values
    /// runs, a value.
    [[nodiscard]] QString lastMessage() const;

private:
    enum Control { Begin, Commit, Rollback, SetSavepoint, Release, RollbackTo, ControlCount };

    SqliteDatabase(const DatabaseOptions& options, sqlite3* handle);
    Result<void> configure();
    Result<void> enterWal();
    void cutOffTornFrames();
    Result<void> control(Control which);
    static int onBusy(void* self, int attempt);
    static int onWalCommit(void* self, sqlite3* handle, const char* name, int pages);

    Result<void> executeScript(const QByteArray& sql) override;
    Result<std::unique_ptr<Prepared>> compile(std::string_view sql) override;
    Result<void> beginTransaction() override;
    Result<void> commitTransaction() override;
    void rollbackTransaction() override;
    Result<void> setSavepoint() override;
    Result<void> releaseSavepoint() override;
    void rollbackSavepoint() override;

    sqlite3* m_handle;
    std::array<sqlite3_stmt*, ControlCount> m_controls{};
    std::chrono::milliseconds m_busyTimeout;
    std::chrono::steady_clock::time_point m_busySince;
    bool m_isInMemory;
    bool m_hasBegun = false;
    int m_walPages = 0;
};

} // namespace onewindow::storage
