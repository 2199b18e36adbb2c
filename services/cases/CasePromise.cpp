// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CasePromise.h"

#include "services/core/HallTime.h"

#include <algorithm>

namespace onewindow::cases {

namespace {

/// From when the limit runs: the department has accepted the case, or else it was filed, or
/// received once more with what was missing.
qint64 beginOf(const CaseSummary& known)
{
    const auto accepted = std::ranges::find(known.steps, CaseState::Accepted, &CaseStep::state);
    if (accepted != known.steps.cend()) {
        return accepted->atMs;
    }
    qint64 receivedMs = known.filedAtMs;
    for (const CaseStep& step : known.steps) {
        receivedMs =
            step.state == CaseState::Received ? std::max(receivedMs, step.atMs) : receivedMs;
    }
    return receivedMs;
}

/// The day after `day` by as much as lies between two others, in the limit's own days.
QDate extended(QDate day, QDate from, QDate until, catalog::PeriodUnit unit,
               const catalog::WorkCalendar& calendar)
{
    constexpr qint64 kDaysLimit = 3660;
    const qint64 days = std::clamp<qint64>(from.daysTo(until), 0, kDaysLimit);
    if (unit != catalog::PeriodUnit::WorkingDay) {
        return day.addDays(days);
    }
    int worked = 0;
    for (qint64 i = 1; i <= days; ++i) {
        worked += calendar.isWorkingDay(from.addDays(i)) ? 1 : 0;
    }
    return calendar.workingDayAfter(day, worked);
}

/// `day`, later by what the case was put aside for since its limit began to run.
QDate withPauses(QDate day, const CaseSummary& known, catalog::PeriodUnit unit,
                 const catalog::WorkCalendar& calendar)
{
    const qint64 beginMs = beginOf(known);
    for (qsizetype i = 0; i + 1 < known.steps.size(); ++i) {
        const CaseStep& step = known.steps.at(i);
        if (step.state == CaseState::Suspended && step.atMs >= beginMs) {
            day = extended(day, hallTime(step.atMs).date(),
                           hallTime(known.steps.at(i + 1).atMs).date(), unit, calendar);
        }
    }
    return day;
}

} // namespace

QDate lastDayOf(const catalog::Period& limit, QDate from, const catalog::WorkCalendar& calendar)
{
    if (limit.count <= 0 || !from.isValid()) {
        return {};
    }
    switch (limit.unit) {
    case catalog::PeriodUnit::WorkingDay:
        return calendar.workingDayAfter(from, limit.count);
    case catalog::PeriodUnit::Day:
        return from.addDays(limit.count);
    case catalog::PeriodUnit::Month:
        return from.addMonths(limit.count);
    case catalog::PeriodUnit::Year:
        return from.addYears(limit.count);
    }
    Q_UNREACHABLE();
}

QDate expectedDay(const CaseSummary& known, const catalog::Matter* matter,
                  const catalog::WorkCalendar& calendar)
{
    const bool isRunning = !isDecided(known.state) && known.state != CaseState::Suspended &&
                           known.state != CaseState::CorrectionNeeded;
    catalog::Period limit{.count = known.promiseDays, .unit = catalog::PeriodUnit::WorkingDay};
    if (limit.count <= 0 && matter != nullptr) {
        limit = matter->guide.promiseLimit;
    }
    const QDate last =
        isRunning ? lastDayOf(limit, hallTime(beginOf(known)).date(), calendar) : QDate();
    return last.isValid() ? withPauses(last, known, limit.unit, calendar) : last;
}

} // namespace onewindow::cases
