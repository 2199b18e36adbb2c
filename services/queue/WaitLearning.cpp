// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitLearning.h"

#include "services/core/Durations.h"
#include "services/core/HallTime.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace onewindow::queue {

namespace {

/// Longer than this nobody is served: somebody has forgotten to press a key.
constexpr float kLongestStay = 240;
/// Who has waited longer for the next call than this was not called next: the window was away.
constexpr float kLongestGap = 10;
/// A few of a matter's own services say as much as what is known of all.
constexpr float kWorthOfAll = 20;
constexpr float kWorthOfUsualPace = 40;
constexpr double kWorthOfUsualRate = 240; ///< Window minutes.
constexpr float kUsualNoShow = 0.1F;
constexpr float kUsualGap = 0.25F;

float minutesOf(qint64 ms)
{
    return static_cast<float>(ms) / kMinuteMs;
}

std::size_t bucketOf(qint64 atMs)
{
    return static_cast<std::size_t>(((atMs + kHallZoneMs) % kDayMs) /
                                    (kDayMs / WaitModel::kBuckets));
}

float meanOf(const std::vector<float>& values, float otherwise)
{
    return values.empty() ? otherwise
                          : std::accumulate(values.begin(), values.end(), 0.0F) /
                                static_cast<float>(values.size());
}

/// Until the window called `next`, if that one was waiting already; else a moment after the end.
float stayOf(const PastTicket& call, const PastTicket* next)
{
    if (next != nullptr && next->issuedAtMs < call.endedAtMs) {
        const float gap = minutesOf(next->calledAtMs - call.endedAtMs);
        if (gap >= 0 && gap <= kLongestGap) {
            return minutesOf(next->calledAtMs - call.calledAtMs);
        }
    }
    return minutesOf(call.endedAtMs - call.calledAtMs) + kUsualGap;
}

} // namespace

StaysSeen::StaysSeen(std::size_t matters)
    : m_matters(matters)
{}

void StaysSeen::add(const PastDay& day, const QHash<QString, int>& indices)
{
    std::map<QString, std::vector<const PastTicket*>> byWindow;
    for (const PastTicket& ticket : day.tickets) {
        if (ticket.calledAtMs > 0 && !ticket.window.isEmpty()) {
            byWindow[ticket.window].push_back(&ticket);
        }
    }
    for (auto& [window, calls] : byWindow) {
        std::sort(calls.begin(), calls.end(), [](const PastTicket* one, const PastTicket* other) {
            return one->calledAtMs < other->calledAtMs;
        });
        addWindow(calls, indices);
    }
}

void StaysSeen::addWindow(const std::vector<const PastTicket*>& calls,
                          const QHash<QString, int>& indices)
{
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const PastTicket& call = *calls[i];
        const int index = indices.value(call.matter, -1);
        const PastTicket* next = i + 1 < calls.size() ? calls[i + 1] : nullptr;
        if (index < 0 || (!call.isServed && !call.isMissed)) {
            continue;
        }
        const auto matter = static_cast<std::size_t>(index);
        if (call.isMissed) {
            ++m_matters[matter].missed;
        }
        const float minutes = stayOf(call, next);
        if (minutes <= 0 || minutes > kLongestStay) {
            continue;
        }
        if (call.isMissed) {
            m_missed.push_back(std::min(minutes, kLongestGap));
        } else {
            m_matters[matter].minutes.push_back(minutes);
            m_stays.push_back({matter, bucketOf(call.calledAtMs), minutes});
        }
    }
}

/// Of all matters, each stay as a part of its matter's mean.
Quantiles StaysSeen::pooled() const
{
    std::vector<float> all;
    for (const Matter& matter : m_matters) {
        const float mean = meanOf(matter.minutes, 1);
        for (const float minutes : matter.minutes) {
            all.push_back(minutes / mean);
        }
    }
    if (all.empty()) {
        all = {0.2F, 0.5F, 0.7F, 0.9F, 1.2F, 1.6F, 2.5F};
    }
    std::sort(all.begin(), all.end());
    return Quantiles::of(all);
}

void StaysSeen::tell(WaitModel& model, const std::vector<float>& usualMinutes)
{
    const Quantiles all = pooled();
    int served = 0;
    int missed = 0;
    for (Matter& matter : m_matters) {
        std::sort(matter.minutes.begin(), matter.minutes.end());
        served += static_cast<int>(matter.minutes.size());
        missed += matter.missed;
    }
    const float noShow = (static_cast<float>(missed) + kUsualNoShow * kWorthOfAll) /
                         (static_cast<float>(served + missed) + kWorthOfAll);
    model.matters.resize(m_matters.size());
    for (std::size_t i = 0; i < m_matters.size(); ++i) {
        const Matter& seen = m_matters[i];
        const auto count = static_cast<float>(seen.minutes.size());
        const float own = count / (count + kWorthOfAll);
        const float mean =
            own * meanOf(seen.minutes, usualMinutes[i]) + (1 - own) * usualMinutes[i];
        WaitModel::Matter& told = model.matters[i];
        told.occupied = Quantiles::of(seen.minutes).mixedWith(all, own, mean);
        told.noShow = (static_cast<float>(seen.missed) + noShow * kWorthOfAll) /
                      (count + static_cast<float>(seen.missed) + kWorthOfAll);
    }
    if (m_missed.empty()) {
        m_missed = {0.5F, 1, 1.5F, 2};
    }
    std::sort(m_missed.begin(), m_missed.end());
    model.missed = Quantiles::of(m_missed);
    tellPace(model);
}

