// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

namespace onewindow::storage {

/// All or nothing. On a connection that writes it takes SQLite's write lock at once (BEGIN
/// IMMEDIATE), so that no statement inside it can find the store busy; on a read-only one it is a
/// snapshot. Destroyed without commit(), it is rolled back. Not nested: that is Savepoint.
class Transaction
{
public:
    /// Errors: StoreBusy after the connection's busyTimeout, StoreFailed.
    static Result<Transaction> begin(Database& database);

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Makes it durable. On an error everything is rolled back; once only. Where the connection to
    /// a PostgreSQL server breaks while it commits, the error leaves open whether it has: facts are
    /// repeated by their id, which makes a second try harmless.
    Result<void> commit();

private:
    explicit Transaction(Database& database);
    Database* m_database;
};

} // namespace onewindow::storage
