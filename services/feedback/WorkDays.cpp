// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/WorkDays.h"

namespace onewindow::feedback {

bool isWeekday(const QDate& day)
{
    return day.dayOfWeek() <= Qt::Friday;
}

QDate addWorkDays(const QDate& day, int count, const IsWorkDay& isWorkDay)
{
    constexpr int kMostDays = 366;
    QDate reached = day;
    for (int i = 0; i < kMostDays && count > 0; ++i) {
        reached = reached.addDays(1);
        count -= isWorkDay(reached) ? 1 : 0;
    }
    return reached;
}

} // namespace onewindow::feedback
