// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitOutlook.h"

#include "services/queue/HallMoment.h"
#include "services/queue/TicketProjection.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace onewindow::queue {

using storage::Database;

namespace {

/// A queue that has grown or shrunk by one part in so many is not the same any more.
constexpr int kPartThatCounts = 20;

/// The share of `minutes`, which were forecast, that are no more than `limit`.
double shareWithin(std::span<const float> minutes, double limit)
{
    const auto within = std::count_if(minutes.begin(), minutes.end(),
                                      [limit](float value) { return value <= limit; });
    return minutes.empty() ? 0 : static_cast<double>(within) / static_cast<double>(minutes.size());
}

/// Without a history: the range of estimateWait() as if all of it were equally likely.
std::optional<double> estimatedChance(int ahead, const WaitOutlook::Queue& queue, double minutes)
{
    const auto range = estimateWait(ahead, queue.usualMinutes, queue.openWindows);
    if (!range) {
        return std::nullopt;
    }
    const double width = range->highMinutes - range->lowMinutes;
    return width > 0 ? std::clamp((minutes - range->lowMinutes) / width, 0.0, 1.0)
                     : (minutes >= range->highMinutes ? 1.0 : 0.0);
}

} // namespace

void WaitOutlook::learn(std::shared_ptr<const WaitHistory> history)
{
    const std::lock_guard lock(m_mutex);
    m_history = std::move(history);
    m_picture.reset();
}

std::shared_ptr<const WaitHistory> WaitOutlook::history() const
{
    const std::lock_guard lock(m_mutex);
    return m_history;
}

Result<std::shared_ptr<WaitOutlook::Picture>>
WaitOutlook::look(Database& database, const WaitHistory& history, qint64 atMs)
{
    const auto moment = hallMoment(database, history, atMs);
    if (!moment) {
        return moment.error();
    }
    auto picture = std::make_shared<Picture>();
    picture->atMs = atMs;
    picture->level = history.level();
    for (const MomentPerson& person : moment.value().people) {
        if (person.inForecast >= 0) {
            picture->people.insert(person.id, static_cast<std::size_t>(person.inForecast));
        }
    }
    // As whoever asks will have counted them, to see whether the queue is still the same.
    const auto counted = waitingByMatter(database);
    if (!counted) {
        return counted.error();
    }
    for (auto it = counted.value().cbegin(); it != counted.value().cend(); ++it) {
        picture->counts[it.key()].waiting = *it;
    }
    for (const MomentWindow& one : moment.value().windows) {
        const bool isOpen = one.window.state == u"open";
        for (const QString& matter : one.window.matters) {
            picture->counts[matter].openWindows += isOpen ? 1 : 0;
        }
    }
    for (const ForecastPerson& person : moment.value().hall.people) {
        picture->matters.push_back(person.matter);
    }
    picture->forecast.emplace(history.model(), moment.value().hall);
    return picture;
}

bool WaitOutlook::isAsBefore(const Picture& picture, const Queue& queue, qint64 atMs)
{
    const Counts then = picture.counts.value(queue.matter);
    return atMs - picture.atMs < kFreshMs && queue.openWindows == then.openWindows &&
           std::abs(queue.waiting - then.waiting) * kPartThatCounts <= then.waiting;
}

Result<std::shared_ptr<const WaitOutlook::Picture>>
WaitOutlook::pictureOf(Database& database, const Queue& queue, qint64 atMs)
{
    std::shared_ptr<const Picture> picture;
    const auto known = history();
    if (!known || atMs == 0 || !known->knows(queue.matter)) {
        return picture;
    }
    {
        const std::lock_guard lock(m_mutex);
        picture = m_picture;
    }
    if (!picture || !isAsBefore(*picture, queue, atMs)) {
        auto made = look(database, *known, atMs);
        if (!made) {
            return made.error();
        }
        picture = std::move(made).value();
        const std::lock_guard lock(m_mutex);
        m_picture = picture;
    }
    return picture;
}

Result<NewcomerRanges> WaitOutlook::newcomer(Database& database, const Queue& queue, qint64 atMs)
{
    if (queue.openWindows <= 0) {
        return NewcomerRanges();
    }
    const auto picture = pictureOf(database, queue, atMs);
    if (!picture) {
        return picture.error();
    }
    if (!picture.value()) {
        return NewcomerRanges{estimateWait(queue.waiting, queue.usualMinutes, queue.openWindows),
                              {}};
    }
    const int matter = history()->indexOf(queue.matter);
    const WaitForecast& forecast = *picture.value()->forecast;
    const double level = picture.value()->level;
    return NewcomerRanges{shortestRange(forecast.newcomer(matter), level),
                          shortestRange(forecast.newcomer(matter, true), level)};
}

Result<std::optional<double>> WaitOutlook::newcomerChance(Database& database, const Queue& queue,
                                                          qint64 atMs, double minutes)
{
    if (queue.openWindows <= 0) {
        return std::optional<double>();
    }
    const auto picture = pictureOf(database, queue, atMs);
    if (!picture) {
        return picture.error();
    }
    if (!picture.value()) {
        return estimatedChance(queue.waiting, queue, minutes);
    }
    const int matter = history()->indexOf(queue.matter);
    return std::optional(shareWithin(picture.value()->forecast->newcomer(matter), minutes));
}

Result<int> WaitOutlook::lateInLine(Database& database, const Queue& queue, qint64 atMs,
                                    double minutes, double share)
{
    const auto picture = pictureOf(database, queue, atMs);
    if (!picture) {
        return picture.error();
    }
    int late = 0;
    if (!picture.value()) {
        // Whoever is further behind has the smaller chance.
        for (int ahead = queue.waiting - 1; ahead >= 0; --ahead, ++late) {
            const auto chance = estimatedChance(ahead, queue, minutes);
            if (!chance || *chance >= share) {
                break;
            }
        }
        return late;
    }
    const std::vector<int>& matters = picture.value()->matters;
    const int matter = history()->indexOf(queue.matter);
    for (std::size_t i = matters.size(); i-- > 0;) {
        if (matters[i] != matter) {
            continue;
        }
        if (shareWithin(picture.value()->forecast->person(i), minutes) >= share) {
            break;
        }
        ++late;
    }
    return std::min(late, queue.waiting);
}

std::optional<WaitRange> WaitOutlook::ofTicket(const QByteArray& id, qint64 nowMs) const
{
    std::shared_ptr<const Picture> picture;
    {
        const std::lock_guard lock(m_mutex);
        picture = m_picture;
    }
    if (!picture || nowMs - picture->atMs > kTicketFreshMs) {
        return std::nullopt;
    }
    const auto found = picture->people.constFind(id);
    return found == picture->people.constEnd()
               ? std::nullopt
               : shortestRange(picture->forecast->person(*found), picture->level);
}

} // namespace onewindow::queue
