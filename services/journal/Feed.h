// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::journal {

/// One change as the feed carries it: the newest version of a thing, or its tombstone.
struct FeedChange
{
    QString kind; ///< "matter", "ticket", "call", ...; see services/queue/FeedKinds.h.
    QString id;
    qint64 version = 0; ///< Grows with each change of this (kind, id): the feed's position then.
    std::optional<QJsonObject> body; ///< Absent: the thing is gone.
};

inline constexpr qsizetype kFeedBodyLimit = 256 * 1024; ///< Bytes of one thing's JSON.
inline constexpr int kFeedPageLimit = 1000;             ///< Changes in one page.

inline constexpr qsizetype kFeedNameLimit = 128; ///< Characters of a kind, an id, an audience.
inline constexpr int kAudienceLimit = 8;         ///< Audiences of one reader.

/// A place in the feed. An epoch that the server does not know gets a snapshot from position 0.
struct FeedCursor
{
    QString epoch;
    qint64 position = 0;
    /// Within a snapshot: the feed's position when it began. A reader that has been slower than
    /// the forgetting of tombstones starts anew. 0 otherwise.
    qint64 snapshotFrom = 0;

    /// "epoch.position" or "epoch.position.snapshotFrom"; empty for the beginning.
    [[nodiscard]] QString toText() const;
    static FeedCursor fromText(QStringView text); ///< The beginning for anything malformed.
};

struct FeedPage
{
    FeedCursor cursor; ///< After the last change of this page.
    QList<FeedChange> changes;
    bool hasMore = false;
    /// The first page of a snapshot (the reader's cursor was of another epoch, or too old): what
    /// was cached before and does not come again by the page without hasMore is gone.
    bool isSnapshot = false;
};

/// A change and who may see it, for a process that fans the feed out from memory.
struct FeedEntry
{
    FeedChange change;
    QString audience;
    QStringList formerAudiences; ///< Could see it once: it is gone for them.
    qsizetype bytes = 0;         ///< Of the body.
};

/// What one of `audiences` sees of an entry: the thing, that it is gone, or nothing at all.
std::optional<FeedChange> seenBy(const FeedEntry& entry, const QStringList& audiences);

/// The feed after some position, whoever may see it.
struct FeedTail
{
    FeedCursor cursor; ///< After the last entry.
    QList<FeedEntry> entries;
    bool hasMore = false;
    /// The cursor given was of another epoch, or too old: nothing follows on it, and `cursor` is
    /// where the feed stands now.
    bool isAnew = false;
};

/// The feed a node offers: one row a (kind, id) at its newest position, so a snapshot is as long as
/// the things that exist, not as history. Runs inside the caller's transaction: the position comes
/// from a counter row updated with the fact itself.
class Feed
{
public:
    Result<void> open(storage::Database& database);

    /// `audience`: "all", a role ("kiosk", "staff", "board") or "node:ID". If it changes, those who
    /// could see the thing before get a tombstone. A thing as it was already is left alone.
    /// Errors: TooLarge (the body, a name).
    Result<void> put(storage::Database& database, const QString& kind, const QString& id,
                     const QString& audience, const QJsonObject& body);
    /// Leaves a tombstone; nothing happens if the thing was never put.
    Result<void> remove(storage::Database& database, const QString& kind, const QString& id);

    /// Up to `limit` (1 to kFeedPageLimit) changes, and about 1 MiB, after `cursor` that one of
    /// `audiences` may see, in order. Only reads; in a Transaction on a read-only connection.
    Result<FeedPage> read(storage::Database& database, const FeedCursor& cursor,
                          const QStringList& audiences, int limit) const;

    /// Up to `limit` (1 to kFeedPageLimit) entries after `cursor`, in order. As read(), but for
    /// every audience.
    Result<FeedTail> tail(storage::Database& database, const FeedCursor& cursor, int limit) const;

    Result<qint64> position(storage::Database& database) const;
    /// Forgets tombstones older than `beforePosition`; a reader from before it gets a snapshot.
    Result<void> dropTombstones(storage::Database& database, qint64 beforePosition);
    /// Makes every reader start anew: after a restore.
    Result<void> renewEpoch(storage::Database& database);
};

/// A node's copy of its parent's feed: plain rows by kind, each with a digest of its content, and
/// the cursor, written in one transaction.
class FeedCache
{
public:
    Result<void> open(storage::Database& database);
    Result<void> apply(storage::Database& database, const FeedPage& page);
    Result<FeedCursor> cursor(storage::Database& database) const;
    /// All cached things of a kind, by id.
    Result<QList<FeedChange>> all(storage::Database& database, const QString& kind) const;
    Result<std::optional<QJsonObject>> find(storage::Database& database, const QString& kind,
                                            const QString& id) const;
};

} // namespace onewindow::journal
