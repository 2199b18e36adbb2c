// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/platform/FeedRing.h"
#include "services/platform/ReaderPool.h"
#include "services/storage/Database.h"

#include <QStringList>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace onewindow::platform {

/// Answers everybody who follows the feed. One thread reads what is new, once, whenever the writer
/// has committed, keeps it in memory, and answers the polls it concerns from there; only a reader
/// that has fallen behind what is in memory costs a look into the store.
class FeedHub
{
public:
    /// A reader who wants what comes after `cursor`.
    struct Poll
    {
        journal::FeedCursor cursor;
        QStringList audiences;
        std::chrono::milliseconds wait{0}; ///< How long to hold the answer while there is nothing.
        std::stop_token dropped;           ///< The reader has gone.
        std::function<void(Result<journal::FeedPage>)> reply; ///< Once, from any thread.
    };

    static constexpr int kPageLimit = 500;
    static constexpr std::size_t kWaitingLimit = 4096;

    /// `feed` and `readers` outlive this object. The store must be there already.
    FeedHub(const journal::Feed& feed, ReaderPool& readers, storage::DatabaseOptions store);
    /// As stop().
    ~FeedHub();
    FeedHub(const FeedHub&) = delete;
    FeedHub& operator=(const FeedHub&) = delete;
    FeedHub(FeedHub&&) = delete;
    FeedHub& operator=(FeedHub&&) = delete;

    /// Opens its connection and starts the thread.
    Result<void> start();

    /// Something was committed. From any thread, costs next to nothing.
    void announce();

    /// From any thread. Replies TooMany when kWaitingLimit wait already.
    void poll(Poll poll);

    /// Answers everybody who waits with an empty page, and everybody who comes later.
    void stop();

private:
    struct Waiting
    {
        Poll poll;
        std::chrono::steady_clock::time_point deadline;
    };

    using Replies = std::vector<std::pair<Poll, Result<journal::FeedPage>>>;

    void work();
    Result<void> readNews();
    void collect(Replies& replies);
    void follow(Poll poll);
    void pollStore(Poll poll);

    const journal::Feed& m_feed;
    ReaderPool& m_readers;
    storage::DatabaseOptions m_store;
    std::unique_ptr<storage::Database> m_database; ///< The thread's.

    std::mutex m_mutex; ///< Guards what follows.
    std::condition_variable m_wake;
    FeedRing m_ring;
    std::list<Waiting> m_waiting;
    std::chrono::steady_clock::time_point m_nextLook; ///< When the thread wakes by itself.
    bool m_hasNews = true;
    bool m_isStopping = false;
    std::jthread m_thread;
};

} // namespace onewindow::platform
