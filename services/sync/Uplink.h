// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"
#include "services/storage/Writer.h"
#include "services/sync/Backoff.h"
#include "services/sync/Bell.h"
#include "services/sync/HttpClient.h"
#include "services/sync/Refusal.h"
#include "services/sync/SyncEvents.h"
#include "services/sync/SyncTiming.h"

#include <QHash>
#include <QJsonArray>

#include <chrono>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

namespace onewindow::sync {

/// Journal up: ships the rows the parent does not hold, a batch at a time, oldest first, whenever
/// the store's writer has committed something. A hall, which hands on the chains of its terminals
/// as well, ships a bundle of batches at a time. While the parent takes one in, the next is made.
/// The thread runs from construction to destruction.
class Uplink
{
public:
    Uplink(const PlatformEndpoint& endpoint, storage::DatabaseOptions store,
           storage::Writer& writer, journal::Journal& journal, const SyncTiming& timing,
           SyncEvents events, bool isRelay = false);
    ~Uplink();
    Uplink(const Uplink&) = delete;
    Uplink& operator=(const Uplink&) = delete;
    Uplink(Uplink&&) = delete;
    Uplink& operator=(Uplink&&) = delete;

    /// Something may be there to ship. From any thread.
    void wake() { m_bell.ring(); }

private:
    enum class Outcome { Shipped, Asked, Idle, Retry, Refused };

    void work(const std::stop_token& stop);
    Outcome next();
    Outcome askHeld();
    Outcome ship();
    // UplinkSettle.cpp
    /// Lets a held store go on; nothing where it is not held.
    std::optional<Outcome> settle();
    Outcome askLives();
    Outcome goOn();
    static bool isFork(ErrorCode code);
    [[nodiscard]] bool canFollowFork() const;
    Outcome onFork(const Error& error, quint32 life);
    [[nodiscard]] std::optional<Error> forkToTell(const journal::Settled& settled) const;
    Result<void> tellFork(storage::Database& database, const Error& fork, const QString& node);
    Result<void> tellForked(storage::Database& database, const QList<journal::ForkedChain>& forked);
    Result<bool> isHeld();
    Result<HttpAnswer> ask(const QString& path);
    Result<void> replayErasures();

    // UplinkRefill.cpp
    struct Restoring;
    /// Takes back what the store has lost, a bundle at a time; nothing when there is no more.
    std::optional<Outcome> refill();
    Result<QJsonArray> headsForParent();
    Result<QList<journal::KeptBatch>> askKept();
    Result<journal::TakenBack> takeBack(const journal::KeptBatch& kept);
    Outcome refuseAnswer(const Error& error);
    std::optional<Outcome> failedToTake(const journal::KeptBatch& kept, const Error& error);

    // UplinkMark.cpp
    void askMark();
    Result<std::optional<quint32>> markWanted();
    Result<QString> newMarkFor(quint32 life);

    /// What is to be shipped next: made while the last was taken in, or when its turn comes.
    struct Ahead
    {
        QList<journal::Batch> batches;
        QByteArray body;    ///< Their wire form.
        qint64 backlog = 0; ///< With them.
        std::chrono::steady_clock::time_point madeAt;
    };

    /// What the parent said it took in, and of what.
    struct Taken
    {
        journal::Ack ack;
        journal::Batch batch;
    };

    [[nodiscard]] Result<QList<journal::Batch>>
    batchesAfter(const QList<journal::Batch>& sent) const;
    Result<Ahead> makeAfter(const QList<journal::Batch>& sent);
    Result<Ahead> takeNext();
    [[nodiscard]] QByteArray encoded(const QList<journal::Batch>& batches) const;
    Result<HttpAnswer> perform(const Ahead& next);
    Result<void> store(const QList<Taken>& taken);
    Outcome storeOrKeep(QList<Taken> taken);
    void noteBacklog(qint64 backlog);
    Outcome onAnswer(const HttpAnswer& answer, const journal::Batch& sent);
    Outcome acknowledge(const journal::Ack& ack, const journal::Batch& sent);
    Result<storage::Database*> reader();

    // UplinkBundle.cpp
    using Gaps = QHash<std::pair<QString, quint32>, quint64>;

    /// What the parent did not take of a bundle.
    struct Refused
    {
        std::optional<Error> refusal;   ///< That asking anew does not mend.
        std::optional<quint32> ownLife; ///< Of this node, if that is the chain and it forked.
        bool isGap = false;             ///< One that was not seen before.
    };

    void noteRefused(const journal::Ack& ack, ErrorCode code, const Gaps& gaps, Refused& refused);
    Outcome onBundleAnswer(const HttpAnswer& answer, const QList<journal::Batch>& sent);
    Outcome failed(const Error& error);
    Outcome failedOtherwise(const Error& error);
    void noteAccepted();

    storage::DatabaseOptions m_store;
    storage::Writer& m_writer;
    journal::Journal& m_journal;
    SyncTiming m_timing;
    SyncEvents m_events;
    HttpClient m_http;
    Bell m_bell;
    Backoff m_backoff;
    std::unique_ptr<storage::Database> m_reader; ///< Opened when it is first needed.
    bool m_isSettled = false;                    ///< The store is known not to be held.
    std::unique_ptr<Restoring> m_restoring;      ///< While a held store is brought up to date.
    bool m_hasMark = false;                      ///< Numbers need no other mark.
    std::chrono::steady_clock::time_point m_askMarkAt; ///< Not before.
    bool m_mustAsk = true; ///< Ask what the parent holds even if there is nothing to ship.
    quint64 m_gapHeld = 0; ///< Where the parent said to go on, the last time it saw a gap.
    qint64 m_backlog = -1;
    RefusalMemory m_refusal;
    RefusalMemory m_fault;
    std::optional<Error> m_unseenFork; ///< Found here: the parent has not raised it.
    QList<quint32> m_forkedLives;      ///< Own ones that the parent takes no more of.
    std::optional<std::chrono::steady_clock::time_point> m_forkedAt; ///< The last time.
    bool m_isRelay;
    Ahead m_ahead;
    QList<Taken> m_unstored;      ///< Stored while what was made ahead is on its way.
    QSet<QString> m_refusedNodes; ///< Whose chains the parent does not take, until it is asked.
    /// Where the parent said to go on with a chain, the last time it saw a gap.
    Gaps m_gaps;
    std::jthread m_thread;
};

} // namespace onewindow::sync
