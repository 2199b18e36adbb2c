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

#include <memory>
#include <thread>

namespace onewindow::sync {

/// Journal up: ships the rows the parent does not hold, a batch at a time, oldest first, whenever
/// the store's writer has committed something. The thread runs from construction to destruction.
class Uplink
{
public:
    Uplink(const PlatformEndpoint& endpoint, storage::DatabaseOptions store,
           storage::Writer& writer, journal::Journal& journal, const SyncTiming& timing,
           SyncEvents events);
    ~Uplink();
    Uplink(const Uplink&) = delete;
    Uplink& operator=(const Uplink&) = delete;
    Uplink(Uplink&&) = delete;
    Uplink& operator=(Uplink&&) = delete;

    /// Something may be there to ship. From any thread.
    void wake() { m_bell.ring(); }

private:
    enum class Outcome { Shipped, Idle, Retry, Refused };

    void work(const std::stop_token& stop);
    Outcome ship();
    Result<journal::Batch> nextBatch();
    Outcome onAnswer(const HttpAnswer& answer, const journal::Batch& sent);
    Outcome acknowledge(const journal::Ack& ack, const journal::Batch& sent);
    Outcome failed(const Error& error);

    storage::DatabaseOptions m_store;
    storage::Writer& m_writer;
    journal::Journal& m_journal;
    SyncTiming m_timing;
    SyncEvents m_events;
    HttpClient m_http;
    Bell m_bell;
    Backoff m_backoff;
    std::unique_ptr<storage::Database> m_reader; ///< Opened when it is first needed.
    bool m_mustAsk = true; ///< Ask what the parent holds even if there is nothing to ship.
    quint64 m_gapHeld = 0; ///< Where the parent said to go on, the last time it saw a gap.
    qint64 m_backlog = -1;
    RefusalMemory m_refusal;
    std::jthread m_thread;
};

} // namespace onewindow::sync
