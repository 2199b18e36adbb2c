// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Feed.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::journal {

/// Between the audiences of FeedThing::former.
inline constexpr QChar kFormerSeparator = u'\n';

/// One thing of the feed, as stored.
struct FeedThing
{
    QString kind;
    QString id;
    qint64 pos = 0;
    QString audience;
    QString former; ///< Audiences that could see it once, a line each.
    bool isGone = false;
    QByteArray body; ///< JSON; empty when gone.
};

struct FeedCounter
{
    QString epoch;
    qint64 pos = 0;   ///< Of the newest change.
    qint64 floor = 0; ///< Tombstones before it are forgotten.
};

/// The tables `feed` and `feed_counter`, as far as they are of one stream.
class FeedStore
{
public:
    enum class Lock { None, ForUpdate };

    explicit FeedStore(storage::Database& database, QString hall = {})
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    Result<void> migrate();
    /// The counter; nothing before the stream's first change or Feed::open().
    Result<std::optional<FeedCounter>> counter(Lock lock);
    /// The counter, locked against other writers on PostgreSQL; that of a stream which begins now,
    /// if there is none.
    Result<FeedCounter> lockedCounter();
    Result<void> putCounter(const FeedCounter& counter);
    /// putCounter(), unless there is one.
    Result<void> addCounter(const FeedCounter& counter);
    Result<std::optional<FeedThing>> find(const QString& kind, const QString& id);
    Result<void> put(const FeedThing& thing);
    /// The things of a kind that are there, by id.
    Result<QList<FeedThing>> ofKind(const QString& kind);
    /// At most `limit` things after `pos`, in order, that one of `audiences` may see, and all that
    /// had other audiences once.
    Result<QList<FeedThing>> after(qint64 pos, const QStringList& audiences, int limit);
    /// The same for every audience.
    Result<QList<FeedThing>> after(qint64 pos, int limit);
    /// Puts into `ends` where the streams of up to Feed::kEndsLimit `halls` end.
    static Result<void> addEnds(storage::Database& database, const QStringList& halls,
                                FeedEnds& ends);
    /// The halls that have a stream here; none in a store without a feed.
    static Result<QStringList> halls(storage::Database& database);
    /// Deletes all things of a kind.
    Result<void> dropKind(const QString& kind);
    /// Deletes tombstones before `pos`.
    Result<void> dropGone(qint64 pos);

private:
    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::journal
