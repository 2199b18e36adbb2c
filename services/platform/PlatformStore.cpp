// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/PlatformStore.h"

#include "services/journal/CheckValue.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <algorithm>
#include <array>

namespace onewindow::platform {

namespace {

// Neither a chain of digests nor rebuilt from one: each row carries a check value.
constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE commands (
            hall TEXT NOT NULL,
            scope TEXT NOT NULL,
            key TEXT NOT NULL,
            request {blob} NOT NULL,
            body {blob} NOT NULL,
            at BIGINT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, scope, key)
        ) {norowid};
        CREATE INDEX commands_by_time ON commands (hall, at);
        CREATE TABLE feed_marks (
            hall TEXT NOT NULL,
            day TEXT NOT NULL,
            position BIGINT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, day)
        ) {norowid};
    )"},
};

} // namespace

Result<void> PlatformStore::migrate(storage::Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<std::optional<StoredAnswer>> PlatformStore::findAnswer(const QString& scope,
                                                              const QString& key)
{
    return storage::firstOf(
        storage::query(
            m_database,
            "SELECT request, body FROM commands WHERE hall = ? AND scope = ? AND key = ?", m_hall,
            scope, key),
        [](const storage::Statement& row) {
            return StoredAnswer{row.blob(0), row.blob(1)};
        });
}

Result<void> PlatformStore::putAnswer(const QString& scope, const QString& key,
                                      const StoredAnswer& answer, qint64 nowMs)
{
    return storage::run(
        m_database,
        "INSERT INTO commands (hall, scope, key, request, body, at, local) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        m_hall, scope, key, answer.requestDigest, answer.body, nowMs,
        journal::checkOfColumns(m_hall, scope, key, answer.requestDigest, answer.body, nowMs));
}

Result<bool> PlatformStore::pruneAnswers(qint64 nowMs, qint64 limit)
{
    OW_TRY(storage::run(m_database,
                        "DELETE FROM commands WHERE hall = ? AND (scope, key) IN (SELECT scope, "
                        "key FROM commands WHERE hall = ? AND at < ? ORDER BY at LIMIT ?)",
                        m_hall, m_hall, nowMs - kAnswerAgeMs, limit));
    const qint64 aged = m_database.changes();
    const auto count = storage::integerOf(
        storage::query(m_database, "SELECT COUNT(*) FROM commands WHERE hall = ?", m_hall));
    if (!count) {
        return count.error();
    }
    const qint64 tooMany = std::max<qint64>(0, count.value() - kAnswerLimit);
    OW_TRY(storage::run(m_database,
                        "DELETE FROM commands WHERE hall = ? AND (scope, key) IN (SELECT scope, "
                        "key FROM commands WHERE hall = ? ORDER BY at LIMIT ?)",
                        m_hall, m_hall, std::min(tooMany, limit)));
    return aged == limit || tooMany > limit;
}

Result<std::optional<qint64>> PlatformStore::markFeed(const QString& day, qint64 position,
                                                      const QString& oldest)
{
    OW_TRY(storage::run(m_database,
                        "INSERT INTO feed_marks (hall, day, position, local) VALUES (?, ?, ?, ?) "
                        "ON CONFLICT (hall, day) DO NOTHING",
                        m_hall, day, position, journal::checkOfColumns(m_hall, day, position)));
    auto statement = storage::query(
        m_database, "SELECT MAX(position) FROM feed_marks WHERE hall = ? AND day < ?", m_hall,
        oldest);
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    std::optional<qint64> past;
    if (hasRow.value() && !statement.value().isNull(0)) {
        past = statement.value().integer(0);
    }
    statement.value().reset();
    OW_TRY(storage::run(m_database, "DELETE FROM feed_marks WHERE hall = ? AND day < ?", m_hall,
                        oldest));
    return past;
}

} // namespace onewindow::platform
