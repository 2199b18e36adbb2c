// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/BareRows.h"

#include "tests/bench/Report.h"

#include <QFile>
#include <QtEndian>

#include <libpq-fe.h>
#include <sqlite3.h>

#include <array>
#include <memory>
#include <string>

namespace onewindow::bench {

namespace {

constexpr int kColumns = 21;
constexpr qsizetype kCheckBytes = 8;
constexpr int kCopyHeaderBytes = 19;

/// The journal's table with `blob` for bytes.
std::string tableSql(const std::string& blob)
{
    return "CREATE TABLE bare (hall TEXT NOT NULL, node TEXT NOT NULL, incarnation BIGINT NOT "
           "NULL, seq BIGINT NOT NULL, pos BIGINT NOT NULL, id " +
           blob + " NOT NULL, at_wall BIGINT NOT NULL, at_boot BIGINT NOT NULL, boot_id " + blob +
           " NOT NULL, synced BIGINT NOT NULL, suite BIGINT NOT NULL, kind TEXT NOT NULL, "
           "subject " +
           blob + " NOT NULL, body " + blob + " NOT NULL, sealed " + blob + " NOT NULL, key_id " +
           blob + " NOT NULL, key_digest " + blob + " NOT NULL, prev " + blob +
           " NOT NULL, digest " + blob + " NOT NULL, corrected_ms BIGINT NOT NULL, local " + blob +
           " NOT NULL, PRIMARY KEY (hall, node, incarnation, seq));";
}

/// Gives the columns of one row, in order, to `sink`, which has text(), blob() and integer().
template <typename Sink>
void giveColumns(Sink& sink, const journal::Row& row, qint64 pos)
{
    sink.text(QByteArrayLiteral("hall-1"));
    sink.text(row.node.toUtf8());
    sink.integer(row.incarnation);
    sink.integer(static_cast<qint64>(row.seq));
    sink.integer(pos);
    sink.blob(row.id);
    sink.integer(row.at.wallMs);
    sink.integer(row.at.bootMs);
    sink.blob(row.at.bootId);
    sink.integer(row.at.isSynced ? 1 : 0);
    sink.integer(static_cast<qint64>(row.suite));
    sink.text(row.kind.toUtf8());
    sink.blob(row.subject);
    sink.blob(row.body);
    sink.blob(row.sealed);
    sink.blob(row.keyId);
    sink.blob(row.keyDigest);
    sink.blob(row.prev);
    sink.blob(row.digest);
    sink.integer(row.correctedMs);
    sink.blob(row.digest.first(kCheckBytes));
}

class SqliteSink
{
public:
    explicit SqliteSink(sqlite3_stmt* statement)
        : m_statement(statement)
    {}

    void text(const QByteArray& value)
    {
        sqlite3_bind_text(m_statement, ++m_index, value.constData(), static_cast<int>(value.size()),
                          SQLITE_TRANSIENT); // NOLINT: sqlite3's own cast.
    }

    void blob(const QByteArray& value)
    {
        sqlite3_bind_blob(m_statement, ++m_index, value.constData(), static_cast<int>(value.size()),
                          SQLITE_STATIC);
    }

    void integer(qint64 value) { sqlite3_bind_int64(m_statement, ++m_index, value); }

private:
    sqlite3_stmt* m_statement;
    int m_index = 0;
};

/// A row as COPY's binary format has it.
class CopySink
{
public:
    explicit CopySink(QByteArray& into)
        : m_into(into)
    {
        put(qToBigEndian<qint16>(kColumns));
    }

    void text(const QByteArray& value) { blob(value); }

    void blob(const QByteArray& value)
    {
        put(qToBigEndian<qint32>(static_cast<qint32>(value.size())));
        m_into.append(value);
    }

    void integer(qint64 value)
    {
        put(qToBigEndian<qint32>(sizeof(qint64)));
        put(qToBigEndian<qint64>(value));
    }

private:
    template <typename T>
    void put(T bigEndian)
    {
        m_into.append(reinterpret_cast<const char*>(&bigEndian), sizeof(T));
    }

