// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/FeedHub.h"

#include "services/core/Log.h"
#include "services/storage/Transaction.h"

#include <QRandomGenerator>

#include <pthread.h>

#include <algorithm>
#include <deque>

namespace onewindow::platform {

using journal::Feed;
using journal::FeedPage;
using SteadyClock = std::chrono::steady_clock;

namespace {

/// The last part of a poll's wait, in which it may end.
constexpr double kSpread = 0.5;
/// Whose time is over so soon is answered with those whose time is over now.
constexpr std::chrono::milliseconds kTogether{5};
/// The part of the limit that is made free when it is passed.
constexpr qsizetype kRoomShare = 16;

FeedAnswer nothingAfter(const journal::FeedCursor& cursor)
{
    FeedPage page;
    page.cursor = cursor;
    return FeedAnswer(std::move(page));
}

std::optional<FeedAnswer> answerOf(std::optional<FeedPage> page)
{
    return page ? std::optional<FeedAnswer>(std::in_place, std::move(*page)) : std::nullopt;
}

/// What each of those who wait sees now. Nearly all have read as far as one another, and there are
/// few kinds of them: what one of a kind gets, all of it get.
class SamePages
{
public:
    explicit SamePages(const FeedRing& ring)
        : m_ring(ring)
    {}

    const std::optional<FeedAnswer>& after(const FeedHub::Poll& poll)
    {
        const auto known = std::ranges::find_if(m_made, [&](const Made& made) {
            return made.cursor.position == poll.cursor.position &&
                   made.cursor.snapshotFrom == poll.cursor.snapshotFrom &&
                   made.cursor.epoch == poll.cursor.epoch && made.audiences == poll.audiences;
        });
        if (known != m_made.end()) {
            return known->page;
        }
        m_made.push_front(
            {poll.cursor, poll.audiences,
             answerOf(m_ring.after(poll.cursor, poll.audiences, FeedHub::kPageLimit))});
        if (m_made.size() > kMade) {
            m_made.pop_back();
        }
        return m_made.front().page;
    }

private:
    /// Terminals have an audience each, so more is not worth looking through.
    static constexpr std::size_t kMade = 16;

    struct Made
    {
        journal::FeedCursor cursor;
        QStringList audiences;
        std::optional<FeedAnswer> page;
    };

    const FeedRing& m_ring;
    std::deque<Made> m_made;
};

} // namespace

FeedHub::FeedHub(ReaderPool& readers, storage::DatabaseOptions store)
    : FeedHub(readers, std::move(store), Settings())
{}

FeedHub::FeedHub(ReaderPool& readers, storage::DatabaseOptions store, Settings settings)
    : m_readers(readers)
    , m_store(std::move(store))
    , m_settings(settings)
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
    m_nextSafety = SteadyClock::now() + m_settings.safety;
    m_nextLook = m_nextSafety;
    m_thread = std::jthread([this] { work(); });
    pthread_setname_np(m_thread.native_handle(), "ow-feed");
    if (m_store.engine == storage::Engine::Postgres) {
        m_listener = std::make_unique<storage::Listener>(
            m_store, journal::kFeedChannel, [this](const QString& hall) { announce(hall); },
            [this] { lookAtAll(); });
        m_listener->start();
    }
    return {};
}

void FeedHub::announce()
{
    if (!m_listener || !m_listener->isListening()) {
        lookAtAll();
    }
}

void FeedHub::lookAtAll()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasNews = true;
        m_nextLook = SteadyTime::min();
    }
    m_wake.notify_one();
}

void FeedHub::announce(const QString& hall)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto stream = m_streams.find(hall);
        if (stream == m_streams.end()) {
            return;
        }
        stream->second.hasNews = true;
        m_nextLook = SteadyTime::min();
    }
    m_wake.notify_one();
}

std::size_t FeedHub::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_deadlines.size();
}

qint64 FeedHub::position(const QString& hall) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_streams.find(hall);
    return found == m_streams.end() ? 0 : found->second.ring.end().position;
}

