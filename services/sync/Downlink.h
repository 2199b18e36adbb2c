// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"
#include "services/storage/Writer.h"
#include "services/sync/Backoff.h"
#include "services/sync/FeedStream.h"
#include "services/sync/HttpClient.h"
#include "services/sync/SyncEvents.h"
#include "services/sync/SyncTiming.h"

#include <optional>
#include <thread>

namespace onewindow::sync {

/// Feed down: pulls one stream of the parent's feed page by page into the store's FeedCache, each
/// page and the cursor after it in one transaction. The thread runs from construction to
/// destruction.
class Downlink
{
public:
    Downlink(const PlatformEndpoint& endpoint, FeedStream stream, storage::Writer& writer,
             const journal::Journal& journal, const SyncTiming& timing, SyncEvents events);
    ~Downlink();
    Downlink(const Downlink&) = delete;
    Downlink& operator=(const Downlink&) = delete;
    Downlink(Downlink&&) = delete;
    Downlink& operator=(Downlink&&) = delete;

private:
    void work(const std::stop_token& stop);
    Result<void> open();
    Result<void> pull();

    FeedStream m_stream;
    storage::Writer& m_writer;
    const journal::Journal& m_journal;
    SyncTiming m_timing;
    SyncEvents m_events;
    HttpClient m_http;
    journal::FeedCache m_cache;
    std::optional<journal::FeedCursor> m_cursor; ///< Known once open() has succeeded.
    qint64 m_storedPosition = 0;
    bool m_hasMore = false;
    bool m_isFirst = true;
    std::jthread m_thread;
};

} // namespace onewindow::sync
