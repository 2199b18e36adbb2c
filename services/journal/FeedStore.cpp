// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/FeedStore.h"

#include "services/core/Ids.h"
#include "services/journal/Schema.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

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
    return storage::firstOf(
        storage::query(m_database,
                       isLocking
                           ? "SELECT epoch, pos, floor FROM feed_counter WHERE hall = ? FOR UPDATE"
                           : "SELECT epoch, pos, floor FROM feed_counter WHERE hall = ?",
                       m_hall),
        [](const storage::Statement& row) {
            return FeedCounter{
                .epoch = row.text(0), .pos = row.integer(1), .floor = row.integer(2)};
        });
}

Result<FeedCounter> FeedStore::lockedCounter()
{
    auto found = counter(Lock::ForUpdate);
    if (found && !found.value()) {
        OW_TRY(addCounter(FeedCounter{.epoch = makeToken()}));
        found = counter(Lock::ForUpdate);
    }
    if (!found) {
        return found.error();
    }
    OW_ENFORCE(found.value().has_value());
    return *found.value();
}

Result<void> FeedStore::putCounter(const FeedCounter& counter)
{
    // One statement does both: PostgreSQL tells everybody who listens, once it is committed, and
    // once for all changes of a transaction.
    return storage::run(
        m_database,
        m_database.engine() == storage::Engine::Sqlite
            ? "INSERT INTO feed_counter (hall, epoch, pos, floor, local) VALUES (?, ?, ?, ?, ?) "
              "ON CONFLICT (hall) DO UPDATE SET epoch = excluded.epoch, pos = excluded.pos, "
              "floor = excluded.floor, local = excluded.local"
            : "INSERT INTO feed_counter (hall, epoch, pos, floor, local) VALUES (?, ?, ?, ?, ?) "
              "ON CONFLICT (hall) DO UPDATE SET epoch = excluded.epoch, pos = excluded.pos, "
              "floor = excluded.floor, local = excluded.local "
              "RETURNING pg_notify('onewindow_feed', hall)",
        m_hall, counter.epoch, counter.pos, counter.floor,
        checkOfColumns(m_hall, counter.epoch, counter.pos, counter.floor));
}

Result<void> FeedStore::addCounter(const FeedCounter& counter)
{
    return storage::run(
        m_database,
        "INSERT INTO feed_counter (hall, epoch, pos, floor, local) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (hall) DO NOTHING",
        m_hall, counter.epoch, counter.pos, counter.floor,
        checkOfColumns(m_hall, counter.epoch, counter.pos, counter.floor));
}

Result<std::optional<FeedThing>> FeedStore::find(const QString& kind, const QString& id)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT kind, id, pos, audience, former, is_gone, body FROM feed "
                       "WHERE hall = ? AND kind = ? AND id = ?",
                       m_hall, kind, id),
        &thingFrom);
}

Result<QList<FeedThing>> FeedStore::ofKind(const QString& kind)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT kind, id, pos, audience, former, is_gone, body FROM feed "
                       "WHERE hall = ? AND kind = ? AND is_gone = 0 ORDER BY id",
                       m_hall, kind),
        &thingFrom);
}

Result<void> FeedStore::put(const FeedThing& thing)
{
    return storage::run(
        m_database,
        "INSERT INTO feed (hall, kind, id, pos, audience, former, is_gone, body, local) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, kind, id) DO UPDATE SET "
        "pos = excluded.pos, audience = excluded.audience, former = excluded.former, "
        "is_gone = excluded.is_gone, body = excluded.body, local = excluded.local",
        m_hall, thing.kind, thing.id, thing.pos, thing.audience, thing.former, thing.isGone,
        thing.body,
        checkOfColumns(m_hall, thing.kind, thing.id, thing.pos, thing.audience, thing.former,
                       thing.isGone, thing.body));
}

Result<QList<FeedThing>> FeedStore::after(qint64 pos, const QStringList& audiences, int limit)
{
    auto statement = storage::query(
        m_database,
        "SELECT kind, id, pos, audience, former, is_gone, body FROM feed WHERE hall = ? AND "
        "pos > ? AND (audience IN (?, ?, ?, ?, ?, ?, ?, ?) OR former <> '') ORDER BY pos LIMIT ?",
        m_hall, pos);
    if (!statement) {
        return statement.error();
    }
    for (int i = 0; i < kAudienceLimit; ++i) {
        statement.value().bind(audiences[std::min<qsizetype>(i, audiences.size() - 1)]);
    }
    statement.value().bind(limit);
    return storage::rowsOf(std::move(statement), &thingFrom);
}

Result<QList<FeedThing>> FeedStore::after(qint64 pos, int limit)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT kind, id, pos, audience, former, is_gone, body FROM feed WHERE "
                       "hall = ? AND pos > ? ORDER BY pos LIMIT ?",
                       m_hall, pos, limit),
        &thingFrom);
}

Result<void> FeedStore::addEnds(storage::Database& database, const QStringList& halls,
                                FeedEnds& ends)
{
    OW_ENFORCE(!halls.isEmpty() && halls.size() <= Feed::kEndsLimit);
    auto statement = database.prepare(
        "SELECT hall, epoch, pos FROM feed_counter WHERE hall IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement) {
        return statement.error();
    }
    for (qsizetype i = 0; i < Feed::kEndsLimit; ++i) {
        statement.value().bind(halls[std::min(i, halls.size() - 1)]);
    }
    for (;;) {
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (!hasRow.value()) {
            return {};
        }
        ends.insert(statement.value().text(0),
                    FeedCursor{.epoch = statement.value().text(1),
                               .position = statement.value().integer(2)});
    }
}

Result<void> FeedStore::dropGone(qint64 pos)
{
    return storage::run(m_database, "DELETE FROM feed WHERE hall = ? AND is_gone = 1 AND pos < ?",
                        m_hall, pos);
}

Result<QStringList> FeedStore::halls(storage::Database& database)
{
    const auto version = storage::schemaVersion(database, u"feed");
    if (!version) {
        return version.error();
    }
    if (version.value() == 0) {
        return QStringList();
    }
    return storage::rowsOf(storage::query(database, "SELECT hall FROM feed_counter ORDER BY hall"),
                           [](const storage::Statement& row) { return row.text(0); });
}

Result<void> FeedStore::dropKind(const QString& kind)
{
    return storage::run(m_database, "DELETE FROM feed WHERE hall = ? AND kind = ?", m_hall, kind);
}

} // namespace onewindow::journal
