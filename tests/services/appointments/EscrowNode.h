// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotBook.h"
#include "services/appointments/SlotProjection.h"
#include "services/storage/Transaction.h"
#include "tests/ManualClock.h"
#include "tests/services/journal/TestNode.h"

#include <QVariant>

#include <memory>

namespace onewindow::appointments {

/// A place as tests need it: the centre, a hall or a terminal, with its journal, feed and store.
/// What travels between two of them does so by the same calls as over the network.
class EscrowNode
{
public:
    struct Options
    {
        QString id;
        QString hall = {}; ///< The partition its slots are in.
        bool isRoot = false;
        bool isLeaf = false; ///< A terminal: nobody follows it.
        EscrowRules rules;
        BookingRules bookingRules = BookingRules::none();
        /// All nodes of a test sign with one key pair.
        const crypto::NodeKeys* keys = nullptr;
        const Clock* clock = nullptr;
    };

    /// What a batch came to.
    struct Shipped
    {
        journal::Batch batch;
        journal::Ingested outcome;
    };

    /// Every row of every table.
    using Backup = QList<std::pair<QString, QList<QVariantList>>>;

    EscrowNode(Options options, std::unique_ptr<storage::Database> database);

    [[nodiscard]] const QString& id() const { return m_options.id; }

    [[nodiscard]] storage::Database& database() { return *m_database; }

    [[nodiscard]] LotStore store() { return {*m_database, hall()}; }

    [[nodiscard]] SlotBook& book() { return *m_book; }

    [[nodiscard]] journal::Journal& journal() { return *m_journal; }

    [[nodiscard]] SlotFeed& slotFeed() { return m_slotFeed; }

    [[nodiscard]] QString hall() const { return m_book->escrow().settings().hall; }

    /// Runs `action` in a transaction and commits it unless it answers an error.
    template <typename Action>
    auto transact(Action action) -> decltype(action(std::declval<storage::Database&>()))
    {
        auto transaction = storage::Transaction::begin(*m_database);
        if (!transaction) {
            return transaction.error();
        }
        auto result = action(*m_database);
        if (result) {
            if (auto committed = transaction.value().commit(); !committed) {
                return committed.error();
            }
        }
        return result;
    }

    Result<void> setCapacity(const Slot& slot, qint64 places);
    Result<Booking> bookOne(const QString& slot);
    Result<Appointment> cancel(const QByteArray& id);
    Result<void> want(const QString& slot);
    Result<LossReport> declareLost(const QString& holder, bool isVoid, quint32 upToLife = 0);
    /// Until nothing is left to do, 20 times at most; how often something was.
    int settle();

    /// Ships one batch of at most `maxRows` to `parent`; without `isHeard` its answer is lost.
    Shipped ship(EscrowNode& parent, int maxRows, bool isHeard = true);
    [[nodiscard]] bool hasBacklog();
    /// Whether its copy of `parent`'s feed is behind.
    [[nodiscard]] bool isBehind(EscrowNode& parent);
    Result<journal::Ingested> take(const journal::Batch& batch);
    /// Reads one page of at most `limit` of `parent`'s feed into the cache, not yet taken in.
    journal::FeedPage pull(EscrowNode& parent, int limit);
    void takeIn(const QList<journal::FeedChange>& changes);

    /// The program ends and starts again.
    void restart();
    Backup backup();
    /// Everything as it was at `backup`, and a new life, `life` or later.
    void restore(const Backup& backup, quint32 life);
    /// As new, with other rules.
    void wipe(const EscrowRules& rules, const BookingRules& bookingRules);

    [[nodiscard]] quint32 life();

private:
    void make();
    [[nodiscard]] QStringList tables();
    void empty();

    Options m_options;
    std::unique_ptr<storage::Database> m_database;
    SlotProjection m_projection;
    SlotFeed m_slotFeed;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<SlotBook> m_book;
    qint64 m_settledAtMs = -1; ///< In this run of the program.
    bool m_isSameFeed = true;  ///< Its feed has had one epoch.
};

/// A store in memory.
std::unique_ptr<storage::Database> memoryStore();

/// Ships and pulls between `child` and `parent` until neither has news, 50 times at most.
void converge(EscrowNode& parent, EscrowNode& child);

} // namespace onewindow::appointments
