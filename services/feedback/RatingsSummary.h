// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QDate>
#include <QList>
#include <QString>

#include <array>

namespace onewindow::feedback {

/// What ratings are summed up by.
enum class RatingsBy { Window, Matter, Day };

/// How many were how satisfied.
struct RatingsGroup
{
    QString key; ///< Window, matter or day; empty: what belongs to none, or is too few to be told.
    std::array<qint64, 5> levels{}; ///< Of level 1 to 5.

    [[nodiscard]] qint64 count() const;
};

/// The ratings of one month of a hall, in groups none of which is so small that it might tell who
/// rated. Groups below kLeastGroup are told together, and not at all if that is still too few.
struct RatingsSummary
{
    QList<RatingsGroup> groups; ///< By key; the rest last.
    qint64 untold = 0;          ///< Ratings in no group.

    /// Ratings that a group has at least.
    static constexpr qint64 kLeastGroup = 5;
};

/// The ratings given in `hall` in the calendar month of `month` before `today`: what is over, so
/// that nobody sees a figure move as somebody leaves a window. Months do not overlap, so that no
/// two answers tell a smaller group by their difference. Reads the hall's tickets: for a reader
/// that nobody waits for. By day, a rating of `today` comes the day after.
Result<RatingsSummary> ratingsOf(storage::Database& database, const QString& hall, QDate month,
                                 QDate today, RatingsBy by);

} // namespace onewindow::feedback
