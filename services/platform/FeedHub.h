// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/platform/FeedAnswer.h"
#include "services/platform/FeedRing.h"
#include "services/platform/ReaderPool.h"
#include "services/storage/Database.h"
#include "services/storage/Listener.h"

#include <QStringList>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace onewindow::platform {

/// Answers everybody who follows one of the node's streams. One thread reads what is new in a
/// stream, once, whenever something was committed to it, keeps it in memory, and answers the polls
/// it concerns from there; only a reader that has fallen behind what is in memory costs a look into
/// the store. A stream is in memory while somebody reads it; where all of them together are too
/// much, those read longest ago forget their oldest changes first.
class FeedHub
{
public:
    /// A reader who wants what comes after `cursor`.
    struct Poll
    {
        journal::FeedCursor cursor;
        QStringList audiences;
        /// How long to hold the answer while there is nothing: the answer comes in the second half.
        std::chrono::milliseconds wait{0};
        std::stop_token dropped;                              ///< The reader has gone.
        std::function<void(const Result<FeedAnswer>&)> reply; ///< Once, from any thread.
        QString hall; ///< Whose stream; empty for the city's, and on a node with only one.
    };

    /// When a stream is looked at and forgotten, and how much of all is kept.
    struct Settings
    {
        /// Looks for what nobody has announced, and for readers who have gone.
        std::chrono::milliseconds safety = std::chrono::seconds(2);
        /// A stream without a reader is kept for so long.
        std::chrono::milliseconds unused = std::chrono::minutes(5);
        /// Bytes of all streams together, about.
        qsizetype memoryLimit = 512LL << 20;
    };

    static constexpr int kPageLimit = 500;
    static constexpr std::size_t kWaitingLimit = 32'768; ///< Of all streams together.
    static constexpr std::size_t kStreamLimit = 4096;

    /// `readers` outlives this object. The store must be there already.
    FeedHub(ReaderPool& readers, storage::DatabaseOptions store);
    FeedHub(ReaderPool& readers, storage::DatabaseOptions store, Settings settings);
    /// As stop().
    ~FeedHub();
    FeedHub(const FeedHub&) = delete;
    FeedHub& operator=(const FeedHub&) = delete;
    FeedHub(FeedHub&&) = delete;
    FeedHub& operator=(FeedHub&&) = delete;

    /// Opens its connection and starts the thread.
    Result<void> start();

    /// Something was committed, to whichever stream. From any thread, costs next to nothing. Where
    /// the store itself tells which one it was, as PostgreSQL does every process, this says
    /// nothing.
    void announce();

    /// Something was committed to the stream of `hall`. From any thread, costs next to nothing.
    void announce(const QString& hall);

    /// From any thread. Replies TooMany when kWaitingLimit wait already, or when there are readers
    /// of kStreamLimit streams.
    void poll(Poll poll);

    /// Polls that wait now; from any thread.
    [[nodiscard]] std::size_t waiting() const;
    /// Where the stream of `hall` stands, as far as it has been read; 0 while nobody reads it. From
    /// any thread.
    [[nodiscard]] qint64 position(const QString& hall) const;

    /// Answers everybody who waits with an empty page, and everybody who comes later.
    void stop();

    /// Streams in memory.
    [[nodiscard]] std::size_t streamCount() const;
    /// Bytes that their changes take, about; from any thread.
    [[nodiscard]] qsizetype memory() const;

private:
    using SteadyTime = std::chrono::steady_clock::time_point;

    struct Waiting;
    using Waitings = std::list<Waiting>;

    /// Whose time is over when: the hall, and the place among those who wait for its stream.
    using Deadlines = std::multimap<SteadyTime, std::pair<QString, Waitings::iterator>>;

    struct Waiting
    {
        Poll poll;
        Deadlines::iterator deadline;
    };

    struct Stream
    {
        FeedRing ring;
        Waitings waiting;
        SteadyTime lastUsed;
        bool hasNews = true; ///< Also one that has not been read yet.
        bool isLoaded = false;
    };

    using Replies = std::vector<std::pair<Poll, Result<FeedAnswer>>>;

    void lookAtAll();
    void work();
    QStringList dueStreams(Replies& replies);
    void takeExpired(SteadyTime now, Replies& replies);
    void keepWaiting(Stream& stream, Poll poll);
    Waitings::iterator answer(Stream& stream, Waitings::iterator waiting,
                              const std::optional<FeedAnswer>& page, Replies& replies);
    Result<void> readNews(const QStringList& halls);
    Result<void> readStream(const QString& hall);
    void collect(const QStringList& halls, Replies& replies);
    void collectFrom(Stream& stream, Replies& replies);
    void dropUnused(SteadyTime now);
    void keepWithinLimit();
    Stream* streamFor(const QString& hall);
    void follow(Poll poll);
    void pollStore(Poll poll);

    ReaderPool& m_readers;
    storage::DatabaseOptions m_store;
    Settings m_settings;
    std::unique_ptr<storage::Database> m_database; ///< The thread's.
    std::unique_ptr<storage::Listener> m_listener; ///< On PostgreSQL.

    mutable std::mutex m_mutex; ///< Guards what follows.
    std::condition_variable m_wake;
    std::map<QString, Stream> m_streams;
    qsizetype m_memory = 0;  ///< Of all their rings.
    Deadlines m_deadlines;   ///< One for each poll that waits.
    SteadyTime m_nextLook;   ///< When the thread wakes by itself.
    SteadyTime m_nextSafety; ///< When it looks at every stream somebody waits for.
    bool m_hasNews = false;  ///< Of whichever stream.
    bool m_isStopping = false;
    std::jthread m_thread;
};

} // namespace onewindow::platform
