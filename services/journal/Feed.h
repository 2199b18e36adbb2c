// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/FeedThings.h"
#include "services/storage/Database.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace onewindow::journal {

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

/// On PostgreSQL each change says its stream's hall on this channel when it is committed.
inline constexpr const char* kFeedChannel = "onewindow_feed";

/// Where each of some streams ends, by its hall.
using FeedEnds = QHash<QString, FeedCursor>;

/// One stream of the feed a node offers: one row a (kind, id) at its newest position, so a snapshot
/// is as long as the things that exist, not as history. Runs inside the caller's transaction: the
/// position comes from the stream's counter row, updated with the fact itself. A stream begins with
/// its first change; until then it is there, and empty.
class Feed final : public FeedThings
{
public:
    /// Streams that endsOf() looks at with one question.
    static constexpr qsizetype kEndsLimit = 32;

    /// `hall`: whose stream; empty for the city's, and on a node that has only one.
    explicit Feed(QString hall = {})
        : m_hall(std::move(hall))
    {}

    [[nodiscard]] const QString& hall() const { return m_hall; }

    /// Makes the tables, and begins the stream.
    Result<void> open(storage::Database& database);

    /// `audience`: "all", a role ("kiosk", "staff", "board") or "node:ID". If it changes, those who
    /// could see the thing before get a tombstone. A thing as it was already is left alone.
    /// Errors: TooLarge (the body, a name).
    Result<void> put(storage::Database& database, const QString& kind, const QString& id,
                     const QString& audience, const QJsonObject& body);
    /// Leaves a tombstone; nothing happens if the thing was never put.
    Result<void> remove(storage::Database& database, const QString& kind, const QString& id);
    /// Leaves a tombstone of every thing of `kind` but those of `ids`.
    Result<void> keepOnly(storage::Database& database, const QString& kind,
                          const QSet<QString>& ids);

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
    /// The same for every stream of a store, if it has a feed at all.
    static Result<void> renewEpochs(storage::Database& database);
    /// Forgets all things of a kind, without tombstones: in a copy, of what no copy may hold.
    /// Nothing happens in a store without a feed.
    static Result<void> dropKind(storage::Database& database, const QString& kind);

    Result<QList<FeedChange>> all(storage::Database& database, const QString& kind) const override;
    Result<std::optional<QJsonObject>> find(storage::Database& database, const QString& kind,
                                            const QString& id) const override;

    /// Where the streams of `halls` end, those left out that have not begun. Cheap: for whoever
    /// looks whether any of many has moved on.
    static Result<FeedEnds> endsOf(storage::Database& database, const QStringList& halls);

private:
    QString m_hall;
};

/// A node's copy of one stream of its parent's feed: plain rows by kind, each with a digest of its
/// content, and the cursor, written in one transaction.
class FeedCache final : public FeedThings
{
public:
    /// `hall`: whose stream of the parent is cached; empty for the city's, and where there is only
    /// one.
    explicit FeedCache(QString hall = {})
        : m_hall(std::move(hall))
    {}

    [[nodiscard]] const QString& hall() const { return m_hall; }

    Result<void> open(storage::Database& database);
    Result<void> apply(storage::Database& database, const FeedPage& page);
    Result<FeedCursor> cursor(storage::Database& database) const;
    Result<QList<FeedChange>> all(storage::Database& database, const QString& kind) const override;
    Result<std::optional<QJsonObject>> find(storage::Database& database, const QString& kind,
                                            const QString& id) const override;
    /// Forgets all things of a kind, and where the cache stood: its reader begins anew. In a copy,
    /// of what no copy may hold. Nothing happens in a store without a cache.
    static Result<void> dropKind(storage::Database& database, const QString& kind);

private:
    QString m_hall;
};

} // namespace onewindow::journal
