// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <chrono>

namespace onewindow::storage {

/// One process at a time brings a store on PostgreSQL up to date: an advisory lock of its session,
/// given back with this object or with the connection. On SQLite the write lock of each step's
/// transaction does the same, and this does nothing.
class MigrationLock
{
public:
    /// Asks again and again for up to `wait`. In between it holds nothing: a statement that waits
    /// holds a snapshot, and CREATE INDEX CONCURRENTLY of whoever has the lock would wait for that.
    /// Outside a transaction. Errors: StoreBusy after `wait`, StoreFailed.
    static Result<MigrationLock> take(Database& database, std::chrono::milliseconds wait);

    /// The same until the end of the transaction that is open, waited for as for any lock.
    static Result<void> takeForTransaction(Database& database);

    MigrationLock(MigrationLock&& other) noexcept;
    MigrationLock& operator=(MigrationLock&&) = delete;
    ~MigrationLock();
    MigrationLock(const MigrationLock&) = delete;
    MigrationLock& operator=(const MigrationLock&) = delete;

private:
    explicit MigrationLock(Database* database);
    Database* m_database; ///< Null where there is nothing to give back.
};

} // namespace onewindow::storage
