// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Journal.h"

#include <QString>

namespace onewindow::queue {

/// A number out of a place's own count of a day, given with or without anybody else:
/// "K1-20261130-0007". The issuer's mark is nobody else's in the hall on that day.
struct DayNumber
{
    QString text;
    qint64 counter = 0;
};

/// How far a place has counted.
struct DayCount
{
    QChar letter;    ///< What is numbered.
    QString mark;    ///< The issuer's, in its hall.
    QString day;     ///< yyyy-MM-dd.
    qint64 last = 0; ///< The last counter of that day; 0 for none.
};

/// The number after it. Errors: those of useMark().
Result<DayNumber> nextDayNumber(storage::Database& database, const journal::Journal& journal,
                                const DayCount& count);

} // namespace onewindow::queue
