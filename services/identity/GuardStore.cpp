// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/GuardStore.h"

#include "services/journal/CheckValue.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <algorithm>
#include <array>

namespace onewindow::identity {

namespace {

using journal::checkOfColumns;

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE sign_in_guards (
            hall TEXT NOT NULL,
            subject TEXT NOT NULL,
            failures BIGINT NOT NULL,
            last_at BIGINT NOT NULL,
            locked_until BIGINT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, subject)
        ) {norowid};
        CREATE INDEX sign_in_guards_by_time ON sign_in_guards (hall, last_at);
    )"},
};

constexpr int kMostDoublings = 10;
constexpr int kFailureLimit = 1'000'000;

struct Guard
{
    int failures = 0;
    qint64 lastAtMs = 0;
    qint64 lockedUntilMs = 0;
    bool isThere = false;
};

Result<Guard> findGuard(storage::Database& database, const Guarded& guarded)
{
    return storage::firstOrDefaultOf(
        storage::query(database,
                       "SELECT failures, last_at, locked_until FROM sign_in_guards WHERE hall = ? "
                       "AND subject = ?",
                       guarded.hall, guarded.subject),
        [](const storage::Statement& row) {
            return Guard{static_cast<int>(std::clamp<qint64>(row.integer(0), 0, kFailureLimit)),
                         row.integer(1), row.integer(2), true};
        });
}

Result<void> saveGuard(storage::Database& database, const Guarded& guarded, const Guard& guard)
{
    return storage::run(
        database,
        "INSERT INTO sign_in_guards (hall, subject, failures, last_at, locked_until, local) VALUES "
        "(?, ?, ?, ?, ?, ?) ON CONFLICT (hall, subject) DO UPDATE SET failures = "
        "excluded.failures, last_at = excluded.last_at, locked_until = excluded.locked_until, "
        "local = excluded.local",
        guarded.hall, guarded.subject, guard.failures, guard.lastAtMs, guard.lockedUntilMs,
        checkOfColumns(guarded.hall, guarded.subject, guard.failures, guard.lastAtMs,
                       guard.lockedUntilMs));
}

} // namespace

qint64 lockMs(int failures, int freeFailures)
{
    if (failures < freeFailures) {
        return 0;
    }
    const int doublings = std::min(failures - freeFailures, kMostDoublings);
    return std::min(GuardStore::kFirstLockMs << doublings, GuardStore::kLongestLockMs);
}

Result<void> GuardStore::migrate(storage::Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<qint64> GuardStore::begin(const Guarded& guarded, qint64 nowMs)
{
    const auto found = findGuard(m_database, guarded);
    if (!found) {
        return found.error();
    }
    Guard guard = found.value();
    // A clock that was set back must not lock anybody for longer than a lock lasts.
    const qint64 leftMs = std::min(guard.lockedUntilMs - nowMs, kLongestLockMs);
    if (leftMs > 0) {
        return leftMs;
    }
    if (!guard.isThere) {
        OW_TRY(makeRoom(guarded.hall, nowMs));
    }
    if (nowMs - guard.lastAtMs > kForgetMs) {
        guard.failures = 0;
    }
    guard.failures = std::min(guard.failures + 1, kFailureLimit);
    guard.lastAtMs = nowMs;
    guard.lockedUntilMs = nowMs + lockMs(guard.failures, guarded.freeFailures);
    OW_TRY(saveGuard(m_database, guarded, guard));
    return 0;
}

Result<void> GuardStore::takeBack(const Guarded& guarded)
{
    const auto found = findGuard(m_database, guarded);
    if (!found) {
        return found.error();
    }
    if (!found.value().isThere) {
        return {};
    }
    Guard guard = found.value();
    guard.failures = std::max(0, guard.failures - 1);
    if (guard.failures == 0) {
        return clear(guarded);
    }
    // The lock that this attempt has set, and no other, goes with it.
    if (lockMs(guard.failures, guarded.freeFailures) == 0) {
        guard.lockedUntilMs = 0;
    } else if (guard.lockedUntilMs ==
               guard.lastAtMs + lockMs(guard.failures + 1, guarded.freeFailures)) {
        guard.lockedUntilMs = guard.lastAtMs;
    }
    return saveGuard(m_database, guarded, guard);
}

Result<void> GuardStore::clear(const Guarded& guarded)
{
    return storage::run(m_database, "DELETE FROM sign_in_guards WHERE hall = ? AND subject = ?",
                        guarded.hall, guarded.subject);
}

Result<void> GuardStore::makeRoom(const QString& hall, qint64 nowMs)
{
    OW_TRY(storage::run(m_database, "DELETE FROM sign_in_guards WHERE hall = ? AND last_at < ?",
                        hall, nowMs - kForgetMs));
    return storage::run(m_database,
                        "DELETE FROM sign_in_guards WHERE hall = ? AND locked_until <= ? AND "
                        "subject IN (SELECT subject FROM sign_in_guards WHERE hall = ? AND "
                        "locked_until <= ? ORDER BY last_at DESC LIMIT 1000 OFFSET ?)",
                        hall, nowMs, hall, nowMs, kLimit - 1);
}

} // namespace onewindow::identity
