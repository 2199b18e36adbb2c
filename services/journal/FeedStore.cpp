// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/FeedStore.h"

#include "services/journal/Feed.h"
#include "services/journal/Schema.h"
#include "services/storage/Query.h"

#include <algorithm>

namespace onewindow::journal {

namespace {

FeedThing thingFrom(const storage::Statement& statement)
{
    return FeedThing{
        .kind = statement.text(0),
        .id = statement.text(1),
        .pos = statement.integer(2),
        .audience = statement.text(3),
        .former = statement.text(4),
        .isGone = statement.integer(5) != 0,
        .body = statement.blob(6),
    };
}

Result<QList<FeedThing>> thingsFrom(storage::Statement& statement)
{
    QList<FeedThing> things;
    for (;;) {
        const Result<bool> hasRow = statement.step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (!hasRow.value()) {
            return things;
        }
        things.append(thingFrom(statement));
    }
}

} // namespace

Result<void> FeedStore::migrate()
{
    return migrateFeed(m_database);
}

Result<std::optional<FeedCounter>> FeedStore::counter(Lock lock)
{
    // SQLite's transaction holds the lock of the whole store already.
    const bool isLocking =
        lock == Lock::ForUpdate && m_database.engine() == storage::Engine::Postgres;
    auto statement = m_database.prepare(
        isLocking ? "SELECT epoch, pos, floor FROM feed_counter WHERE one = 1 FOR UPDATE"
                  : "SELECT epoch, pos, floor FROM feed_counter WHERE one = 1");
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    if (!hasRow.value()) {
        return std::optional<FeedCounter>();
    }
    return std::optional(FeedCounter{
        .epoch = statement.value().text(0),
        .pos = statement.value().integer(1),
        .floor = statement.value().integer(2),
    });
}

Result<void> FeedStore::putCounter(const FeedCounter& counter)
{
    return storage::run(
        m_database,
        "INSERT INTO feed_counter (one, epoch, pos, floor, local) VALUES (1, ?, ?, ?, ?) "
        "ON CONFLICT (one) DO UPDATE SET epoch = excluded.epoch, pos = excluded.pos, "
        "floor = excluded.floor, local = excluded.local",
        counter.epoch, counter.pos, counter.floor,
        checkOfColumns(1, counter.epoch, counter.pos, counter.floor));
}

Result<std::optional<FeedThing>> FeedStore::find(const QString& kind, const QString& id)
{
    auto statement =
        storage::query(m_database,
                       "SELECT kind, id, pos, audience, former, is_gone, body FROM feed "
                       "WHERE kind = ? AND id = ?",
                       kind, id);
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    return hasRow.value() ? std::optional(thingFrom(statement.value())) : std::nullopt;
}

Result<void> FeedStore::put(const FeedThing& thing)
{
    return storage::run(
        m_database,
        "INSERT INTO feed (kind, id, pos, audience, former, is_gone, body, local) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET "
        "pos = excluded.pos, audience = excluded.audience, former = excluded.former, "
        "is_gone = excluded.is_gone, body = excluded.body, local = excluded.local",
        thing.kind, thing.id, thing.pos, thing.audience, thing.former, thing.isGone, thing.body,
        checkOfColumns(thing.kind, thing.id, thing.pos, thing.audience, thing.former, thing.isGone,
                       thing.body));
}

Result<QList<FeedThing>> FeedStore::after(qint64 pos, const QStringList& audiences, int limit)
{
    auto statement = storage::query(
        m_database,
        "SELECT kind, id, pos, audience, former, is_gone, body FROM feed WHERE pos > ? AND "
        "(audience IN (?, ?, ?, ?, ?, ?, ?, ?) OR former <> '') ORDER BY pos LIMIT ?",
        pos);
    if (!statement) {
        return statement.error();
    }
    for (int i = 0; i < kAudienceLimit; ++i) {
        statement.value().bind(audiences[std::min<qsizetype>(i, audiences.size() - 1)]);
    }
    statement.value().bind(limit);
    return thingsFrom(statement.value());
}

Result<QList<FeedThing>> FeedStore::after(qint64 pos, int limit)
{
    auto statement =
        storage::query(m_database,
                       "SELECT kind, id, pos, audience, former, is_gone, body FROM feed WHERE "
                       "pos > ? ORDER BY pos LIMIT ?",
                       pos, limit);
    if (!statement) {
        return statement.error();
    }
    return thingsFrom(statement.value());
}

Result<void> FeedStore::dropGone(qint64 pos)
{
    return storage::run(m_database, "DELETE FROM feed WHERE is_gone = 1 AND pos < ?", pos);
}

} // namespace onewindow::journal
