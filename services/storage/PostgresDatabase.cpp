// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/PostgresDatabase.h"

#include "services/core/Log.h"
#include "services/storage/PostgresPrepared.h"
#include "services/storage/SqlText.h"

#include <libpq-fe.h>

#include <array>

namespace onewindow::storage {

namespace {

ErrorCode codeOf(std::string_view sqlState)
{
    if (sqlState == "23505") { // unique_violation
        return ErrorCode::Conflict;
    }
    // lock_not_available, serialization_failure, deadlock_detected, query_canceled (a timeout),
    // too_many_connections
    constexpr std::array<std::string_view, 5> busy{"55P03", "40001", "40P01", "57014", "53300"};
    const bool isBusy = std::find(busy.begin(), busy.end(), sqlState) != busy.end();
    return isBusy ? ErrorCode::StoreBusy : ErrorCode::StoreFailed;
}

std::string_view field(const PGresult* result, int which)
{
    const char* text = PQresultErrorField(result, which);
    return text != nullptr ? text : "";
}

QString trimmed(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).simplified();
}

} // namespace

void PostgresResultDeleter::operator()(pg_result* result) const
{
    PQclear(result);
}

Result<std::unique_ptr<Database>> PostgresDatabase::open(const DatabaseOptions& options)
{
    const QByteArray connection = options.connectionString.toUtf8();
    // What stands before the string is a default it may override; what stands after it is not.
    const std::array keywords{"connect_timeout",
                              "tcp_user_timeout",
                              "keepalives_idle",
                              "fallback_application_name",
                              "dbname",
                              "client_encoding",
                              static_cast<const char*>(nullptr)};
    const std::array values{"5",
                            "10000",
                            "10",
                            "onewindow",
                            connection.constData(),
                            "UTF8",
                            static_cast<const char*>(nullptr)};
    PGconn* handle = PQconnectdbParams(keywords.data(), values.data(), 1);
    OW_ENFORCE(handle != nullptr);
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(options, handle));
    if (!database->isConnected()) {
        return database->errorOf(nullptr, QStringLiteral("open"));
    }
    OW_TRY(database->configure());
    return std::unique_ptr<Database>(std::move(database));
}

PostgresDatabase::PostgresDatabase(const DatabaseOptions& options, pg_conn* handle)
    : Database(options)
    , m_handle(handle)
    , m_busyTimeout(options.busyTimeout)
{
    // Notices may quote values, and libpq would print them.
    PQsetNoticeProcessor(
        m_handle, [](void*, const char*) {}, nullptr);
}

PostgresDatabase::~PostgresDatabase()
{
    clearStatements();
    PQfinish(m_handle);
}

Result<void> PostgresDatabase::configure()
{
    const QString sql = QStringLiteral("SET lock_timeout = %1; SET statement_timeout = %2;"
                                       "SET default_transaction_read_only = %3;"
                                       "SET client_min_messages = error; SET bytea_output = hex;"
                                       "SET standard_conforming_strings = on;"
                                       "SET extra_float_digits = 1;"
                                       // A server may be set to answer a commit before it is
                                       // durable; a replicated one asks for more and keeps it.
                                       "SELECT set_config('synchronous_commit', 'on', false) "
                                       "WHERE current_setting('synchronous_commit') = 'off'")
                            .arg(m_busyTimeout.count())
                            .arg(kStatementTimeout.count())
                            .arg(isReadOnly() ? QStringLiteral("on") : QStringLiteral("off"));
    return executeScript(sql.toUtf8());
}

Result<void> PostgresDatabase::ensureConnected()
{
    if (isConnected()) {
        return {};
    }
    if (m_hasBegun) {
        return errorOf(nullptr, QStringLiteral("transaction"));
    }
    return reconnect();
}

Result<void> PostgresDatabase::reconnect()
{
    PQreset(m_handle);
    ++m_generation;
    m_forgotten.clear();
    if (!isConnected()) {
        return errorOf(nullptr, QStringLiteral("reconnect"));
    }
    qCInfo(lcStorage) << "connected to the database server again";
    return configure();
}

bool PostgresDatabase::isConnected() const
{
    return PQstatus(m_handle) == CONNECTION_OK;
}

bool PostgresDatabase::isInTransaction() const
{
    if (!m_hasBegun || !isConnected()) {
        return false;
    }
    const PGTransactionStatusType status = PQtransactionStatus(m_handle);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

Result<void> PostgresDatabase::checkpoint()
{
    return {};
}

Result<PostgresResult> PostgresDatabase::ask(const QString& operation,
                                             const std::function<pg_result*(pg_conn*)>& call)
{
    PostgresResult result(call(m_handle));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
        return errorOf(result.get(), operation);
    }
    countChanges(result.get());
    return result;
}

Error PostgresDatabase::errorOf(const pg_result* result, const QString& operation) const
{
    const std::string_view state = field(result, PG_DIAG_SQLSTATE);
    // What a server says as it goes down (class 57P) is a lost connection too.
    const bool isLost = !isConnected() || state.starts_with("57P");
    m_isWorthRepeating = state == "40001" || state == "40P01" || (isLost && !m_isCommitting);
    if (state.empty()) {
        // Without a state it is libpq that speaks, of the connection.
        return Error{ErrorCode::StoreFailed,
                     QStringLiteral("%1: %2").arg(operation, trimmed(PQerrorMessage(m_handle)))};
    }
    // Only the primary message: the detail quotes the row. Of the data exceptions (class 22) even
    // that quotes the value.
    const QString message = state.starts_with("22")
                                ? QStringLiteral("a value does not fit")
                                : trimmed(field(result, PG_DIAG_MESSAGE_PRIMARY));
    return Error{codeOf(state),
                 QStringLiteral("%1: %2 (postgresql %3)").arg(operation, message, trimmed(state))};
}