void FeedHub::stop()
{
    if (m_listener) {
        m_listener->stop();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_nextLook = SteadyTime::min();
    }
    m_wake.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    // The writer's connection is to be the last one: only that can copy the WAL back and remove it.
    m_database.reset();
}

std::size_t FeedHub::streamCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_streams.size();
}

qsizetype FeedHub::memory() const
{
    const std::lock_guard lock(m_mutex);
    return m_memory;
}

void FeedHub::work()
{
    bool isStopping = false;
    while (!isStopping) {
        Replies replies;
        const QStringList halls = dueStreams(replies);
        {
            const std::lock_guard lock(m_mutex);
            isStopping = m_isStopping;
        }
        const auto read = isStopping ? Result<void>() : readNews(halls);
        if (!read) {
            qCWarning(lcPlatform).noquote() << "The feed cannot be read:" << read.error().detail;
        }
        collect(halls, replies);
        for (const auto& [poll, page] : replies) {
            poll.reply(page);
        }
    }
}

/// Waits until there is something to look at, and says which streams that is. Whose time is over
/// is answered without that.
QStringList FeedHub::dueStreams(Replies& replies)
{
    std::unique_lock lock(m_mutex);
    while (SteadyClock::now() < m_nextLook) {
        m_wake.wait_until(lock, m_nextLook);
    }
    const auto now = SteadyClock::now();
    const bool isSafety = m_nextSafety <= now;
    if (isSafety) {
        dropUnused(now);
        m_nextSafety = now + m_settings.safety;
    }
    takeExpired(now, replies);
    QStringList halls;
    for (auto& [hall, stream] : m_streams) {
        const bool isWaitedFor = isSafety && !stream.waiting.empty();
        if (m_isStopping || m_hasNews || stream.hasNews || isWaitedFor) {
            halls.append(hall);
            stream.hasNews = false;
        }
    }
    m_hasNews = false;
    m_nextLook =
        m_deadlines.empty() ? m_nextSafety : std::min(m_nextSafety, m_deadlines.begin()->first);
    return halls;
}

void FeedHub::takeExpired(SteadyTime now, Replies& replies)
{
    while (!m_deadlines.empty() && m_deadlines.begin()->first <= now + kTogether) {
        const auto [hall, waiting] = m_deadlines.begin()->second;
        Stream& stream = m_streams.at(hall);
        answer(
            stream, waiting,
            answerOf(stream.ring.after(waiting->poll.cursor, waiting->poll.audiences, kPageLimit)),
            replies);
    }
}

/// Forgets streams that nobody has read for long.
void FeedHub::dropUnused(SteadyTime now)
{
    std::erase_if(m_streams, [&](const auto& entry) {
        const Stream& stream = entry.second;
        const bool isUnused = stream.waiting.empty() && stream.lastUsed + m_settings.unused < now;
        m_memory -= isUnused ? stream.ring.bytes() : 0;
        return isUnused;
    });
}

/// Makes room among the streams that were read longest ago. Who waits for one stands at its end
/// and loses nothing by that. The mutex is held.
void FeedHub::keepWithinLimit()
{
    if (m_memory <= m_settings.memoryLimit) {
        return;
    }
    // Some room more, so that not every change that follows makes some again.
    const qsizetype wanted = m_settings.memoryLimit - m_settings.memoryLimit / kRoomShare;
    std::vector<Stream*> longestAgo;
    for (auto& [hall, stream] : m_streams) {
        longestAgo.push_back(&stream);
    }
    std::ranges::sort(longestAgo, {}, &Stream::lastUsed);
    for (Stream* stream : longestAgo) {
        const qsizetype before = stream->ring.bytes();
        stream->ring.shrinkTo(std::max<qsizetype>(0, before - (m_memory - wanted)));
        m_memory -= before - stream->ring.bytes();
        if (m_memory <= wanted) {
            return;
        }
    }
}

