// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/SqliteDatabase.h"

#include "services/core/Log.h"
#include "services/storage/SqlText.h"
#include "services/storage/SqlitePrepared.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <thread>

namespace onewindow::storage {

namespace {

constexpr std::array kControlSql{
    "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", "SAVEPOINT part", "RELEASE part", "ROLLBACK TO part",
};

// synchronous=FULL: a commit is on the disk before it is answered. mmap off: a failing disk must
// be an error code, not a signal. temp_store in memory: no personal data in files of /tmp.
// No cache_spill: the WAL gets what is committed and nothing else, see checkSqliteFile().
// The WAL keeps up to 64 MiB of its blocks for reuse: writing over them needs no work of the file
// system's own journal. Checkpoints are chosen in onWalCommit() and by the Writer.
constexpr const char* kPragmas = "PRAGMA synchronous=FULL;"
                                 "PRAGMA foreign_keys=ON;"
                                 "PRAGMA trusted_schema=OFF;"
                                 "PRAGMA cell_size_check=ON;"
                                 "PRAGMA secure_delete=ON;"
                                 "PRAGMA mmap_size=0;"
                                 "PRAGMA cache_size=-8192;"
                                 "PRAGMA cache_spill=OFF;"
                                 "PRAGMA temp_store=MEMORY;"
                                 "PRAGMA journal_size_limit=67108864;";

// Makes a missing file with mode 0600; sqlite3 gives its side files the same. O_EXCL also because
// closing a second descriptor of a file that is in use would drop this process's locks on it.
void createPrivately(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file >= 0) {
        ::close(file);
    }
}

/// sqlite3 counts what it allocates under a lock of the whole process, and nobody asks for it. To
/// be said before it is used for the first time; refused later, which costs no more than before.
void countNoMemory()
{
    static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(once);
}

bool isUniqueViolation(int code)
{
    return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
           code == SQLITE_CONSTRAINT_ROWID;
}

bool isBusy(int code)
{
    return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
}

} // namespace

Result<std::unique_ptr<Database>> SqliteDatabase::open(const DatabaseOptions& options)
{
    const QString operation = QStringLiteral("open");
    if (options.path.isEmpty()) {
        return Error{ErrorCode::StoreFailed, operation + QStringLiteral(": no path")};
    }
    countNoMemory();
    const bool isInMemory = options.path == QStringLiteral(":memory:");
    // Absolute, so that no name can read as one of sqlite3's "file:" URIs.
    const QString path = isInMemory ? options.path : QFileInfo(options.path).absoluteFilePath();
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (isInMemory) {
        flags |= SQLITE_OPEN_MEMORY;
    } else if (!options.readOnly) {
        createPrivately(path);
    }
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &handle, flags, nullptr);
    OW_ENFORCE(handle != nullptr);
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(options, handle));
    if (code != SQLITE_OK) {
        return database->errorOf(code, operation, database->lastMessage());
    }
    OW_TRY(database->configure());
    return std::unique_ptr<Database>(std::move(database));
}

SqliteDatabase::SqliteDatabase(const DatabaseOptions& options, sqlite3* handle)
    : Database(options)
    , m_handle(handle)
    , m_busyTimeout(options.busyTimeout)
    , m_isInMemory(options.path == QStringLiteral(":memory:"))
{}

SqliteDatabase::~SqliteDatabase()
{
    clearStatements();
    for (sqlite3_stmt* statement : m_controls) {
        sqlite3_finalize(statement);
    }
    // Rolls back what is open; the last connection copies the WAL back and removes it.
    OW_ENFORCE(sqlite3_close(m_handle) == SQLITE_OK);
}

Result<void> SqliteDatabase::configure()
{
    sqlite3_busy_handler(m_handle, onBusy, this);
    sqlite3_wal_hook(m_handle, onWalCommit, this);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // "word" in double quotes is a name, as in PostgreSQL, never by mistake a string.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (!isReadOnly() && !m_isInMemory) {
        OW_TRY(enterWal());
    }
    OW_TRY(executeScript(kPragmas));
    // The first read of the file: what is not a database is found here.
    OW_TRY(executeScript("PRAGMA schema_version"));
    if (!isReadOnly() && !m_isInMemory) {
        cutOffTornFrames();
    }
    return {};
}

