// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Feed.h"
#include "services/journal/Schema.h"
#include "services/storage/Query.h"

#include <QJsonDocument>

namespace onewindow::journal {

namespace {

/// The single row of feed_cursor. `round` counts snapshots: what an unfinished one has not brought
/// again is of an earlier round, and goes when it is finished.
struct CacheState
{
    FeedCursor cursor;
    qint64 round = 0;
    bool isInSnapshot = false;
};

Result<CacheState> readState(storage::Database& database)
{
    auto statement = database.prepare("SELECT epoch, position, snapshot_from, round, in_snapshot "
                                      "FROM feed_cursor WHERE one = 1");
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    if (!hasRow.value()) {
        return CacheState{};
    }
    const storage::Statement& row = statement.value();
    return CacheState{
        .cursor = {.epoch = row.text(0),
                   .position = row.integer(1),
                   .snapshotFrom = row.integer(2)},
        .round = row.integer(3),
        .isInSnapshot = row.integer(4) != 0,
    };
}

Result<void> writeState(storage::Database& database, const CacheState& state)
{
    const FeedCursor& cursor = state.cursor;
    return storage::run(
        database,
        "INSERT INTO feed_cursor (one, epoch, position, snapshot_from, round, in_snapshot, local) "
        "VALUES (1, ?, ?, ?, ?, ?, ?) ON CONFLICT (one) DO UPDATE SET epoch = excluded.epoch, "
        "position = excluded.position, snapshot_from = excluded.snapshot_from, "
        "round = excluded.round, in_snapshot = excluded.in_snapshot, local = excluded.local",
        cursor.epoch, cursor.position, cursor.snapshotFrom, state.round, state.isInSnapshot,
        checkOfColumns(1, cursor.epoch, cursor.position, cursor.snapshotFrom, state.round,
                       state.isInSnapshot));
}

Result<void> putThing(storage::Database& database, const FeedChange& change, qint64 round)
{
    const QByteArray body = QJsonDocument(*change.body).toJson(QJsonDocument::Compact);
    return storage::run(
        database,
        "INSERT INTO feed_cache (kind, id, version, round, body, local) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, "
        "round = excluded.round, body = excluded.body, local = excluded.local",
        change.kind, change.id, change.version, round, body,
        checkOfColumns(change.kind, change.id, change.version, round, body));
}

Result<void> deleteThing(storage::Database& database, const FeedChange& change)
{
    return storage::run(database, "DELETE FROM feed_cache WHERE kind = ? AND id = ?", change.kind,
                        change.id);
}

Result<void> deleteEarlierRounds(storage::Database& database, qint64 round)
{
    return storage::run(database, "DELETE FROM feed_cache WHERE round < ?", round);
}

} // namespace

Result<void> FeedCache::open(storage::Database& database)
{
    return migrateFeedCache(database);
}

Result<void> FeedCache::apply(storage::Database& database, const FeedPage& page)
{
    Result<CacheState> found = readState(database);
    if (!found) {
        return found.error();
    }
    CacheState& state = found.value();
    if (page.isSnapshot) {
        state.round += 1;
        state.isInSnapshot = true;
    }
    for (const FeedChange& change : page.changes) {
        OW_TRY(change.body ? putThing(database, change, state.round)
                           : deleteThing(database, change));
    }
    if (state.isInSnapshot && !page.hasMore) {
        OW_TRY(deleteEarlierRounds(database, state.round));
        state.isInSnapshot = false;
    }
    state.cursor = page.cursor;
    return writeState(database, state);
}

Result<FeedCursor> FeedCache::cursor(storage::Database& database) const
{
    const Result<CacheState> state = readState(database);
    if (!state) {
        return state.error();
    }
    return state.value().cursor;
}

Result<QList<FeedChange>> FeedCache::all(storage::Database& database, const QString& kind) const
{
    auto statement = storage::query(
        database, "SELECT id, version, body FROM feed_cache WHERE kind = ? ORDER BY id", kind);
    if (!statement) {
        return statement.error();
    }
    QList<FeedChange> things;
    for (;;) {
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (!hasRow.value()) {
            return things;
        }
        const storage::Statement& row = statement.value();
        things.append(FeedChange{
            .kind = kind,
            .id = row.text(0),
            .version = row.integer(1),
            .body = QJsonDocument::fromJson(row.blob(2)).object(),
        });
    }
}

Result<std::optional<QJsonObject>> FeedCache::find(storage::Database& database, const QString& kind,
                                                   const QString& id) const
{
    auto statement =
        storage::query(database, "SELECT body FROM feed_cache WHERE kind = ? AND id = ?", kind, id);
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    if (!hasRow.value()) {
        return std::optional<QJsonObject>();
    }
    return std::optional(QJsonDocument::fromJson(statement.value().blob(0)).object());
}

} // namespace onewindow::journal