    QByteArray& m_into;
};

struct CloseSqlite
{
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};

struct FinishPostgres
{
    void operator()(PGconn* connection) const { PQfinish(connection); }
};

using Connection = std::unique_ptr<PGconn, FinishPostgres>;

void check(sqlite3* database, int code)
{
    if (code != SQLITE_OK && code != SQLITE_DONE) {
        giveUp(QStringLiteral("bare store: ") + QString::fromUtf8(sqlite3_errmsg(database)));
    }
}

void check(PGconn* connection, bool isWell)
{
    if (!isWell) {
        giveUp(QStringLiteral("bare table: ") + QString::fromUtf8(PQerrorMessage(connection)));
    }
}

void execute(PGconn* connection, const char* sql, ExecStatusType expected)
{
    PGresult* result = PQexec(connection, sql);
    const bool isWell = PQresultStatus(result) == expected;
    PQclear(result);
    check(connection, isWell);
}

void copyBatch(PGconn* connection, const journal::Batch& batch, qint64& pos)
{
    static const QByteArray kHeader =
        QByteArray("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", kCopyHeaderBytes);
    QByteArray bytes = kHeader;
    for (const journal::Row& row : batch.rows) {
        CopySink sink(bytes);
        giveColumns(sink, row, ++pos);
    }
    bytes.append("\377\377", 2);
    execute(connection, "BEGIN", PGRES_COMMAND_OK);
    execute(connection, "COPY bare FROM STDIN (FORMAT binary)", PGRES_COPY_IN);
    check(connection,
          PQputCopyData(connection, bytes.constData(), static_cast<int>(bytes.size())) == 1);
    check(connection, PQputCopyEnd(connection, nullptr) == 1);
    PGresult* result = PQgetResult(connection);
    const bool isCopied = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    check(connection, isCopied && PQgetResult(connection) == nullptr);
    execute(connection, "COMMIT", PGRES_COMMAND_OK);
}

} // namespace

std::chrono::nanoseconds insertBareSqlite(const QString& path, const QList<journal::Batch>& batches)
{
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open(QFile::encodeName(path).constData(), &handle);
    const std::unique_ptr<sqlite3, CloseSqlite> database(handle);
    check(handle, opened);
    check(handle,
          sqlite3_exec(
              handle,
              ("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" + tableSql("BLOB")).c_str(),
              nullptr, nullptr, nullptr));
    std::array<sqlite3_stmt*, 3> statements{};
    const std::array<const char*, 3> texts{
        "BEGIN IMMEDIATE", "INSERT INTO bare VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        "COMMIT"};
    for (std::size_t i = 0; i < statements.size(); ++i) {
        check(handle, sqlite3_prepare_v2(handle, texts.at(i), -1, &statements.at(i), nullptr));
    }
    const auto run = [handle](sqlite3_stmt* statement) {
        check(handle, sqlite3_step(statement));
        sqlite3_reset(statement);
    };
    const Stopwatch watch;
    qint64 pos = 0;
    for (const journal::Batch& batch : batches) {
        run(statements[0]);
        for (const journal::Row& row : batch.rows) {
            SqliteSink sink(statements[1]);
            giveColumns(sink, row, ++pos);
            run(statements[1]);
        }
        run(statements[2]);
    }
    const auto taken = watch.elapsed();
    for (sqlite3_stmt* statement : statements) {
        sqlite3_finalize(statement);
    }
    return taken;
}

std::chrono::nanoseconds insertBarePostgres(const QString& connection,
                                            const QList<journal::Batch>& batches)
{
    const Connection server(PQconnectdb(connection.toUtf8().constData()));
    check(server.get(), PQstatus(server.get()) == CONNECTION_OK);
    execute(server.get(),
            (tableSql("bytea") + "CREATE UNIQUE INDEX bare_pos ON bare (hall, pos)").c_str(),
            PGRES_COMMAND_OK);
    const Stopwatch watch;
    qint64 pos = 0;
    for (const journal::Batch& batch : batches) {
        copyBatch(server.get(), batch, pos);
    }
    return watch.elapsed();
}

} // namespace onewindow::bench
