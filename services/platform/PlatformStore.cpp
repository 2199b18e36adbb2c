// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/PlatformStore.h"

#include "services/storage/Migration.h"
#include "services/storage/Query.h"

#include <array>

namespace onewindow::platform {

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE commands (
            id {serial},
            scope TEXT NOT NULL,
            key TEXT NOT NULL,
            request {blob} NOT NULL,
            body {blob} NOT NULL,
            at BIGINT NOT NULL,
            UNIQUE (scope, key)
        );
        CREATE INDEX commands_by_time ON commands (at);
        CREATE TABLE feed_marks (
            day TEXT PRIMARY KEY NOT NULL,
            position BIGINT NOT NULL
        ) {norowid};
    )"},
};

} // namespace

Result<void> PlatformStore::migrate()
{
    return storage::migrate(m_database, u"platform", kMigrations);
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
        m_database, "INSERT INTO commands (scope, key, request, body, at) VALUES (?, ?, ?, ?, ?)",
        scope, key, answer.requestDigest, answer.body, nowMs);
}

Result<bool> PlatformStore::pruneAnswers(qint64 nowMs, qint64 limit)
{
    OW_TRY(storage::run(m_database,
                        "DELETE FROM commands WHERE id IN (SELECT id FROM commands WHERE at < ? "
                        "ORDER BY at LIMIT ?)",
                        nowMs - kAnswerAgeMs, limit));
    const qint64 aged = m_database.changes();
    OW_TRY(storage::run(m_database,
                        "DELETE FROM commands WHERE id IN (SELECT id FROM commands WHERE id <= "
                        "(SELECT MAX(id) FROM commands) - ? ORDER BY id LIMIT ?)",
                        kAnswerLimit, limit));
    return aged == limit || m_database.changes() == limit;
}

Result<std::optional<qint64>> PlatformStore::markFeed(const QString& day, qint64 position,
                                                      const QString& oldest)
{
    OW_TRY(storage::run(m_database,
                        "INSERT INTO feed_marks (day, position) VALUES (?, ?) ON CONFLICT (day) DO "
                        "NOTHING",
                        day, position));
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