/// Reads on in those of `halls` that have moved on since.
Result<void> FeedHub::readNews(const QStringList& halls)
{
    if (halls.isEmpty()) {
        return {};
    }
    Result<journal::FeedEnds> ends = [&]() -> Result<journal::FeedEnds> {
        const auto snapshot = storage::Transaction::begin(*m_database);
        return snapshot ? Feed::endsOf(*m_database, halls) : snapshot.error();
    }();
    QStringList moved;
    {
        const std::lock_guard lock(m_mutex);
        for (const QString& hall : halls) {
            const auto found = m_streams.find(hall);
            if (found == m_streams.end()) {
                continue;
            }
            Stream& stream = found->second;
            if (!ends) {
                stream.hasNews = true; // Not seen yet.
                continue;
            }
            const journal::FeedCursor end = ends.value().value(hall);
            if (!stream.isLoaded || stream.ring.end().epoch != end.epoch ||
                stream.ring.end().position != end.position) {
                moved.append(hall);
            }
        }
        if (!ends) {
            return ends.error();
        }
    }
    for (const QString& hall : std::as_const(moved)) {
        OW_TRY(readStream(hall));
    }
    return {};
}

/// Reads what came after the end of a stream's ring, page by page.
Result<void> FeedHub::readStream(const QString& hall)
{
    const Feed feed(hall);
    bool hasMore = true;
    while (hasMore) {
        journal::FeedCursor end;
        {
            // Only this thread moves the end.
            const std::lock_guard lock(m_mutex);
            const auto stream = m_streams.find(hall);
            if (stream == m_streams.end()) {
                return {};
            }
            end = stream->second.ring.end();
        }
        const auto snapshot = storage::Transaction::begin(*m_database);
        if (!snapshot) {
            return snapshot.error();
        }
        const auto tail = feed.tail(*m_database, end, journal::kFeedPageLimit);
        if (!tail) {
            return tail.error();
        }
        hasMore = tail.value().hasMore;
        const std::lock_guard lock(m_mutex);
        if (const auto stream = m_streams.find(hall); stream != m_streams.end()) {
            FeedRing& ring = stream->second.ring;
            m_memory -= ring.bytes();
            ring.append(tail.value());
            m_memory += ring.bytes();
            stream->second.isLoaded = true;
            keepWithinLimit();
        }
    }
    return {};
}

/// Takes everybody who is to be answered now out of those who wait for one of `halls`.
void FeedHub::collect(const QStringList& halls, Replies& replies)
{
    const std::lock_guard lock(m_mutex);
    for (const QString& hall : halls) {
        if (const auto stream = m_streams.find(hall); stream != m_streams.end()) {
            collectFrom(stream->second, replies);
        }
    }
}

void FeedHub::collectFrom(Stream& stream, Replies& replies)
{
    SamePages pages(stream.ring);
    for (auto it = stream.waiting.begin(); it != stream.waiting.end();) {
        const auto& page = pages.after(it->poll);
        const bool isGone = it->poll.dropped.stop_requested();
        const bool isNews = stream.isLoaded && (!page || !page->page().changes.isEmpty());
        it = isGone || isNews || m_isStopping ? answer(stream, it, page, replies) : std::next(it);
    }
}

/// Takes one out of those who wait; unless it is gone it gets `page`. Gives the next. A cursor from
/// before the ring comes back with the next poll, and is then looked up.
FeedHub::Waitings::iterator FeedHub::answer(Stream& stream, Waitings::iterator waiting,
                                            const std::optional<FeedAnswer>& page, Replies& replies)
{
    if (!waiting->poll.dropped.stop_requested()) {
        const FeedAnswer answer = page ? *page : nothingAfter(waiting->poll.cursor);
        replies.emplace_back(std::move(waiting->poll), answer);
    }
    m_deadlines.erase(waiting->deadline);
    return stream.waiting.erase(waiting);
}

