// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Transaction.h"

#include <utility>

namespace onewindow::storage {

Transaction::Transaction(Database& database)
    : m_database(&database)
{}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

Transaction::~Transaction()
{
    if (m_database != nullptr) {
        m_database->rollbackTransaction();
    }
}

Result<Transaction> Transaction::begin(Database& database)
{
    OW_TRY(database.beginTransaction());
    return Transaction(database);
}

Result<void> Transaction::commit()
{
    OW_ENFORCE(m_database != nullptr);
    Database& database = *std::exchange(m_database, nullptr);
    auto outcome = database.commitTransaction();
    if (!outcome) {
        database.rollbackTransaction();
    }
    return outcome;
}

} // namespace onewindow::storage
