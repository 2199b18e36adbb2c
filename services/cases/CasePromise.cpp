// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CasePromise.h"

#include "services/core/HallTime.h"

#include <algorithm>

namespace onewindow::cases {

namespace {

/// From when the limit runs: the department has accepted the case, or else it was filed.
qint64 beginOf(const CaseSummary& known)
{
    const auto accepted = std::ranges::find(known.steps, CaseState::Accepted, &CaseStep::state);
    return accepted == known.steps.cend() ? known.filedAtMs : accepted->atMs;
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
    return isRunning ? lastDayOf(limit, hallTime(beginOf(known)).date(), calendar) : QDate();
}

} // namespace onewindow::cases
