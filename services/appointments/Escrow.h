// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/EscrowRules.h"
#include "services/appointments/LotStore.h"
#include "services/appointments/SlotFeed.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

namespace onewindow::appointments {

/// Hands capacity down and takes it back, for one hall's partition, at every level by the same
/// rules. Runs in the caller's transaction on the writer thread. Rules are about use: that nobody
/// books more than there is follows from the accounts alone (SlotProjection).
///
/// A place goes down by `granted` (grantor), through the feed, `taken` (holder), and may be booked
/// only then. It comes back by `returned` alone. Both carry totals, so lost, repeated and reordered
/// messages change nothing. A restored holder has a new life and may use none of its earlier lots:
/// whatever they held may have been booked unseen. It stays out until declared void.
class Escrow
{
public:
    struct Settings
    {
        QString hall;        ///< The partition.
        bool isRoot = false; ///< Capacity is set here: a centre, or hall and centre at once.
        EscrowRules rules;
        /// The day handle of an identity number under the key of `day`; empty where there is none.
        /// In the caller's transaction. Without it nobody is recognised.
        std::function<Result<QString>(storage::Database&, const QString& idNumber,
                                      const QString& day)>
            handleOf = {};
    };

    Escrow(journal::Journal& journal, SlotFeed& feed, Settings settings);

    /// Takes in what the grantor's feed says: grants, fences, refusals, slots to order for.
    Result<void> takeIn(storage::Database& database, const QList<journal::FeedChange>& changes);
    /// The same for everything that is cached of it: at the start of the program.
    Result<void> takeInAll(storage::Database& database);

    /// Looks after what has changed and what is due by the clock: grants, orders, returns, recalls,
    /// refusals, old things in the feed. Whether there is more to do. After each commit that
    /// SlotFeed::takeNews() names the hall of, and once a minute; see EscrowRunner.
    Result<bool> settle(storage::Database& database);

    /// Somebody wanted a place of the slot and none was left here: orders one from above, beyond
    /// any share, and asks those below to give one back. Nothing happens while that is under way
    /// already.
    Result<void> want(storage::Database& database, const QString& slot);

    /// Records `items` as facts of `kind`, facts::kItemLimit in each, with `more` beside them.
    Result<void> appendItems(storage::Database& database, const char* kind, const QJsonArray& items,
                             const QJsonObject& more = {});

    [[nodiscard]] const Settings& settings() const { return m_settings; }

private:
    struct View;

    Result<void> append(storage::Database& database, const char* kind, const QJsonObject& body,
                        const QByteArray& subject = {});
    Result<View> viewOf(storage::Database& database, const QString& slot) const;
    Result<void> settleSlot(storage::Database& database, const QString& slot);
    Result<void> markDue(storage::Database& database);
    Result<bool> dropPast(storage::Database& database);
    Result<bool> freeDue(storage::Database& database);
    Result<bool> noteNoShows(storage::Database& database);
    Result<bool> endAllReplaced(storage::Database& database);

    [[nodiscard]] const QString& self() const { return m_journal.node(); }

    // GrantorSide.cpp
    Result<void> grant(storage::Database& database, const View& view);
    Result<void> grantTo(storage::Database& database, const View& view, const Ask& ask);
    Result<void> recall(storage::Database& database, const View& view, const QString& source,
                        qint64 amount);
    Result<void> recallShort(storage::Database& database, const View& view);
    Result<bool> refuse(storage::Database& database);

    // HolderSide.cpp
    Result<void> takeLot(storage::Database& database, const journal::FeedChange& change,
                         quint32 life, QJsonArray& taken);
    Result<void> takeRefusal(storage::Database& database, const journal::FeedChange& change);
    Result<void> takeAppointment(storage::Database& database, const journal::FeedChange& change);
    Result<void> endReplaced(storage::Database& database, const QByteArray& id);
    Result<QString> handleIn(storage::Database& database, const QByteArray& appointment,
                             const QJsonObject& thing, const QString& day);
    Result<void> markLot(storage::Database& database, const QString& id);
    Result<void> followLost(storage::Database& database, const View& view);
    Result<void> giveBack(storage::Database& database, const View& view);
    Result<void> order(storage::Database& database, const View& view, bool isWanted);

    journal::Journal& m_journal;
    SlotFeed& m_feed;
    Settings m_settings;
};

/// Everything known here of one slot.
struct Escrow::View
{
    Slot slot;
    QString key;
    quint32 life = 0;                   ///< Of this node.
    std::optional<SlotAccount> account; ///< At the root.
    QList<Lot> lots;
    QList<Ask> asks;
    qint64 nowMs = 0;

    /// This node's own lots that its present life may use.
    [[nodiscard]] QList<Lot> own(const QString& self) const;
    /// Open lots that this node has handed down, out of `source`.
    [[nodiscard]] QList<Lot> below(const QString& self, const QString& source) const;
    [[nodiscard]] const Ask* askOf(const QString& holder) const;
    /// Total of the slot that the life of the holder of `ask` was granted.
    [[nodiscard]] qint64 grantedTo(const Ask& ask) const;
    /// Places that somebody waits for at the holder of `ask`, and that were not granted yet.
    [[nodiscard]] qint64 unmet(const Ask& ask) const;
    /// The same of all that `self` hands places down to.
    [[nodiscard]] qint64 unmetBelow(const QString& self) const;
    /// The same without the lots of those at whom somebody waits.
    [[nodiscard]] View withoutShort() const;
};

} // namespace onewindow::appointments
