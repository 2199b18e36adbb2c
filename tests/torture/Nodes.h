// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/FileKeys.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/queue/HallFeed.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/TicketDesk.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Transaction.h"
#include "services/storage/Writer.h"
#include "tests/NoonClock.h"

#include <functional>
#include <memory>
#include <optional>

namespace onewindow::torture {

/// The file of a node's store in its folder.
QString storeIn(const QString& folder);

/// A folder name for large scratch files: in memory, if the machine has such a file system and
/// TMPDIR does not say otherwise. A template for QTemporaryDir.
QString scratchTemplate();

/// The keys of a hall and a kiosk, in two folders below one.
class Keys
{
public:
    static void create(const QString& folder);
    explicit Keys(const QString& folder);

    [[nodiscard]] const crypto::NodeKeys& hall() const { return *m_hall; }

    [[nodiscard]] const crypto::NodeKeys& kiosk() const { return *m_kiosk; }

private:
    std::unique_ptr<crypto::NodeKeys> m_hall;
    std::unique_ptr<crypto::NodeKeys> m_kiosk;
};

/// A hall with the product's store and queue, driven in this thread. It is its own centre.
class HallNode
{
public:
    static constexpr int kWindows = 8; ///< Named "1" to "8".

    /// Opens the store as a hall's program does that starts, and publishes its matters.
    static Result<std::unique_ptr<HallNode>> open(const QString& folder, const Keys& keys);
    /// The same for one more process on a store that is published already.
    static Result<std::unique_ptr<HallNode>> join(const QString& folder, const Keys& keys);

    [[nodiscard]] storage::Database& database() { return *m_database; }

    [[nodiscard]] queue::HallQueue& queue() { return m_queue; }

    [[nodiscard]] journal::Journal& journal() { return m_journal; }

    [[nodiscard]] journal::Feed& feed() { return m_feed; }

    /// journal::verifyStore() of the store: what is bad first, or nothing.
    QString verify();

    /// Runs `verb` in a transaction; committed if it succeeds.
    template <typename T>
    Result<T> run(const std::function<Result<T>(storage::Database&)>& verb);

private:
    HallNode(std::unique_ptr<storage::Database> database, const Keys& keys);

    NoonClock m_clock;
    std::unique_ptr<storage::Database> m_database;
    journal::Feed m_feed;
    queue::TicketProjection m_tickets;
    queue::HallProjection m_hall;
    queue::RulesProjection m_rules;
    queue::HallFeed m_hallFeed;
    journal::Journal m_journal;
    queue::HallQueue m_queue;
};

/// A kiosk with the product's store, writer and desk. Needs a QCoreApplication.
class KioskNode
{
public:
    /// Opens the store and the journal; the desk is not started.
    static Result<std::unique_ptr<KioskNode>> open(const QString& folder, const Keys& keys,
                                                   storage::Writer::Settings settings = {});
    ~KioskNode();
    KioskNode(const KioskNode&) = delete;
    KioskNode& operator=(const KioskNode&) = delete;
    KioskNode(KioskNode&&) = delete;
    KioskNode& operator=(KioskNode&&) = delete;

    [[nodiscard]] queue::TicketDesk& desk() { return m_desk; }

    [[nodiscard]] journal::Journal& journal() { return m_journal; }

    [[nodiscard]] storage::Writer& writer() { return m_writer; }

    /// Runs `job` on the writer's thread and waits.
    template <typename T>
    Result<T> run(std::function<Result<T>(storage::Database&)> job)
    {
        return m_writer.runAndWait<T>(std::move(job));
    }

    /// journal::verifyStore() of the store: what is bad first, or nothing.
    QString verify();

    /// desk().issue(), waited for.
    Result<queue::IssuedTicket> issue(const QString& matter, bool willPrint);

    /// Ships what the hall does not hold, as sync does; gives the rows that were new to the hall.
    Result<int> shipTo(HallNode& hall);
    /// Takes in the hall's feed.
    Result<void> pullFrom(HallNode& hall);

private:
    KioskNode(std::unique_ptr<storage::Database> database, const Keys& keys,
              storage::Writer::Settings settings);

    NoonClock m_clock;
    queue::TicketProjection m_tickets;
    journal::Journal m_journal;
    journal::FeedCache m_cache;
    storage::Writer m_writer;
    queue::TicketDesk m_desk;
    const crypto::NodeKeys& m_keys;
};

template <typename T>
Result<T> HallNode::run(const std::function<Result<T>(storage::Database&)>& verb)
{
    auto transaction = storage::Transaction::begin(*m_database);
    if (!transaction) {
        return transaction.error();
    }
    Result<T> result = verb(*m_database);
    if (result) {
        OW_TRY(transaction.value().commit());
    }
    return result;
}

} // namespace onewindow::torture
