// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/Housekeeper.h"

#include "services/core/Log.h"
#include "services/journal/Restart.h"
#include "services/platform/PlatformStore.h"
#include "services/queue/Ticket.h"

#include <QDate>

#include <pthread.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace onewindow::platform {

namespace {

/// Looks between two rounds of tidying: about an hour.
constexpr int kTidyEvery = 180;
constexpr qint64 kPruneStep = 500;
/// How often to look whether a held store has been let go.
constexpr std::chrono::milliseconds kHeldPause{1000};
/// A terminal that was off for longer reads the whole feed again.
constexpr int kTombstoneDays = 7;
/// The most steps of one kind in a row; the rest is for the next round.
constexpr int kStepLimit = 400;

} // namespace

Housekeeper::Housekeeper(storage::Writer& writer, queue::HallDay* hallDay,
                         const journal::Feed& feed, const Clock& clock, Kiosks kiosks)
    : m_writer(writer)
    , m_hallDay(hallDay)
    , m_feed(feed)
    , m_clock(clock)
    , m_kiosks(std::move(kiosks))
{}

Housekeeper::~Housekeeper()
{
    stop();
}

Result<void> Housekeeper::start(std::chrono::milliseconds interval)
{
    OW_TRY(runOnce());
    m_thread =
        std::jthread([this, interval](const std::stop_token& stop) { work(stop, interval); });
    pthread_setname_np(m_thread.native_handle(), "ow-housekeeper");
    return {};
}

void Housekeeper::stop()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void Housekeeper::work(const std::stop_token& stop, std::chrono::milliseconds interval)
{
    std::mutex mutex;
    std::condition_variable_any never;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex);
            const auto pause = m_isHeld ? std::min(interval, kHeldPause) : interval;
            never.wait_for(lock, stop, pause, [] { return false; });
        }
        if (stop.stop_requested()) {
            return;
        }
        if (const auto done = runOnce(); !done) {
            qCWarning(lcPlatform).noquote() << "Housekeeping failed:" << done.error().detail;
        }
    }
}

Result<void> Housekeeper::runOnce()
{
    const auto isHeld = m_writer.runAndWait<bool>(
        [](storage::Database& database) { return journal::isHeld(database); });
    if (!isHeld) {
        return isHeld.error();
    }
    m_isHeld = isHeld.value();
    if (m_isHeld) {
        return {}; // A store that was copied back records nothing, so no day begins.
    }
    const QString day = queue::hallDay(m_clock.now().wallMs);
    if (day != m_day) {
        OW_TRY(beginDay(day));
        m_day = day;
        m_untilTidy = 0;
    }
    OW_TRY(closePastDays());
    OW_TRY(countPastDays(day));
    OW_TRY(supplyNewcomers());
    if (--m_untilTidy < 0) {
        OW_TRY(tidyUp(day));
        m_untilTidy = kTidyEvery;
    }
    return {};
}

Result<void> Housekeeper::beginDay(const QString& day)
{
    qCInfo(lcPlatform).noquote() << "The day" << day << "begins";
    if (m_hallDay == nullptr) {
        return {};
    }
    auto kiosks = m_kiosks();
    const auto begun = m_writer.runAndWait<void>([&](storage::Database& database) -> Result<void> {
        OW_TRY(m_hallDay->issueDayKeys(database, kiosks));
        return m_hallDay->restartNumbers(database);
    });
    OW_TRY(begun);
    m_supplied = std::move(kiosks);
    return {};
}

/// In every round: a terminal that was off line brings tickets of a day that is over. Where there
/// are none, it is one look at an index.
Result<void> Housekeeper::closePastDays()
{
    if (m_hallDay == nullptr) {
        return {};
    }
    for (int step = 0; step < kStepLimit; ++step) {
        const auto hasMore = m_writer.runAndWait<bool>(
            [this](storage::Database& database) { return m_hallDay->closePastDays(database); });
        if (!hasMore) {
            return hasMore.error();
        }
        if (!hasMore.value()) {
            break;
        }
    }
    return {};
}

