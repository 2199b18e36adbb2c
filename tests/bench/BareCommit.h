// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

struct sqlite3;
struct sqlite3_stmt;

namespace onewindow::bench {

/// The floor: sqlite3 alone, one table, one row of so many bytes in a durable commit (WAL,
/// synchronous=FULL), with nothing of this project in between.
class BareCommit
{
public:
    /// Creates `path` if it is not there. The bytes are random, `size` of them each time.
    BareCommit(const QString& path, qsizetype size);
    ~BareCommit();
    BareCommit(const BareCommit&) = delete;
    BareCommit& operator=(const BareCommit&) = delete;
    BareCommit(BareCommit&&) = delete;
    BareCommit& operator=(BareCommit&&) = delete;

    /// One commit; how long it took.
    std::chrono::nanoseconds run();

private:
    void execute(const char* sql);

    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_begin = nullptr;
    sqlite3_stmt* m_insert = nullptr;
    sqlite3_stmt* m_commit = nullptr;
    QByteArray m_bytes;
};

} // namespace onewindow::bench
