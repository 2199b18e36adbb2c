// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/OpeningHours.h"
#include "services/catalog/OpeningWeek.h"
#include "services/catalog/WorkCalendar.h"
#include "services/core/Result.h"

#include <QDate>
#include <QJsonObject>

namespace onewindow::platform {

/// When a hall is open, as hall.json has it under "opening": a catalog::OpeningWeek, and the lists
/// of holidays that go with it:
///
///     {"hours": ["0830-1200", "1330-1700"], "weekdays": {"6": ["0900-1200"]},
///      "national": ["holidays-2027.json"], "regional": []}
///
/// Holidays close, and days made up for them have the hours of their day of the week, or of a
/// working day. The lists are files beside it, in the form of catalog::HolidayList; this year's the
/// program has.
class OpeningPlan
{
public:
    /// Days that are told of, the first one included.
    static constexpr int kDaysAhead = 30;

    /// `folder`: where the lists of holidays are. Errors: BadConfig, saying where ("hours: ...").
    static Result<OpeningPlan> parse(const QJsonObject& json, const QString& folder);

    /// Of a hall whose file says nothing of it: with the notices of holidays that the program has.
    OpeningPlan() = default;

    /// With the same lists of holidays, another week.
    [[nodiscard]] OpeningPlan with(const catalog::OpeningWeek& week) const;

    [[nodiscard]] const catalog::OpeningWeek& week() const { return m_week; }

    /// Of `today` and the days after it. A day of a year without a notice is left out, unless it is
    /// named: it would be a guess.
    [[nodiscard]] catalog::OpeningHours from(QDate today) const;

private:
    void setWeek(const catalog::OpeningWeek& week);
    Result<void> readCalendar(const QJsonObject& json, const QString& folder);

    catalog::OpeningWeek m_week;
    catalog::WorkCalendar m_calendar = catalog::WorkCalendar::builtIn();
};

} // namespace onewindow::platform
