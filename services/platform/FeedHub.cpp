// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/FeedHub.h"

#include "services/core/Log.h"
#include "services/storage/Transaction.h"

#include <pthread.h>

#include <algorithm>

namespace onewindow::platform {

using journal::FeedPage;
using SteadyClock = std::chrono::steady_clock;

namespace {

/// Looks for what another process may have written, and for readers who have gone.
constexpr std::chrono::seconds kSafetyInterval{2};

FeedPage emptyPage(const journal::FeedCursor& cursor)
{
    FeedPage page;
    page.cursor = cursor;
    return page;
}

} // namespace

FeedHub::FeedHub(const journal::Feed& feed, ReaderPool& readers, storage::DatabaseOptions store)
    : m_feed(feed)
    , m_readers(readers)
    , m_store(std::move(store))
{
    m_store.readOnly = true;
}

FeedHub::~FeedHub()
{
    stop();
}

Result<void> FeedHub::start()
{
    auto opened = storage::Database::open(m_store);
    if (!opened) {
        return opened.error();
    }
    m_database = std::move(opened).value();
    OW_TRY(readNews());
    m_thread = std::jthread([this] { work(); });
    pthread_setname_np(m_thread.native_handle(), "ow-feed");
    return {};
}

void FeedHub::announce()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasNews = true;
    }
    m_wake.notify_one();
}

void FeedHub::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    // The writer's connection is to be the last one: only that can copy the WAL back and remove it.
    m_database.reset();
}

void FeedHub::work()
{
    bool isStopping = false;
    while (!isStopping) {
        {
            std::unique_lock lock(m_mutex);
            while (!m_hasNews && !m_isStopping && SteadyClock::now() < m_nextLook) {
                m_wake.wait_until(lock, m_nextLook);
            }
            m_hasNews = false;
            isStopping = m_isStopping;
        }
        const auto read = isStopping ? Result<void>() : readNews();
        if (!read) {
            qCWarning(lcPlatform).noquote() << "The feed cannot be read:" << read.error().detail;
        }
        Replies replies;
        collect(replies);
        for (auto& [poll, page] : replies) {
            poll.reply(std::move(page));
        }
    }
}

/// Reads what came after the ring's end, page by page.
Result<void> FeedHub::readNews()
{
    bool hasMore = true;
    while (hasMore) {
        const auto snapshot = storage::Transaction::begin(*m_database);
        if (!snapshot) {
            return snapshot.error();
        }
        // Only this thread moves the end, so it may look without the lock.
        const auto tail = m_feed.tail(*m_database, m_ring.end(), journal::kFeedPageLimit);
        if (!tail) {
            return tail.error();
        }
        hasMore = tail.value().hasMore;
        const std::lock_guard lock(m_mutex);
        m_ring.append(tail.value());
    }
    return {};
}

/// Takes everybody who is to be answered now out of those who wait.
void FeedHub::collect(Replies& replies)
{
    const std::lock_guard lock(m_mutex);
    const auto now = SteadyClock::now();
    m_nextLook = now + kSafetyInterval;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        auto page = m_ring.after(it->poll.cursor, it->poll.audiences, kPageLimit);
        const bool isGone = it->poll.dropped.stop_requested();
        const bool isNews = !page || !page->changes.isEmpty();
        if (!isGone && !isNews && !m_isStopping && it->deadline > now) {
            m_nextLook = std::min(m_nextLook, it->deadline);
            ++it;
            continue;
        }
        if (!isGone) {
            // A cursor from before the ring comes back with the next poll, and is then looked up.
            FeedPage answer = page ? std::move(*page) : emptyPage(it->poll.cursor);
            replies.emplace_back(std::move(it->poll), std::move(answer));
        }
        it = m_waiting.erase(it);
    }
}

void FeedHub::poll(Poll poll)
{
    bool isInMemory = false;
    {
        const std::lock_guard lock(m_mutex);
        const bool isAhead = poll.cursor.position > m_ring.end().position;
        isInMemory = !isAhead && m_ring.after(poll.cursor, poll.audiences, 1);
        isInMemory = isInMemory || m_isStopping;
    }
    isInMemory ? follow(std::move(poll)) : pollStore(std::move(poll));
}

/// Answers from memory, or makes the poll wait until there is something.
void FeedHub::follow(Poll poll)
{
    Result<FeedPage> answer = emptyPage(poll.cursor);
    {
        const std::lock_guard lock(m_mutex);
        auto page = m_ring.after(poll.cursor, poll.audiences, kPageLimit);
        const bool isNothing = page && page->changes.isEmpty();
        if (isNothing && poll.wait.count() > 0 && !m_isStopping) {
            if (m_waiting.size() < kWaitingLimit) {
                const auto deadline = SteadyClock::now() + poll.wait;
                m_nextLook = std::min(m_nextLook, deadline);
                m_waiting.push_back({std::move(poll), deadline});
                m_wake.notify_one();
                return;
            }
            answer = Error{ErrorCode::TooMany, QStringLiteral("readers wait already")};
        } else if (page) {
            answer = std::move(*page);
        }
    }
    poll.reply(std::move(answer));
}

/// A reader who is behind: from the store, on a thread that may wait.
void FeedHub::pollStore(Poll poll)
{
    const auto shared = std::make_shared<Poll>(std::move(poll));
    m_readers.post(
        [this, shared](storage::Database& database) {
            auto page = m_feed.read(database, shared->cursor, shared->audiences, kPageLimit);
            const bool isNothing = page && page.value().changes.isEmpty() &&
                                   !page.value().isSnapshot && !page.value().hasMore;
            if (isNothing) {
                // Only changes for others were passed over: from here on the memory knows.
                shared->cursor = page.value().cursor;
                follow(std::move(*shared));
            } else {
                shared->reply(std::move(page));
            }
        },
        [shared](const Error& error) { shared->reply(error); });
}

} // namespace onewindow::platform
