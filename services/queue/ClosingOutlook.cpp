// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/ClosingOutlook.h"

#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/queue/HallProjection.h"
#include "services/queue/Ticket.h"

#include <algorithm>

namespace onewindow::queue {

using storage::Database;

namespace {

constexpr double kPercent = 100;

qint64 beginOfDay(qint64 wallMs)
{
    return (wallMs + kHallZoneMs) / kDayMs * kDayMs - kHallZoneMs;
}

QDate dateOf(qint64 wallMs)
{
    return QDate::fromString(hallDay(wallMs), Qt::ISODate);
}

int minuteOf(qint64 wallMs)
{
    return static_cast<int>((wallMs - beginOfDay(wallMs)) / kMinuteMs);
}

} // namespace

Result<catalog::OpeningHours> ClosingOutlook::hoursNow(Database& database, qint64 nowMs) const
{
    const auto closing = findClosing(database, hallDay(nowMs));
    if (!closing) {
        return closing.error();
    }
    catalog::OpeningHours hours = m_hours;
    if (closing.value()) {
        hours.endEarlier(dateOf(nowMs), minuteOf(closing.value()->atMs));
    }
    return hours;
}

std::optional<qint64> ClosingOutlook::usualEnd(qint64 nowMs) const
{
    const auto minute = m_hours.endOf(dateOf(nowMs));
    return minute ? std::optional(beginOfDay(nowMs) + *minute * kMinuteMs) : std::nullopt;
}

Result<DayEnd> ClosingOutlook::dayEnd(Database& database, qint64 nowMs) const
{
    const auto closing = findClosing(database, hallDay(nowMs));
    if (!closing) {
        return closing.error();
    }
    DayEnd end{.atMs = usualEnd(nowMs)};
    if (closing.value() && closing.value()->atMs < end.atMs.value_or(closing.value()->atMs + 1)) {
        end = {.atMs = closing.value()->atMs, .isEarly = true};
    }
    return end;
}

/// Whoever makes a pause comes back. That nobody serves a matter says nothing by itself, in the
/// morning or over lunch: its last window must have been lost, or the hall be about to close.
Result<bool> ClosingOutlook::isUnserved(Database& database, const QString& matter, qint64 nowMs,
                                        const DayEnd& end) const
{
    const Result<bool> hasLost = hasLostItsWindow(database, matter, hallDay(nowMs));
    if (!hasLost) {
        return hasLost;
    }
    const bool isOpenHour = !m_hours.isClosed(hallTime(nowMs));
    if (!hasLost.value() && !(end.isEarly && isOpenHour)) {
        return false;
    }
    const auto windows = allWindows(database);
    if (!windows) {
        return windows.error();
    }
    return std::none_of(windows.value().cbegin(), windows.value().cend(),
                        [&matter](const Window& window) {
                            return window.state != u"closed" && window.matters.contains(matter);
                        });
}

Result<ClosingOutlook::Verdict> ClosingOutlook::judgeBy(Database& database,
                                                        const WaitOutlook::Queue& queue,
                                                        qint64 nowMs, const DayEnd& end,
                                                        bool wasFull) const
{
    if (queue.openWindows <= 0) {
        const Result<bool> isGone = isUnserved(database, queue.matter, nowMs, end);
        if (!isGone) {
            return isGone.error();
        }
        if (isGone.value()) {
            return Verdict{Stop::Unserved, queue.waiting};
        }
    }
    const auto rule = m_leastPercent ? m_leastPercent(database) : Result<int>(kLeastChancePercent);
    if (!rule) {
        return rule.error();
    }
    const bool isByClock = end.atMs && (end.isEarly || rule.value() > 0);
    const qint64 aheadMs =
        end.isEarly ? static_cast<qint64>(WaitForecast::kHorizon) * kMinuteMs : kAheadMs;
    if (!isByClock || *end.atMs - nowMs > aheadMs) {
        return Verdict();
    }
    if (*end.atMs <= nowMs) {
        // At the usual hour whoever is still there sees what becomes of them.
        return Verdict{Stop::Full, end.isEarly ? queue.waiting : 0};
    }
    if (queue.openWindows <= 0) {
        return Verdict(); // In the morning, or over lunch: nobody can say.
    }
    const double minutes = static_cast<double>(*end.atMs - nowMs) / kMinuteMs;
    const double least = (rule.value() > 0 ? rule.value() : kLeastChancePercent) / kPercent;
    const auto chance = m_waits.newcomerChance(database, queue, nowMs, minutes);
    if (!chance) {
        return chance.error();
    }
    if (!chance.value()) {
        return Verdict();
    }
    const double wanted = wasFull ? std::min(least + kBetterPercent / kPercent, 1.0) : least;
    const auto late = m_waits.lateInLine(database, queue, nowMs, minutes, least);
    if (!late) {
        return late.error();
    }
    return Verdict{*chance.value() < wanted ? Stop::Full : Stop::None, late.value()};
}

Result<ClosingOutlook::Verdict> ClosingOutlook::judge(Database& database,
                                                      const WaitOutlook::Queue& queue, qint64 nowMs)
{
    if (nowMs == 0) {
        return Verdict();
    }
    if (const QString day = hallDay(nowMs); day != m_day) {
        m_day = day;
        m_full.clear();
    }
    const auto end = dayEnd(database, nowMs);
    if (!end) {
        return end.error();
    }
    auto verdict = judgeBy(database, queue, nowMs, end.value(), m_full.contains(queue.matter));
    if (verdict && verdict.value().stop == Stop::Full) {
        m_full.insert(queue.matter);
    } else {
        m_full.remove(queue.matter);
    }
    return verdict;
}

Result<ClosingOutlook::Verdict> ClosingOutlook::judge(Database& database,
                                                      const WaitOutlook::Queue& queue, qint64 nowMs,
                                                      const DayEnd& end) const
{
    return judgeBy(database, queue, nowMs, end, false);
}

} // namespace onewindow::queue
