// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Savepoint.h"

#include <utility>

namespace onewindow::storage {

Savepoint::Savepoint(Database& database)
    : m_database(&database)
{}

Savepoint::Savepoint(Savepoint&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

Savepoint::~Savepoint()
{
    if (m_database != nullptr) {
        m_database->rollbackSavepoint();
    }
}

Result<Savepoint> Savepoint::begin(Database& database)
{
    OW_TRY(database.setSavepoint());
    return Savepoint(database);
}

Result<void> Savepoint::release()
{
    OW_ENFORCE(m_database != nullptr);
    Database& database = *std::exchange(m_database, nullptr);
    auto outcome = database.releaseSavepoint();
    if (!outcome) {
        database.rollbackSavepoint();
    }
    return outcome;
}

} // namespace onewindow::storage
