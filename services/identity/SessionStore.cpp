// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/SessionStore.h"

#include "services/journal/CheckValue.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <array>

namespace onewindow::identity {

namespace {

using journal::checkOfColumns;

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE sessions (
            hall TEXT NOT NULL,
            token {blob} NOT NULL,
            account TEXT NOT NULL,
            machine TEXT NOT NULL,
            stamp {blob} NOT NULL,
            created BIGINT NOT NULL,
            last_used BIGINT NOT NULL,
            idle BIGINT NOT NULL,
            expires BIGINT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, token)
        ) {norowid};
        CREATE INDEX sessions_of ON sessions (hall, account, created);
        CREATE INDEX sessions_by_end ON sessions (hall, expires);
        CREATE TABLE totp_steps (
            hall TEXT NOT NULL,
            account TEXT NOT NULL,
            step BIGINT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, account)
        ) {norowid};
    )"},
};

QByteArray checkOf(const StoredSession& session)
{
    return checkOfColumns(session.hall, session.tokenDigest, session.account, session.machine,
                          session.stamp, session.createdMs, session.lastUsedMs, session.idleMs,
                          session.expiresMs);
}

} // namespace

Result<void> SessionStore::migrate(storage::Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<void> SessionStore::put(const StoredSession& session)
{
    return storage::run(m_database,
                        "INSERT INTO sessions (hall, token, account, machine, stamp, created, "
                        "last_used, idle, expires, local) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        session.hall, session.tokenDigest, session.account, session.machine,
                        session.stamp, session.createdMs, session.lastUsedMs, session.idleMs,
                        session.expiresMs, checkOf(session));
}

Result<std::optional<StoredSession>> SessionStore::find(const QString& hall,
                                                        const QByteArray& tokenDigest)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT account, machine, stamp, created, last_used, idle, expires FROM "
                       "sessions WHERE hall = ? AND token = ?",
                       hall, tokenDigest),
        [&](const storage::Statement& row) {
            StoredSession session;
            session.hall = hall;
            session.tokenDigest = tokenDigest;
            session.account = row.text(0);
            session.machine = row.text(1);
            session.stamp = row.blob(2);
            session.createdMs = row.integer(3);
            session.lastUsedMs = row.integer(4);
            session.idleMs = row.integer(5);
            session.expiresMs = row.integer(6);
            return session;
        });
}

Result<void> SessionStore::touch(const StoredSession& session, qint64 nowMs)
{
    StoredSession used = session;
    used.lastUsedMs = nowMs;
    // Another process may have touched it later than this one has read it.
    return storage::run(m_database,
                        "UPDATE sessions SET last_used = ?, local = ? WHERE hall = ? AND token = ? "
                        "AND last_used < ?",
                        nowMs, checkOf(used), used.hall, used.tokenDigest, nowMs);
}

Result<void> SessionStore::remove(const QString& hall, const QByteArray& tokenDigest)
{
    return storage::run(m_database, "DELETE FROM sessions WHERE hall = ? AND token = ?", hall,
                        tokenDigest);
}

Result<void> SessionStore::trim(const QString& hall, const QString& account, qint64 keep)
{
    return storage::run(m_database,
                        "DELETE FROM sessions WHERE hall = ? AND account = ? AND token NOT IN "
                        "(SELECT token FROM sessions WHERE hall = ? AND account = ? ORDER BY "
                        "created DESC LIMIT ?)",
                        hall, account, hall, account, keep);
}

Result<bool> SessionStore::isSignedIn(const QString& hall, const QString& account, qint64 nowMs)
{
    const auto count = storage::integerOf(
        storage::query(m_database,
                       "SELECT COUNT(*) FROM sessions WHERE hall = ? AND account = ? AND "
                       "expires > ? AND last_used + idle > ?",
                       hall, account, nowMs, nowMs));
    return count ? Result<bool>(count.value() > 0) : count.error();
}

Result<qint64> SessionStore::count(const QString& hall)
{
    return storage::integerOf(
        storage::query(m_database, "SELECT COUNT(*) FROM sessions WHERE hall = ?", hall));
}

Result<void> SessionStore::prune(const QString& hall, qint64 nowMs, qint64 limit)
{
    return storage::run(m_database,
                        "DELETE FROM sessions WHERE hall = ? AND token IN (SELECT token FROM "
                        "sessions WHERE hall = ? AND (expires <= ? OR last_used + idle <= ?) "
                        "LIMIT ?)",
                        hall, hall, nowMs, nowMs, limit);
}

Result<qint64> SessionStore::totpStep(const QString& hall, const QString& account)
{
    return storage::integerOf(storage::query(
        m_database, "SELECT step FROM totp_steps WHERE hall = ? AND account = ?", hall, account));
}

Result<bool> SessionStore::useTotpStep(const QString& hall, const QString& account, qint64 step)
{
    const QByteArray check = checkOfColumns(hall, account, step);
    OW_TRY(storage::run(
        m_database,
        "INSERT INTO totp_steps (hall, account, step, local) VALUES (?, ?, ?, ?) ON CONFLICT "
        "(hall, account) DO UPDATE SET step = excluded.step, local = excluded.local WHERE "
        "totp_steps.step < excluded.step",
        hall, account, step, check));
    return m_database.changes() > 0;
}

} // namespace onewindow::identity
