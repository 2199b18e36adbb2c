// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/PlatformStore.h"

#include "services/journal/CheckValue.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"

#include <algorithm>
#include <array>

namespace onewindow::platform {

namespace {

// Neither a chain of digests nor rebuilt from one: each row carries a check value.
constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE commands (
            scope TEXT NOT NULL,
            key TEXT NOT NULL,
            request {blob} NOT NULL,
            body {blob} NOT NULL,
            at BIGINT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (scope, key)
        ) {norowid};
        CREATE INDEX commands_by_time ON commands (at);
        CREATE TABLE feed_marks (
            day TEXT PRIMARY KEY NOT NULL,
            position BIGINT NOT NULL,
            local {blob} NOT NULL
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
    auto statement = storage::query(
        m_database, "SELECT request, body FROM commands WHERE scope = ? AND key = ?", scope, key);
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    if (!hasRow.value()) {
        return std::optional<StoredAnswer>();
    }
    return std::optional(StoredAnswer{statement.value().blob(0), statement.value().blob(1)});
}

Result<void> PlatformStore::putAnswer(const QString& scope, const QString& key,
                                      const StoredAnswer& answer, qint64 nowMs)
{
    return storage::run(
        m_database,
        "INSERT INTO commands (scope, key, request, body, at, local) VALUES (?, ?, ?, ?, ?, ?)",
        scope, key, answer.requestDigest, answer.body, nowMs,
        journal::checkOfColumns(scope, key, answer.requestDigest, answer.body, nowMs));
}

Result<bool> PlatformStore::pruneAnswers(qint64 nowMs, qint64 limit)
{
    OW_TRY(storage::run(m_database,
                        "DELETE FROM commands WHERE (scope, key) IN (SELECT scope, key FROM "
                        "commands WHERE at < ? ORDER BY at LIMIT ?)",
                        nowMs - kAnswerAgeMs, limit));
    const qint64 aged = m_database.changes();
    auto count = storage::query(m_database, "SELECT COUNT(*) FROM commands");
    if (!count) {
        return count.error();
    }
    const Result<bool> hasRow = count.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    const qint64 tooMany = std::max<qint64>(0, count.value().integer(0) - kAnswerLimit);
    count.value().reset();
    OW_TRY(storage::run(m_database,
                        "DELETE FROM commands WHERE (scope, key) IN (SELECT scope, key FROM "
                        "commands ORDER BY at LIMIT ?)",
                        std::min(tooMany, limit)));
    return aged == limit || tooMany > limit;
}

Result<std::optional<qint64>> PlatformStore::markFeed(const QString& day, qint64 position,
                                                      const QString& oldest)
{
    OW_TRY(storage::run(m_database,
                        "INSERT INTO feed_marks (day, position, local) VALUES (?, ?, ?) ON "
                        "CONFLICT (day) DO NOTHING",
                        day, position, journal::checkOfColumns(day, position)));
    auto statement =
        storage::query(m_database, "SELECT MAX(position) FROM feed_marks WHERE day < ?", oldest);
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
    OW_TRY(storage::run(m_database, "DELETE FROM feed_marks WHERE day < ?", oldest));
    return past;
}

} // namespace onewindow::platform
