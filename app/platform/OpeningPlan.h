// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/OpeningHours.h"
#include "services/catalog/WorkCalendar.h"
#include "services/core/Result.h"

#include <QDate>
#include <QHash>
#include <QJsonObject>
#include <QMap>

namespace onewindow::platform {

/// When a hall is open, as hall.json has it under "opening":
///
///     {"hours": ["0830-1200", "1330-1700"], "weekdays": {"6": ["0900-1200"]},
///      "days": {"2026-12-31": ["0830-1200"], "2027-01-04": []},
///      "national": ["holidays-2027.json"], "regional": []}
///
/// "hours" are those of a working day. "weekdays" (1 Monday to 7 Sunday) names the days of the week
/// that are otherwise; an empty list closes. Holidays close, and days made up for them have the
/// hours of their day of the week, or of a working day. "days" goes before all of that. Lists of
/// holidays are files beside it, in the form of catalog::HolidayList; this year's the program has.
class OpeningPlan
{
public:
    /// Days that are told of, the first one included.
    static constexpr int kDaysAhead = 30;

    /// `folder`: where the lists of holidays are. Errors: BadConfig, saying where ("hours: ...").
    static Result<OpeningPlan> parse(const QJsonObject& json, const QString& folder);

    /// Of `today` and the days after it. A day of a year without a notice is left out, unless it is
    /// named: it would be a guess.
    [[nodiscard]] catalog::OpeningHours from(QDate today) const;

private:
    Result<void> readCalendar(const QJsonObject& json, const QString& folder);

    QList<catalog::DaySpan> m_hours;
    QHash<int, QList<catalog::DaySpan>> m_weekdays;
    QMap<QDate, QList<catalog::DaySpan>> m_days;
    catalog::WorkCalendar m_calendar = catalog::WorkCalendar::builtIn();
};

} // namespace onewindow::platform