/// When nothing of them is open any more.
Result<void> Housekeeper::countPastDays(const QString& day)
{
    if (m_hallDay == nullptr || m_countedOn == day) {
        return {};
    }
    OW_TRY(m_writer.runAndWait<void>(
        [this](storage::Database& database) { return m_hallDay->countPastDays(database); }));
    m_countedOn = day;
    return {};
}

/// A terminal that was enrolled during the day has its keys soon.
Result<void> Housekeeper::supplyNewcomers()
{
    if (m_hallDay == nullptr) {
        return {};
    }
    auto kiosks = m_kiosks();
    const bool isSame =
        std::equal(kiosks.begin(), kiosks.end(), m_supplied.begin(), m_supplied.end(),
                   [](const auto& a, const auto& b) {
                       return a.node == b.node && a.sealingPublicKey == b.sealingPublicKey;
                   });
    if (isSame) {
        return {};
    }
    // Only when they have them: otherwise the next round tries again.
    OW_TRY(m_writer.runAndWait<void>(
        [&](storage::Database& database) { return m_hallDay->issueDayKeys(database, kiosks); }));
    m_supplied = std::move(kiosks);
    return {};
}

/// A centre keeps the answers to commands, and a stream of the feed, of each of its halls.
Result<QStringList> Housekeeper::partitions()
{
    auto halls = m_writer.runAndWait<QStringList>(
        [](storage::Database& database) { return journal::Journal::halls(database); });
    if (!halls) {
        return halls;
    }
    QStringList all = std::move(halls).value();
    for (const QString& own : {m_feed.hall(), QString()}) {
        if (!all.contains(own)) {
            all << own;
        }
    }
    return all;
}

Result<void> Housekeeper::tidyUp(const QString& day)
{
    const auto halls = partitions();
    if (!halls) {
        return halls.error();
    }
    for (const QString& hall : halls.value()) {
        OW_TRY(pruneAnswers(hall));
        OW_TRY(dropTombstones(hall, day));
    }
    return pruneJournal();
}

Result<void> Housekeeper::pruneAnswers(const QString& hall)
{
    for (int step = 0; step < kStepLimit; ++step) {
        const auto hasMore = m_writer.runAndWait<bool>([&](storage::Database& database) {
            return PlatformStore(database, hall).pruneAnswers(m_clock.now().wallMs, kPruneStep);
        });
        if (!hasMore) {
            return hasMore.error();
        }
        if (!hasMore.value()) {
            break;
        }
    }
    return {};
}

Result<void> Housekeeper::dropTombstones(const QString& hall, const QString& day)
{
    const QString oldest =
        QDate::fromString(day, Qt::ISODate).addDays(-kTombstoneDays).toString(Qt::ISODate);
    return m_writer.runAndWait<void>([&](storage::Database& database) -> Result<void> {
        const auto ends = journal::Feed::endsOf(database, {hall});
        if (!ends) {
            return ends.error();
        }
        const auto end = ends.value().constFind(hall);
        if (end == ends.value().cend()) {
            return {}; // No stream of it has begun.
        }
        const auto past = PlatformStore(database, hall).markFeed(day, end->position, oldest);
        if (!past) {
            return past.error();
        }
        return past.value() ? journal::Feed(hall).dropTombstones(database, *past.value())
                            : Result<void>();
    });
}

Result<void> Housekeeper::pruneJournal()
{
    if (m_hallDay == nullptr) {
        return {}; // A centre keeps everything.
    }
    for (int step = 0; step < kStepLimit; ++step) {
        const auto gone = m_writer.runAndWait<int>([this](storage::Database& database) {
            return m_hallDay->journal().prune(database, static_cast<int>(kPruneStep));
        });
        if (!gone) {
            return gone.error();
        }
        if (gone.value() == 0) {
            break;
        }
    }
    return {};
}

} // namespace onewindow::platform