void PostgresDatabase::countChanges(pg_result* result)
{
    const std::string_view command = PQcmdStatus(result);
    if (command.starts_with("INSERT") || command.starts_with("UPDATE") ||
        command.starts_with("DELETE") || command.starts_with("COPY")) {
        m_changes = QByteArrayView(PQcmdTuples(result)).toByteArray().toLongLong();
        m_totalChanges += m_changes;
    }
}

Result<void> PostgresDatabase::executeScript(const QByteArray& sql)
{
    OW_TRY(ensureConnected());
    const auto result = ask(operationOf(sql.toStdString()),
                            [&](PGconn* handle) { return PQexec(handle, sql.constData()); });
    return result ? Result<void>() : Result<void>(result.error());
}

Result<std::unique_ptr<Prepared>> PostgresDatabase::compile(std::string_view sql)
{
    auto numbered = numberPlaceholders(sql);
    if (!numbered) {
        return numbered.error();
    }
    if (operationOf(sql).isEmpty()) {
        return Error{ErrorCode::StoreFailed, QStringLiteral("not one statement")};
    }
    forgetOnServer();
    auto prepared =
        std::make_unique<PostgresPrepared>(*this, std::move(numbered).value(), operationOf(sql));
    OW_TRY(prepared->prepareOnServer());
    return std::unique_ptr<Prepared>(std::move(prepared));
}

Result<void> PostgresDatabase::copyRows(const std::string& copy, const QByteArray& rows)
{
    OW_TRY(ensureConnected());
    const QString operation = operationOf(copy);
    const PostgresResult begun(PQexec(m_handle, copy.c_str()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) {
        return errorOf(begun.get(), operation);
    }
    // Where the connection breaks, the result that follows says so.
    PQputCopyData(m_handle, rows.constData(), static_cast<int>(rows.size()));
    PQputCopyEnd(m_handle, nullptr);
    const auto outcome = ask(operation, &PQgetResult);
    while (const PostgresResult rest{PQgetResult(m_handle)}) {
    }
    return outcome ? Result<void>() : Result<void>(outcome.error());
}

void PostgresDatabase::forgetOnServer()
{
    if (m_forgotten.empty() || !isConnected() || PQtransactionStatus(m_handle) == PQTRANS_INERROR) {
        return;
    }
    std::string sql;
    for (const std::string& name : std::exchange(m_forgotten, {})) {
        sql += "DEALLOCATE " + name + ';';
    }
    const PostgresResult result(PQexec(m_handle, sql.c_str()));
}

Result<void> PostgresDatabase::control(const char* sql)
{
    const auto result = ask(operationOf(sql), [&](PGconn* handle) { return PQexec(handle, sql); });
    return result ? Result<void>() : Result<void>(result.error());
}

Result<void> PostgresDatabase::beginTransaction()
{
    OW_ENFORCE(!m_hasBegun);
    m_isWorthRepeating = false;
    OW_TRY(ensureConnected());
    const char* sql = isReadOnly() ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN";
    auto begun = control(sql);
    if (!begun && !isConnected()) {
        // It broke while nothing was asked of it: that shows only now, and nothing was lost.
        OW_TRY(reconnect());
        begun = control(sql);
    }
    m_hasBegun = static_cast<bool>(begun);
    return begun;
}

Result<void> PostgresDatabase::commitTransaction()
{
    OW_TRY(ensureConnected());
    m_isCommitting = true;
    const auto result =
        ask(QStringLiteral("COMMIT"), [](PGconn* handle) { return PQexec(handle, "COMMIT"); });
    m_isCommitting = false;
    if (!result) {
        return result.error();
    }
    m_hasBegun = false;
    // The server answers the COMMIT of a transaction that had failed with a ROLLBACK that succeeds.
    if (std::string_view(PQcmdStatus(result.value().get())) != "COMMIT") {
        return Error{ErrorCode::StoreFailed,
                     QStringLiteral("COMMIT: a statement in the transaction had failed")};
    }
    return {};
}

void PostgresDatabase::rollbackTransaction()
{
    m_hasBegun = false;
    if (!isConnected() || PQtransactionStatus(m_handle) == PQTRANS_IDLE) {
        return;
    }
    auto outcome = control("ROLLBACK");
    if (!outcome && isConnected()) {
        // A new connection does not know of the old one's transaction.
        outcome = reconnect();
    }
    if (!outcome) {
        qCWarning(lcStorage).noquote() << outcome.error().detail;
    }
}

Result<void> PostgresDatabase::setSavepoint()
{
    OW_ENFORCE(m_hasBegun);
    OW_TRY(ensureConnected());
    return control("SAVEPOINT part");
}

Result<void> PostgresDatabase::releaseSavepoint()
{
    OW_TRY(ensureConnected());
    return control("RELEASE SAVEPOINT part");
}

void PostgresDatabase::rollbackSavepoint()
{
    if (!isInTransaction()) {
        return;
    }
    const auto outcome = control("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part");
    if (!outcome && isInTransaction()) {
        // The server has left the transaction in error: its COMMIT will fail.
        qCWarning(lcStorage).noquote() << outcome.error().detail;
    }
}

} // namespace onewindow::storage