/// A change answers everybody at once, and they all ask again at once. Not to hear all of them
/// once more when their time is over, it is not the same time for all.
void FeedHub::keepWaiting(Stream& stream, Poll poll)
{
    const double share = 1 - kSpread * QRandomGenerator::global()->generateDouble();
    const auto deadline =
        SteadyClock::now() + std::chrono::duration_cast<SteadyClock::duration>(poll.wait * share);
    const QString hall = poll.hall;
    const auto waiting =
        stream.waiting.insert(stream.waiting.end(), {std::move(poll), m_deadlines.end()});
    waiting->deadline = m_deadlines.emplace(deadline, std::pair(hall, waiting));
    if (deadline < m_nextLook) {
        m_nextLook = deadline;
        m_wake.notify_one();
    }
}

/// The stream of `hall`, in memory from now on; null when there are too many. The mutex is held.
FeedHub::Stream* FeedHub::streamFor(const QString& hall)
{
    auto found = m_streams.find(hall);
    if (found == m_streams.end()) {
        if (m_streams.size() >= kStreamLimit) {
            dropUnused(SteadyTime::max());
        }
        if (m_streams.size() >= kStreamLimit) {
            return nullptr;
        }
        found = m_streams.try_emplace(hall).first;
        m_nextLook = SteadyTime::min();
        m_wake.notify_one();
    }
    found->second.lastUsed = SteadyClock::now();
    return &found->second;
}

void FeedHub::poll(Poll poll)
{
    bool isInMemory = false;
    bool isTooMany = false;
    {
        const std::lock_guard lock(m_mutex);
        const Stream* stream = m_isStopping ? nullptr : streamFor(poll.hall);
        isTooMany = stream == nullptr && !m_isStopping;
        const bool isAhead =
            stream != nullptr && poll.cursor.position > stream->ring.end().position;
        isInMemory = stream != nullptr && stream->isLoaded && !isAhead &&
                     stream->ring.after(poll.cursor, poll.audiences, 1);
        isInMemory = isInMemory || m_isStopping;
    }
    if (isTooMany) {
        poll.reply(Error{ErrorCode::TooMany, QStringLiteral("streams are read already")});
        return;
    }
    isInMemory ? follow(std::move(poll)) : pollStore(std::move(poll));
}

/// Answers from memory, or makes the poll wait until there is something.
void FeedHub::follow(Poll poll)
{
    Result<FeedAnswer> answer = nothingAfter(poll.cursor);
    {
        const std::lock_guard lock(m_mutex);
        Stream* stream = m_isStopping ? nullptr : streamFor(poll.hall);
        auto page = stream != nullptr ? stream->ring.after(poll.cursor, poll.audiences, kPageLimit)
                                      : std::nullopt;
        // Until the stream has been read once, nobody knows.
        const bool isNothing =
            stream != nullptr && (!stream->isLoaded || (page && page->changes.isEmpty()));
        if (isNothing && poll.wait.count() > 0) {
            if (m_deadlines.size() < kWaitingLimit) {
                keepWaiting(*stream, std::move(poll));
                return;
            }
            answer = Error{ErrorCode::TooMany, QStringLiteral("readers wait already")};
        } else if (page) {
            answer = FeedAnswer(std::move(*page));
        }
    }
    poll.reply(answer);
}

/// A reader who is behind: from the store, on a thread that may wait.
void FeedHub::pollStore(Poll poll)
{
    const auto shared = std::make_shared<Poll>(std::move(poll));
    m_readers.post(
        [this, shared](storage::Database& database) {
            auto page =
                Feed(shared->hall).read(database, shared->cursor, shared->audiences, kPageLimit);
            const bool isNothing = page && page.value().changes.isEmpty() &&
                                   !page.value().isSnapshot && !page.value().hasMore;
            if (isNothing) {
                // Only changes for others were passed over: from here on the memory knows.
                shared->cursor = page.value().cursor;
                follow(std::move(*shared));
            } else {
                shared->reply(page ? Result<FeedAnswer>(FeedAnswer(std::move(page).value()))
                                   : page.error());
            }
        },
        [shared](const Error& error) { shared->reply(error); });
}

} // namespace onewindow::platform
