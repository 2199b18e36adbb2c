// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/storage/Database.h"
#include "services/storage/Writer.h"
#include "services/sync/FeedStream.h"
#include "services/sync/PlatformClient.h"
#include "services/sync/SyncTiming.h"

#include <QObject>

#include <memory>
#include <optional>

namespace onewindow::sync {

/// Ships a node's journal to its parent and pulls the parent's feed into the node's store: a loop
/// for the journal and one for each stream, each with a thread of its own, both resuming where the
/// store says. No tap ever waits for it.
class SyncClient : public QObject
{
    Q_OBJECT

public:
    /// `store` is the file `writer` writes: batches are read and signed on a connection of their
    /// own, so that nothing waits for them. `writer` and `journal` outlive this object.
    SyncClient(PlatformEndpoint endpoint, storage::DatabaseOptions store, storage::Writer& writer,
               journal::Journal& journal, QObject* parent = nullptr, SyncTiming timing = {},
               SyncScope scope = {});
    ~SyncClient() override;

    void start();
    /// Returns within 200 ms, or when the store's writer has finished what it is doing.
    void stop();

    /// Whether the parent answers: not after three failures in a row, nor after
    /// SyncTiming::staleAfter without an answer.
    [[nodiscard]] bool isOnline() const;

    /// Local Unix ms of the last answer; 0 for never in this run.
    [[nodiscard]] qint64 lastContactMs() const;

    /// What the parent refuses now; nothing once each loop that was refused has had a yes.
    [[nodiscard]] std::optional<ErrorCode> refusal() const;

Q_SIGNALS:
    void onlineChanged(bool isOnline);
    /// Changes that are already durable in the local feed cache of `hall`, in order.
    void changesApplied(const onewindow::journal::FeedPage& page, const QString& hall);
    /// Rows of the own journal the parent does not hold yet.
    void backlogChanged(qint64 rows);
    /// The store is held from now on: the parent holds other rows of its chain.
    void storeHeld();
    /// The store was held (see services/journal/Restart.h) and records again.
    void storeSettled();
    /// The parent has given the restored node another mark for its ticket numbers, which is durable
    /// (journal::IssuerMark).
    void markGiven(const QString& mark);
    /// The parent refused for good (chain frozen, certificate revoked): staff must look.
    void refused(onewindow::ErrorCode code);
    /// One of the loops was given a yes, its first or its first after a refusal; see refusal().
    void accepted();

private:
    struct Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace onewindow::sync
