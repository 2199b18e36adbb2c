// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Statement.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace onewindow::storage {

class Prepared;
class StatementCache;

/// Which library stands behind a Database.
enum class Engine { Sqlite, Postgres };

/// What open() needs to know.
struct DatabaseOptions
{
    Engine engine = Engine::Sqlite;
    QString path;             ///< SQLite: the file, or ":memory:" for a store of this connection.
    QString connectionString; ///< PostgreSQL: a libpq connection string or URI. Never logged.
    bool readOnly = false;
    /// The longest wait for a lock that another connection holds; StoreBusy after it.
    std::chrono::milliseconds busyTimeout = std::chrono::seconds(5);
    /// Told the text of each statement that is prepared, with its '?', compiled before or not. For
    /// tests of what a program asks of its store; called in the thread that prepares it.
    std::function<void(std::string_view sql)> onPrepare;
};

/// One connection to a store. Any thread may use it, one at a time; the Writer owns the one that
/// writes, and every thread that reads opens one of its own with `readOnly`: in SQLite's WAL mode
/// readers neither wait for the writer nor make it wait, and a Transaction on a read-only
/// connection sees one unmoving snapshot. A snapshot held for long keeps the WAL from being
/// reused, so readers close theirs within seconds.
///
/// One SQL subset works on both engines: '?' placeholders, BIGINT, TEXT, DOUBLE PRECISION and
/// blobs, RETURNING, ON CONFLICT ... DO UPDATE. Truth values are 0 and 1 in a BIGINT. After a
/// statement fails inside a transaction PostgreSQL refuses every other one, so code that goes on
/// after a failure does what may fail in a Savepoint.
///
/// Errors of all verbs: Conflict (a value that must be unique is there already), StoreBusy (a lock
/// was not given in time), StoreFailed (everything else: disk full, read-only, corrupt, connection
/// lost, wrong SQL). The detail names statement and cause, never a bound value. A statement that
/// fails has changed nothing.
///
/// SQLite files are created with mode 0600 and written with synchronous=FULL: what is committed
/// survives power loss. Deleted content is overwritten (secure_delete); its old page may stay in
/// the WAL file until that is reused. A PostgreSQL connection that broke is set up anew by the next
/// transaction, or the next statement outside of one.
class Database
{
public:
    /// The most prepared statements kept for reuse; the least recently used one makes room.
    static constexpr int kStatementCacheLimit = 128;

    /// Opens the store, creating the file if it is not there and not read-only. The folder must
    /// exist. Errors: StoreFailed, StoreBusy.
    static Result<std::unique_ptr<Database>> open(const DatabaseOptions& options);

    /// Every Statement must be gone before. An open transaction is rolled back.
    virtual ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    Database(Database&&) = delete;
    Database& operator=(Database&&) = delete;

    [[nodiscard]] virtual Engine engine() const = 0;

    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }

    /// Runs one or several statements without parameters; rows are dropped. For schema and rare
    /// work: nothing is cached. All or nothing only inside a Transaction.
    Result<void> execute(QStringView sql);

    /// The statement for `sql` (exactly one, UTF-8), compiled once and kept by its text: cheap to
    /// call again. The bound text must not carry values, which is what bind() is for.
    Result<Statement> prepare(std::string_view sql);

    /// Rows that the last finished INSERT, UPDATE or DELETE touched.
    [[nodiscard]] virtual qint64 changes() const = 0;

    /// Rows touched since open(): tells whether a piece of work wrote anything.
    [[nodiscard]] virtual qint64 totalChanges() const = 0;

    /// Whether a Transaction is open; false too when the engine itself has rolled it back (disk
    /// full, connection lost).
    [[nodiscard]] virtual bool isInTransaction() const = 0;

    /// Whether what was done since the last Transaction began is undone for no fault of its own, so
    /// that doing it again may succeed and does nothing twice: it met another transaction
    /// (deadlock, serialization), or the connection broke before COMMIT was sent. PostgreSQL only.
    [[nodiscard]] virtual bool isWorthRepeating() const { return false; }

    /// SQLite: copies what the WAL holds into the database file as far as readers allow, waiting
    /// for nobody. The Writer calls it when idle; a WAL past kForcedCheckpointPages is copied by
    /// the commit that finds it so. PostgreSQL: nothing to do.
    virtual Result<void> checkpoint() = 0;

    /// SQLite: pages in the WAL after the last commit here. PostgreSQL: 0.
    [[nodiscard]] virtual int walPages() const = 0;

    /// 32 MiB: the WAL is not left to grow past this where no Writer looks after it.
    static constexpr int kForcedCheckpointPages = 8192;

protected:
    explicit Database(const DatabaseOptions& options);

    /// Frees the prepared statements; engines call it before they close the connection.
    void clearStatements();

    virtual Result<void> executeScript(const QByteArray& sql) = 0;
    virtual Result<std::unique_ptr<Prepared>> compile(std::string_view sql) = 0;
    /// Sends `rows`, in COPY's binary form, after the statement `copy`. PostgreSQL only.
    virtual Result<void> copyRows(const std::string& copy, const QByteArray& rows);

private:
    friend class BulkInsert;
    friend class Transaction;
    friend class Savepoint;
    friend class Statement;

    /// copyRows(), told to `onPrepare` as the INSERT of one row that it stands for.
    Result<void> copyIn(std::string_view insert, const std::string& copy, const QByteArray& rows);

    virtual Result<void> beginTransaction() = 0;
    virtual Result<void> commitTransaction() = 0;
    virtual void rollbackTransaction() = 0;
    virtual Result<void> setSavepoint() = 0;
    virtual Result<void> releaseSavepoint() = 0;
    virtual void rollbackSavepoint() = 0;

    std::unique_ptr<StatementCache> m_statements;
    std::function<void(std::string_view)> m_onPrepare;
    bool m_isReadOnly;
};

} // namespace onewindow::storage
