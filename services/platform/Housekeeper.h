// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/journal/DataKey.h"
#include "services/journal/Feed.h"
#include "services/queue/HallDay.h"
#include "services/storage/Writer.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

namespace onewindow::platform {

/// What a hall does by itself, on a thread of its own, through the writer and in small steps: when
/// a day begins it hands out day keys and restarts the numbers; it ends what an earlier day left
/// open, and counts the days that are over; now and then it forgets old answers to commands and old
/// tombstones of the feed, at a centre those of every hall.
class Housekeeper
{
public:
    /// The terminals of the hall, as they are when asked.
    using Kiosks = std::function<std::vector<journal::Recipient>()>;

    /// Everything outlives this object.
    /// `hallDay`: nothing where the node serves no hall.
    Housekeeper(storage::Writer& writer, queue::HallDay* hallDay, const journal::Feed& feed,
                const Clock& clock, Kiosks kiosks);
    /// As stop().
    ~Housekeeper();
    Housekeeper(const Housekeeper&) = delete;
    Housekeeper& operator=(const Housekeeper&) = delete;
    Housekeeper(Housekeeper&&) = delete;
    Housekeeper& operator=(Housekeeper&&) = delete;

    /// Does what is due now, and from then on looks every `interval`.
    Result<void> start(std::chrono::milliseconds interval = std::chrono::seconds(20));
    void stop();

    /// Does what is due now. Not while the thread runs.
    Result<void> runOnce();

private:
    void work(const std::stop_token& stop, std::chrono::milliseconds interval);
    Result<void> beginDay(const QString& day);
    Result<void> closePastDays();
    Result<void> countPastDays(const QString& day);
    Result<void> supplyNewcomers();
    Result<void> tidyUp(const QString& day);
    Result<QStringList> partitions();
    Result<void> pruneAnswers(const QString& hall);
    Result<void> dropTombstones(const QString& hall, const QString& day);
    Result<void> pruneJournal();

    storage::Writer& m_writer;
    queue::HallDay* m_hallDay;
    journal::Feed m_feed;
    const Clock& m_clock;
    Kiosks m_kiosks;
    std::vector<journal::Recipient> m_supplied; ///< Who has this day's keys, and the next ones.
    bool m_isHeld = false; ///< The store records nothing; see services/journal/Restart.h.
    QString m_day;         ///< The last one that was begun.
    QString m_countedOn;   ///< The last one on which those before it were counted.
    int m_untilTidy = 0;
    std::jthread m_thread;
};

} // namespace onewindow::platform