void StaysSeen::tellPace(WaitModel& model) const
{
    std::array<float, WaitModel::kBuckets> parts{};
    std::array<float, WaitModel::kBuckets> counts{};
    std::vector<float> means;
    for (const Matter& matter : m_matters) {
        means.push_back(meanOf(matter.minutes, 1));
    }
    for (const Stay& stay : m_stays) {
        parts[stay.bucket] += stay.minutes / means[stay.matter];
        counts[stay.bucket] += 1;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        model.pace[i] = (parts[i] + kWorthOfUsualPace) / (counts[i] + kWorthOfUsualPace);
    }
}

std::vector<int> StaysSeen::services() const
{
    std::vector<int> counts;
    for (const Matter& matter : m_matters) {
        counts.push_back(static_cast<int>(matter.minutes.size()));
    }
    return counts;
}

namespace {

/// Adds the minutes from `fromMs` until `untilMs` to the half hours that they fall into.
void spread(std::array<double, WaitModel::kBuckets>& minutes, qint64 fromMs, qint64 untilMs)
{
    constexpr qint64 kStepMs = kDayMs / WaitModel::kBuckets;
    for (qint64 at = fromMs; at < untilMs;) {
        const qint64 end =
            std::min(untilMs, ((at + kHallZoneMs) / kStepMs + 1) * kStepMs - kHallZoneMs);
        minutes[bucketOf(at)] += static_cast<double>(end - at) / kMinuteMs;
        at = end;
    }
}

} // namespace

void WindowsSeen::add(const PastDay& day)
{
    if (day.windows.empty()) {
        return;
    }

    struct Seen
    {
        qint64 sinceMs = 0;
        bool isOpen = false;
    };

    const qint64 firstMs = day.windows.front().atMs;
    const qint64 lastMs = day.windows.back().atMs;
    std::map<QString, Seen> windows;
    for (const PastWindowChange& change : day.windows) {
        if (change.isOpen) {
            windows.try_emplace(change.window, Seen{firstMs, false});
        }
    }
    for (const PastWindowChange& change : day.windows) {
        const auto found = windows.find(change.window);
        if (found == windows.end() || found->second.isOpen == change.isOpen) {
            continue;
        }
        Seen& seen = found->second;
        spread(seen.isOpen ? m_openMinutes : m_awayMinutes, seen.sinceMs, change.atMs);
        // The hall's own beginning is no return of anybody.
        if (seen.isOpen) {
            ++m_left[bucketOf(change.atMs)];
        } else if (change.atMs > firstMs) {
            ++m_returned[bucketOf(change.atMs)];
        }
        seen = {change.atMs, change.isOpen};
    }
    for (const auto& [window, seen] : windows) {
        spread(seen.isOpen ? m_openMinutes : m_awayMinutes, seen.sinceMs, lastMs);
    }
}

void WindowsSeen::tell(WaitModel& model) const
{
    const auto rates = [](const std::array<int, WaitModel::kBuckets>& counts,
                          const std::array<double, WaitModel::kBuckets>& minutes,
                          WaitModel::ByBucket& told) {
        const double allMinutes = std::accumulate(minutes.begin(), minutes.end(), 0.0);
        const double all = std::accumulate(counts.begin(), counts.end(), 0);
        const double usual = allMinutes > 0 ? all / allMinutes : 0;
        for (std::size_t i = 0; i < told.size(); ++i) {
            told[i] = static_cast<float>((counts[i] + usual * kWorthOfUsualRate) /
                                         (minutes[i] + kWorthOfUsualRate));
        }
    };
    rates(m_left, m_openMinutes, model.leavesPerMin);
    rates(m_returned, m_awayMinutes, model.returnsPerMin);
}

void EarlierSeen::add(const PastDay& day, const QHash<QString, int>& indices, qint64 headStartMs)
{
    ++m_days;
    for (const PastTicket& ticket : day.tickets) {
        const int index = indices.value(ticket.matter, -1);
        if (ticket.klass != TicketClass::Ordinary && index >= 0) {
            ++m_matters[static_cast<std::size_t>(index)];
            ++m_came[bucketOf(ticket.dueAtMs + headStartMs)];
        }
    }
}

void EarlierSeen::tell(WaitModel& model) const
{
    const int all = std::accumulate(m_matters.begin(), m_matters.end(), 0);
    for (std::size_t i = 0; i < m_matters.size() && all > 0; ++i) {
        model.matters[i].earlierShare = static_cast<float>(m_matters[i]) / static_cast<float>(all);
    }
    for (std::size_t i = 0; i < m_came.size() && m_days > 0; ++i) {
        model.earlierPerMin[i] = static_cast<float>(m_came[i]) /
                                 (static_cast<float>(m_days) * WaitModel::kBucketMinutes);
    }
}

} // namespace onewindow::queue
