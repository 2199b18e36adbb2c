// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/OpeningHours.h"
#include "services/storage/Database.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>

namespace onewindow::queue {

/// How many numbers a hall gives out in each hour of a day, by its own history.
struct UsualHours
{
    /// Days that the average is made of, at least, before anything is said by it.
    static constexpr int kDaysLeast = 5;
    /// And at most: the newest ones, of the last kLookBackDays.
    static constexpr int kDaysMost = 20;
    static constexpr int kLookBackDays = 40;
    /// A day with fewer numbers was no working day.
    static constexpr int kNumbersLeast = 20;

    int days = 0;
    QMap<int, int> perHour; ///< Numbers of an average day, rounded, by the hour they were taken in.

    friend bool operator==(const UsualHours&, const UsualHours&) = default;
};

/// The hall's working days before `today` (yyyy-MM-dd). Reads the tickets of kLookBackDays days,
/// some ten thousands of a large hall, through their key: once a day, over a reader's connection.
Result<UsualHours> usualHoursOf(storage::Database& database, const QString& today);

/// {days, perHour: {"9": 31}}
QJsonObject toJson(const UsualHours& hours);

/// What toJson() has written; what is wrong in it is left out.
UsualHours usualHoursFrom(const QJsonObject& json);

/// The hour with the fewest numbers, if coming then instead of now makes a clear difference:
/// kFewerLeast numbers fewer than in this hour, and half as many. Only whole hours in which the
/// hall is open today, as far as `opening` tells; never the first or the last in which numbers are
/// taken, which may be shorter. Nothing where the history is too short.
std::optional<int> quietHour(const UsualHours& hours, const catalog::OpeningHours& opening,
                             const QDateTime& now);

} // namespace onewindow::queue