/// After a power cut the WAL may end in frames that were never committed whole; nothing reads them,
/// but checkSqliteFile() could not tell them from changed ones. Copies the WAL back and empties it,
/// unless another connection has the store in use, which then has done so.
void SqliteDatabase::cutOffTornFrames()
{
    sqlite3_busy_handler(m_handle, nullptr, nullptr);
    const int code =
        sqlite3_wal_checkpoint_v2(m_handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK && !isBusy(code)) {
        qCWarning(lcStorage).noquote()
            << errorOf(code, QStringLiteral("checkpoint"), lastMessage()).detail;
    }
    sqlite3_busy_handler(m_handle, onBusy, this);
}

Result<void> SqliteDatabase::enterWal()
{
    // Two processes that create a store together may both find it busy here without being made to
    // wait: sqlite3 sees a deadlock in it and does not ask onBusy().
    const auto until = std::chrono::steady_clock::now() + m_busyTimeout;
    auto statement = prepare("PRAGMA journal_mode=WAL");
    if (!statement) {
        return statement.error();
    }
    for (;;) {
        const auto answered = statement.value().step();
        if (answered) {
            const bool isWal = answered.value() && statement.value().text(0) == u"wal";
            return isWal ? Result<void>()
                         : errorOf(SQLITE_CANTOPEN, QStringLiteral("open"),
                                   QStringLiteral("no WAL on this file system"));
        }
        const bool isBusy = answered.error().code == ErrorCode::StoreBusy;
        if (!isBusy || std::chrono::steady_clock::now() >= until) {
            return answered.error();
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

int SqliteDatabase::onBusy(void* self, int attempt)
{
    // Shorter steps than sqlite3's own handler, whose waits of up to 100 ms make a late tail.
    auto& database = *static_cast<SqliteDatabase*>(self);
    const auto now = std::chrono::steady_clock::now();
    if (attempt == 0) {
        database.m_busySince = now;
    }
    if (now - database.m_busySince >= database.m_busyTimeout) {
        return 0;
    }
    std::this_thread::sleep_for(std::chrono::microseconds(attempt < 10 ? 200 : 2000));
    return 1;
}

int SqliteDatabase::onWalCommit(void* self, sqlite3* handle, const char* name, int pages)
{
    static_cast<SqliteDatabase*>(self)->m_walPages = pages;
    if (pages >= kForcedCheckpointPages) {
        // Not finishing is no failure of the commit, which is durable already.
        sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
    return SQLITE_OK;
}

Error SqliteDatabase::errorOf(int code, const QString& operation, const QString& message) const
{
    ErrorCode kind = ErrorCode::StoreFailed;
    if (isUniqueViolation(code)) {
        kind = ErrorCode::Conflict;
    } else if (isBusy(code)) {
        kind = ErrorCode::StoreBusy;
    }
    const QString what = message.isEmpty() ? QString::fromUtf8(sqlite3_errstr(code)) : message;
    QString detail = QStringLiteral("%1: %2 (sqlite %3").arg(operation, what).arg(code);
    if (const int number = sqlite3_system_errno(m_handle);
        (code & 0xff) == SQLITE_IOERR && number != 0) {
        detail += QStringLiteral(", errno %1").arg(number);
    }
    return Error{kind, detail + u')'};
}

QString SqliteDatabase::lastMessage() const
{
    return QString::fromUtf8(sqlite3_errmsg(m_handle));
}

qint64 SqliteDatabase::changes() const
{
    return sqlite3_changes64(m_handle);
}

qint64 SqliteDatabase::totalChanges() const
{
    return sqlite3_total_changes64(m_handle);
}

bool SqliteDatabase::isInTransaction() const
{
    return m_hasBegun && sqlite3_get_autocommit(m_handle) == 0;
}

Result<void> SqliteDatabase::checkpoint()
{
    int inWal = 0;
    int copied = 0;
    const int code =
        sqlite3_wal_checkpoint_v2(m_handle, "main", SQLITE_CHECKPOINT_PASSIVE, &inWal, &copied);
    if (code != SQLITE_OK) {
        return errorOf(code, QStringLiteral("checkpoint"), lastMessage());
    }
    m_walPages = copied >= inWal ? 0 : inWal;
    return {};
}

Result<void> SqliteDatabase::executeScript(const QByteArray& sql)
{
    const QString operation = operationOf(sql.toStdString());
    if (!mayRun()) {
        return errorOf(SQLITE_ABORT, operation, QStringLiteral("the transaction was rolled back"));
    }
    const int code = sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return errorOf(code, operation, lastMessage());
    }
    return {};
}

Result<std::unique_ptr<Prepared>> SqliteDatabase::compile(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, &tail);
    if (code != SQLITE_OK) {
        return errorOf(code, operationOf(sql), lastMessage());
    }
    auto prepared = std::make_unique<SqlitePrepared>(*this, statement);
    const auto rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
    if (statement == nullptr || rest.find_first_not_of(" \t\n;") != std::string_view::npos) {
        return errorOf(SQLITE_MISUSE, operationOf(sql), QStringLiteral("not one statement"));
    }
    return std::unique_ptr<Prepared>(std::move(prepared));
}

Result<void> SqliteDatabase::control(Control which)
{
    // A read-only connection takes a snapshot, not the write lock.
    const char* sql = which == Begin && isReadOnly() ? "BEGIN" : kControlSql.at(which);
    sqlite3_stmt*& statement = m_controls.at(which);
    if (statement == nullptr) {
        const int code =
            sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK) {
            return errorOf(code, QString::fromUtf8(sql), lastMessage());
        }
    }
    const int code = sqlite3_step(statement);
    Result<void> outcome;
    if (code != SQLITE_DONE) {
        outcome = errorOf(code, QString::fromUtf8(sql), lastMessage());
    }
    sqlite3_reset(statement);
    return outcome;
}

Result<void> SqliteDatabase::beginTransaction()
{
    OW_ENFORCE(!m_hasBegun);
    OW_TRY(control(Begin));
    m_hasBegun = true;
    return {};
}

Result<void> SqliteDatabase::commitTransaction()
{
    if (!isInTransaction()) {
        return errorOf(SQLITE_ABORT, QStringLiteral("COMMIT"),
                       QStringLiteral("the transaction was rolled back"));
    }
    OW_TRY(control(Commit));
    m_hasBegun = false;
    return {};
}

void SqliteDatabase::rollbackTransaction()
{
    if (isInTransaction()) {
        if (const auto outcome = control(Rollback); !outcome) {
            qCWarning(lcStorage).noquote() << outcome.error().detail;
        }
    }
    // A transaction that can neither be committed nor undone would swallow the next one's work.
    OW_ENFORCE(sqlite3_get_autocommit(m_handle) != 0);
    m_hasBegun = false;
}

Result<void> SqliteDatabase::setSavepoint()
{
    OW_ENFORCE(m_hasBegun);
    if (!isInTransaction()) {
        return errorOf(SQLITE_ABORT, QStringLiteral("SAVEPOINT"),
                       QStringLiteral("the transaction was rolled back"));
    }
    return control(SetSavepoint);
}

Result<void> SqliteDatabase::releaseSavepoint()
{
    if (!isInTransaction()) {
        return errorOf(SQLITE_ABORT, QStringLiteral("RELEASE"),
                       QStringLiteral("the transaction was rolled back"));
    }
    return control(Release);
}

void SqliteDatabase::rollbackSavepoint()
{
    if (!isInTransaction()) {
        return;
    }
    auto outcome = control(RollbackTo);
    if (outcome) {
        outcome = control(Release);
    }
    if (!outcome) {
        // Half a savepoint must not be committed: nothing of the transaction may.
        qCWarning(lcStorage).noquote() << outcome.error().detail;
        const auto ended = control(Rollback);
        OW_ENFORCE(ended);
    }
}

} // namespace onewindow::storage
