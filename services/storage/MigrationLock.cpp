// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/MigrationLock.h"

#include "services/core/Log.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <thread>
#include <utility>

namespace onewindow::storage {

namespace {

// Any number that no other user of the server's advisory locks picks.
constexpr qint64 kMigrationLock = 0x6f77'6d69'6772;

constexpr std::chrono::milliseconds kAskEvery{100};

Result<bool> tryTake(Database& database)
{
    const auto taken = integerOf(query(
        database, "SELECT CASE WHEN pg_try_advisory_lock(?) THEN 1 ELSE 0 END", kMigrationLock));
    return taken ? Result<bool>(taken.value() == 1) : taken.error();
}

} // namespace

MigrationLock::MigrationLock(Database* database)
    : m_database(database)
{}

MigrationLock::MigrationLock(MigrationLock&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

MigrationLock::~MigrationLock()
{
    if (m_database == nullptr) {
        return;
    }
    // Where the connection is lost, so is the lock.
    const auto given = integerOf(query(
        *m_database, "SELECT CASE WHEN pg_advisory_unlock(?) THEN 1 ELSE 0 END", kMigrationLock));
    if (!given) {
        qCInfo(lcStorage).noquote() << given.error().detail;
    }
}

Result<MigrationLock> MigrationLock::take(Database& database, std::chrono::milliseconds wait)
{
    if (database.engine() == Engine::Sqlite) {
        return MigrationLock(nullptr);
    }
    const auto end = std::chrono::steady_clock::now() + wait;
    for (;;) {
        const auto taken = tryTake(database);
        if (!taken) {
            return taken.error();
        }
        if (taken.value()) {
            return MigrationLock(&database);
        }
        if (std::chrono::steady_clock::now() >= end) {
            return Error{ErrorCode::StoreBusy,
                         QStringLiteral("another process brings the store up to date")};
        }
        std::this_thread::sleep_for(kAskEvery);
    }
}

Result<void> MigrationLock::takeForTransaction(Database& database)
{
    if (database.engine() == Engine::Sqlite) {
        return {};
    }
    return run(database, "SELECT pg_advisory_xact_lock(?)", kMigrationLock);
}

} // namespace onewindow::storage
