// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

namespace onewindow::storage {

/// A part of a transaction that can be undone alone. May be nested; the innermost one ends first.
/// Destroyed without release(), it is rolled back and the transaction goes on.
class Savepoint
{
public:
    /// Only inside a Transaction.
    static Result<Savepoint> begin(Database& database);

    Savepoint(Savepoint&& other) noexcept;
    Savepoint& operator=(Savepoint&&) = delete;
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;

    /// Keeps what was done, as part of the transaction. On an error it is rolled back; once only.
    Result<void> release();

private:
    explicit Savepoint(Database& database);
    Database* m_database;
};

} // namespace onewindow::storage
