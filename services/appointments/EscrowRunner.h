// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/Escrow.h"
#include "services/storage/Writer.h"

#include <QSet>

#include <functional>
#include <mutex>

namespace onewindow::appointments {

/// Has the escrows of a process looked after: those of the halls whose slots a commit has touched,
/// and all whenever tick() is called. One job at a time, for one hall at a time, each bounded by
/// EscrowRules::settleLimit.
class EscrowRunner
{
public:
    /// Finds a hall's escrow; null if it has none (any more). On the writer's thread.
    using Find = std::function<Escrow*(const QString& hall)>;

    /// All of it, and this object, outlive the writer's thread.
    EscrowRunner(storage::Writer& writer, SlotFeed& feed, Find find);

    /// Begins to listen to the writer's commits. Once.
    void start();

    /// Looks after what is due by the clock in each of `halls`; once a minute is often enough. From
    /// any thread.
    void tick(const QStringList& halls);

    /// Takes in everything that is cached of the feeds of the grantors of `halls`, now or as soon
    /// as the store takes facts: one that was copied back takes none until its parent has answered.
    /// From any thread.
    void takeInAll(const QStringList& halls);

    /// Takes in changes of one, and calls `done` on the writer's thread when that is durable. If it
    /// cannot be, everything is taken in at the next tick instead. From any thread.
    void takeIn(const QString& hall, const QList<journal::FeedChange>& changes,
                std::function<void()> done = {});

private:
    void markStale(const QString& hall);
    void post();
    Result<bool> work(storage::Database& database);

    storage::Writer& m_writer;
    SlotFeed& m_feed;
    Find m_find;
    std::mutex m_mutex; ///< Guards what follows.
    QSet<QString> m_due;
    QSet<QString> m_stale; ///< What is cached for these is not all taken in.
    QString m_freshened;   ///< Taken in by the job under way.
    bool m_isPosted = false;
};

} // namespace onewindow::appointments
