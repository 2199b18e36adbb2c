// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/Downlink.h"

#include "services/core/Log.h"
#include "services/sync/Bell.h"
#include "services/sync/FeedPoll.h"
#include "services/sync/Refusal.h"

namespace onewindow::sync {

using namespace std::chrono_literals;

namespace {

/// How far the cursor may run ahead of the stored one over changes that are for others: what has to
/// be passed over again after a restart.
constexpr qint64 kCursorSlack = 500;

} // namespace

Downlink::Downlink(const PlatformEndpoint& endpoint, FeedStream stream, storage::Writer& writer,
                   const journal::Journal& journal, const SyncTiming& timing, SyncEvents events)
    : m_stream(std::move(stream))
    , m_writer(writer)
    , m_journal(journal)
    , m_timing(timing)
    , m_events(std::move(events))
    , m_http(endpoint, timing.connectLimit)
    , m_cache(m_stream.hall)
{
    m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

Downlink::~Downlink()
{
    m_thread.request_stop();
    m_http.cancel();
    m_thread.join();
}

void Downlink::work(const std::stop_token& stop)
{
    Backoff backoff(m_timing.backoffFirst, m_timing.backoffCap, m_timing.seed);
    RefusalMemory refusal;
    RefusalMemory fault;
    while (!stop.stop_requested()) {
        const auto pulled = m_cursor ? pull() : open();
        if (pulled) {
            backoff.reset();
            fault.clear();
            if (refusal.clear()) {
                m_events.accepted();
            }
            continue;
        }
        const Error& error = pulled.error();
        if (stop.stop_requested()) {
            break;
        }
        const bool isWaiting = !m_cursor && error.code == ErrorCode::StoreRestored;
        if (!isWaiting) {
            m_events.failed();
        }
        const bool isRefused = isRefusal(error.code);
        if (isRefused && refusal.isNew(error.code)) {
            qCCritical(lcSync).noquote()
                << "The parent refuses its feed:" << errorName(error.code) << redact(error.detail);
            m_events.refused(error.code);
        }
        if (isFault(error.code) && fault.isNew(error.code)) {
            qCCritical(lcSync).noquote()
                << "The feed cannot be followed:" << errorName(error.code) << redact(error.detail);
        }
        m_isFirst = true;
        pause(stop, isRefused   ? m_timing.refusedPause
                    : isWaiting ? m_timing.backoffFirst
                                : backoff.next());
    }
}

Result<void> Downlink::open()
{
    const auto cursor = m_writer.runAndWait<journal::FeedCursor>(
        [this](storage::Database& database) -> Result<journal::FeedCursor> {
            // What it says of rows that are still to be taken back would find nothing here.
            const Result<bool> isStopped = journal::isHeld(database);
            if (!isStopped || isStopped.value()) {
                return isStopped ? Error{ErrorCode::StoreRestored, QStringLiteral("feed")}
                                 : isStopped.error();
            }
            OW_TRY(m_cache.open(database));
            return m_cache.cursor(database);
        });
    if (!cursor) {
        return cursor.error();
    }
    m_cursor = cursor.value();
    m_storedPosition = m_cursor->position;
    return {};
}

Result<void> Downlink::pull()
{
    // The first answer says whether anybody is there, so it is not to be held.
    auto answer = pollFeed(m_http,
                           {.cursor = *m_cursor,
                            .wait = m_hasMore || m_isFirst ? 0ms : m_timing.pollWait,
                            .stream = m_stream.name,
                            .token = {}},
                           m_timing);
    if (!answer) {
        return answer.error();
    }
    journal::FeedPage page = std::move(answer).value().page;
    // The last page of several ends what they began, even if it brings nothing more.
    const bool isNews = !page.changes.isEmpty() || page.isSnapshot || m_hasMore;
    if (isNews || page.cursor.position > m_storedPosition + kCursorSlack) {
        const auto applied =
            m_writer.runAndWait<void>([&](storage::Database& database) -> Result<void> {
                OW_TRY(m_journal.takeErasures(database, page));
                return m_cache.apply(database, page);
            });
        OW_TRY(applied);
        m_storedPosition = page.cursor.position;
    }
    m_cursor = page.cursor;
    m_hasMore = page.hasMore;
    m_isFirst = false;
    m_events.answered();
    if (isNews) {
        m_events.applied(std::move(page));
    }
    return {};
}

} // namespace onewindow::sync
