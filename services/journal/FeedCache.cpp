// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Feed.h"
#include "services/journal/Schema.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>

namespace onewindow::journal {

namespace {

/// A stream's row of feed_cursor. `round` counts snapshots: what an unfinished one has not brought
/// again is of an earlier round, and goes when it is finished.
struct CacheState
{
    FeedCursor cursor;
    qint64 round = 0;
    bool isInSnapshot = false;
};

Result<CacheState> readState(storage::Database& database, const QString& hall)
{
    return storage::firstOrDefaultOf(
        storage::query(database,
                       "SELECT epoch, position, snapshot_from, round, in_snapshot "
                       "FROM feed_cursor WHERE hall = ?",
                       hall),
        [](const storage::Statement& row) {
            return CacheState{
                .cursor = {.epoch = row.text(0),
                           .position = row.integer(1),
                           .snapshotFrom = row.integer(2)},
                .round = row.integer(3),
                .isInSnapshot = row.integer(4) != 0,
            };
        });
}

Result<void> writeState(storage::Database& database, const QString& hall, const CacheState& state)
{
    const FeedCursor& cursor = state.cursor;
    return storage::run(
        database,
        "INSERT INTO feed_cursor (hall, epoch, position, snapshot_from, round, in_snapshot, local) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall) DO UPDATE SET epoch = excluded.epoch, "
        "position = excluded.position, snapshot_from = excluded.snapshot_from, "
        "round = excluded.round, in_snapshot = excluded.in_snapshot, local = excluded.local",
        hall, cursor.epoch, cursor.position, cursor.snapshotFrom, state.round, state.isInSnapshot,
        checkOfColumns(hall, cursor.epoch, cursor.position, cursor.snapshotFrom, state.round,
                       state.isInSnapshot));
}

Result<void> putThing(storage::Database& database, const QString& hall, const FeedChange& change,
                      qint64 round)
{
    const QByteArray body = QJsonDocument(*change.body).toJson(QJsonDocument::Compact);
    return storage::run(database,
                        "INSERT INTO feed_cache (hall, kind, id, version, round, body, local) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?) "
                        "ON CONFLICT (hall, kind, id) DO UPDATE SET version = excluded.version, "
                        "round = excluded.round, body = excluded.body, local = excluded.local",
                        hall, change.kind, change.id, change.version, round, body,
                        checkOfColumns(hall, change.kind, change.id, change.version, round, body));
}

Result<void> deleteThing(storage::Database& database, const QString& hall, const FeedChange& change)
{
    return storage::run(database, "DELETE FROM feed_cache WHERE hall = ? AND kind = ? AND id = ?",
                        hall, change.kind, change.id);
}

Result<void> deleteEarlierRounds(storage::Database& database, const QString& hall, qint64 round)
{
    return storage::run(database, "DELETE FROM feed_cache WHERE hall = ? AND round < ?", hall,
                        round);
}

/// The streams that are cached here; none in a store without a cache.
Result<QStringList> cachedHalls(storage::Database& database)
{
    const auto version = storage::schemaVersion(database, u"feed_cache");
    if (!version) {
        return version.error();
    }
    if (version.value() == 0) {
        return QStringList();
    }
    return storage::rowsOf(storage::query(database, "SELECT hall FROM feed_cursor ORDER BY hall"),
                           [](const storage::Statement& row) { return row.text(0); });
}

} // namespace

Result<void> FeedCache::open(storage::Database& database)
{
    return migrateFeedCache(database);
}

Result<void> FeedCache::apply(storage::Database& database, const FeedPage& page)
{
    Result<CacheState> found = readState(database, m_hall);
    if (!found) {
        return found.error();
    }
    CacheState& state = found.value();
    if (page.isSnapshot) {
        state.round += 1;
        state.isInSnapshot = true;
    }
    for (const FeedChange& change : page.changes) {
        OW_TRY(change.body ? putThing(database, m_hall, change, state.round)
                           : deleteThing(database, m_hall, change));
    }
    if (state.isInSnapshot && !page.hasMore) {
        OW_TRY(deleteEarlierRounds(database, m_hall, state.round));
        state.isInSnapshot = false;
    }
    state.cursor = page.cursor;
    return writeState(database, m_hall, state);
}

Result<FeedCursor> FeedCache::cursor(storage::Database& database) const
{
    const Result<CacheState> state = readState(database, m_hall);
    if (!state) {
        return state.error();
    }
    return state.value().cursor;
}

Result<QList<FeedChange>> FeedCache::all(storage::Database& database, const QString& kind) const
{
    return storage::rowsOf(
        storage::query(
            database,
            "SELECT id, version, body FROM feed_cache WHERE hall = ? AND kind = ? ORDER BY id",
            m_hall, kind),
        [&kind](const storage::Statement& row) {
            return FeedChange{
                .kind = kind,
                .id = row.text(0),
                .version = row.integer(1),
                .body = QJsonDocument::fromJson(row.blob(2)).object(),
            };
        });
}

Result<std::optional<QJsonObject>> FeedCache::find(storage::Database& database, const QString& kind,
                                                   const QString& id) const
{
    return storage::firstOf(
        storage::query(database,
                       "SELECT body FROM feed_cache WHERE hall = ? AND kind = ? AND id = ?", m_hall,
                       kind, id),
        [](const storage::Statement& row) {
            return QJsonDocument::fromJson(row.blob(0)).object();
        });
}

Result<void> FeedCache::dropKind(storage::Database& database, const QString& kind)
{
    const auto halls = cachedHalls(database);
    if (!halls) {
        return halls.error();
    }
    for (const QString& hall : halls.value()) {
        OW_TRY(storage::run(database, "DELETE FROM feed_cache WHERE hall = ? AND kind = ?", hall,
                            kind));
        // What is missing now is wanted again where the copy is put to use.
        Result<CacheState> state = readState(database, hall);
        if (!state) {
            return state.error();
        }
        state.value().cursor = {};
        OW_TRY(writeState(database, hall, state.value()));
    }
    return {};
}

} // namespace onewindow::journal
