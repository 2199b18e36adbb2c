// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::journal {

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

/// The tables `feed` and `feed_counter`.
class FeedStore
{
public:
    enum class Lock { None, ForUpdate };

    explicit FeedStore(storage::Database& database)
        : m_database(database)
    {}

    Result<void> migrate();
    /// The counter; nothing before Feed::open().
    Result<std::optional<FeedCounter>> counter(Lock lock);
    Result<void> putCounter(const FeedCounter& counter);
    Result<std::optional<FeedThing>> find(const QString& kind, const QString& id);
    Result<void> put(const FeedThing& thing);
    /// At most `limit` things after `pos`, in order, that one of `audiences` may see, and all that
    /// had other audiences once.
    Result<QList<FeedThing>> after(qint64 pos, const QStringList& audiences, int limit);
    /// The same for every audience.
    Result<QList<FeedThing>> after(qint64 pos, int limit);
    /// Deletes tombstones before `pos`.
    Result<void> dropGone(qint64 pos);

private:
    storage::Database& m_database;
};

} // namespace onewindow::journal
