// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/OpeningHours.h"
#include "services/core/Result.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QMap>

namespace onewindow::catalog {

/// When a hall is open in a week as any other, and on which days it is otherwise:
///
///     {"hours": ["0830-1200", "1330-1700"], "weekdays": {"6": ["0900-1200"]},
///      "days": {"2026-12-31": ["0830-1200"], "2027-01-04": []}}
///
/// "hours" are those of a working day. "weekdays" (1 Monday to 7 Sunday) names the days of the week
/// that are otherwise; an empty list closes. "days" goes before all of that.
struct OpeningWeek
{
    static constexpr qsizetype kDaysLimit = 400; ///< With hours of their own.

    QList<DaySpan> hours; ///< Never empty.
    QMap<int, QList<DaySpan>> weekdays;
    QMap<QDate, QList<DaySpan>> days;

    /// What else is in `json` is left alone. Errors: BadConfig; the detail begins with where it is,
    /// as "weekdays.8: ...".
    static Result<OpeningWeek> parse(const QJsonObject& json);
    [[nodiscard]] QJsonObject toJson() const;

    /// Of a day of the week (1 to 7) that is neither a holiday nor made up for one.
    [[nodiscard]] QList<DaySpan> of(int weekday) const;

    /// The same with every day of the week named.
    [[nodiscard]] OpeningWeek expanded() const;

    friend bool operator==(const OpeningWeek&, const OpeningWeek&) = default;
};

} // namespace onewindow::catalog
