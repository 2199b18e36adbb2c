// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <functional>
#include <string>
#include <vector>

struct pg_conn;
struct pg_result;

namespace onewindow::storage {

/// Frees a libpq result.
struct PostgresResultDeleter
{
    void operator()(pg_result* result) const;
};

using PostgresResult = std::unique_ptr<pg_result, PostgresResultDeleter>;

/// A Database over libpq. Made by Database::open().
class PostgresDatabase final : public Database
{
public:
    /// What a statement may take, lest a hung server holds its thread for ever. Migrations
    /// excepted.
    static constexpr std::chrono::milliseconds kStatementTimeout = std::chrono::minutes(1);

    static Result<std::unique_ptr<Database>> open(const DatabaseOptions& options);
    ~PostgresDatabase() override;
    PostgresDatabase(const PostgresDatabase&) = delete;
    PostgresDatabase& operator=(const PostgresDatabase&) = delete;
    PostgresDatabase(PostgresDatabase&&) = delete;
    PostgresDatabase& operator=(PostgresDatabase&&) = delete;

    [[nodiscard]] Engine engine() const override { return Engine::Postgres; }

    [[nodiscard]] qint64 changes() const override { return m_changes; }

    [[nodiscard]] qint64 totalChanges() const override { return m_totalChanges; }

    [[nodiscard]] bool isInTransaction() const override;

    [[nodiscard]] bool isWorthRepeating() const override { return m_isWorthRepeating; }

    Result<void> checkpoint() override;

    [[nodiscard]] int walPages() const override { return 0; }

    /// Tells one connection from the one set up after it broke: what is prepared belongs to one.
    [[nodiscard]] quint64 generation() const { return m_generation; }

    /// Sets the connection up anew if it broke outside a transaction; inside one, the transaction
    /// is lost and nothing may run outside it by mistake.
    Result<void> ensureConnected();

    /// Runs `call` on the connection. The answer is a result that succeeded, or the Error for
    /// `operation`. Counts the rows touched.
    Result<PostgresResult> ask(const QString& operation,
                               const std::function<pg_result*(pg_conn*)>& call);

    /// A name for the next prepared statement of this connection.
    std::string nextName() { return "s" + std::to_string(++m_names); }

    /// Lets the server forget the prepared statement `name` when it is next asked to learn one.
    void forget(std::string name) { m_forgotten.push_back(std::move(name)); }

private:
    PostgresDatabase(const DatabaseOptions& options, pg_conn* handle);
    Result<void> configure();
    Result<void> reconnect();
    Result<void> control(const char* sql);
    void forgetOnServer();
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] Error errorOf(const pg_result* result, const QString& operation) const;
    void countChanges(pg_result* result);

    Result<void> executeScript(const QByteArray& sql) override;
    Result<std::unique_ptr<Prepared>> compile(std::string_view sql) override;
    Result<void> copyRows(const std::string& copy, const QByteArray& rows) override;
    Result<void> beginTransaction() override;
    Result<void> commitTransaction() override;
    void rollbackTransaction() override;
    Result<void> setSavepoint() override;
    Result<void> releaseSavepoint() override;
    void rollbackSavepoint() override;

    pg_conn* m_handle;
    std::chrono::milliseconds m_busyTimeout;
    std::vector<std::string> m_forgotten;
    quint64 m_generation = 1;
    quint64 m_names = 0;
    qint64 m_changes = 0;
    qint64 m_totalChanges = 0;
    bool m_hasBegun = false;
    bool m_isCommitting = false;
    mutable bool m_isWorthRepeating = false; ///< Set with each Error.
};

} // namespace onewindow::storage
