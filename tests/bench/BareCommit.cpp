// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/BareCommit.h"

#include "services/core/Ids.h"
#include "tests/bench/Report.h"

#include <QFile>

#include <sqlite3.h>

#include <array>

namespace onewindow::bench {

namespace {

void check(sqlite3* database, int code)
{
    if (code != SQLITE_OK && code != SQLITE_DONE) {
        giveUp(QStringLiteral("bare store: ") + QString::fromUtf8(sqlite3_errmsg(database)));
    }
}

sqlite3_stmt* prepared(sqlite3* database, const char* sql)
{
    sqlite3_stmt* statement = nullptr;
    check(database, sqlite3_prepare_v2(database, sql, -1, &statement, nullptr));
    return statement;
}

} // namespace

BareCommit::BareCommit(const QString& path, qsizetype size)
    : m_bytes(randomBytes(size))
{
    check(m_database, sqlite3_open(QFile::encodeName(path).constData(), &m_database));
    execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    m_begin = prepared(m_database, "BEGIN IMMEDIATE");
    m_insert = prepared(m_database, "INSERT INTO bare (bytes) VALUES (?)");
    m_commit = prepared(m_database, "COMMIT");
}

BareCommit::~BareCommit()
{
    for (sqlite3_stmt* statement : {m_begin, m_insert, m_commit}) {
        sqlite3_finalize(statement);
    }
    sqlite3_close(m_database);
}

std::chrono::nanoseconds BareCommit::run()
{
    const Stopwatch watch;
    check(m_database, sqlite3_bind_blob(m_insert, 1, m_bytes.constData(),
                                        static_cast<int>(m_bytes.size()), SQLITE_STATIC));
    for (sqlite3_stmt* statement : {m_begin, m_insert, m_commit}) {
        check(m_database, sqlite3_step(statement));
        sqlite3_reset(statement);
    }
    return watch.elapsed();
}

void BareCommit::execute(const char* sql)
{
    check(m_database, sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr));
}

} // namespace onewindow::bench
