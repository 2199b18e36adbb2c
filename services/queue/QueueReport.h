// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::queue {

/// What the figures are of.
enum class ReportBy { Window, Matter, Day };

/// "window", "matter", "day".
QString reportByName(ReportBy by);
std::optional<ReportBy> reportByFrom(QStringView name);

/// Figures of some numbers. A number counts for the matter it was for last and the window that had
/// it last; where it was called more than once, the last call counts. The second number of a person
/// that was closed with the first is none.
struct ReportFigures
{
    qint64 arrived = 0;  ///< Numbers given out.
    qint64 served = 0;   ///< Of them, came and are done.
    qint64 missed = 0;   ///< Of them, were called and did not come, for good.
    qint64 unserved = 0; ///< Of them, given up, put aside or left over when their day was over.
    // From taking the number (for an appointment: from its beginning, if that is later) to the
    // call.
    qint64 waited = 0;     ///< How many were called.
    qint64 waitMs = 0;     ///< Of all of them.
    qint64 waitedLong = 0; ///< Of them, longer than kLongWaitMs.
    // From the call to coming to the window.
    qint64 walked = 0;
    qint64 walkMs = 0;
    // From coming to the window to the end.
    qint64 attended = 0;
    qint64 attendMs = 0;
    // Numbers that say a range of minutes, and whose holder was called.
    qint64 quoted = 0;
    qint64 kept = 0; ///< Of them, called within it.

    static constexpr qint64 kLongWaitMs = 30LL * 60 * 1000;
};

struct ReportGroup
{
    QString key; ///< Window, matter or day (yyyy-MM-dd); empty: no window called it.
    ReportFigures figures;
};

/// The figures of a hall's numbers of the month of `month`, before `today`: of days that are over.
/// By key. Reads the tickets of that month through their key: for a reader that nobody waits for.
Result<QList<ReportGroup>> queueReportOf(storage::Database& database, QDate month, QDate today,
                                         ReportBy by);

/// How many were served from `fromMs` to before `toMs` (Unix ms), counted by when it ended.
Result<qint64> countDone(storage::Database& database, qint64 fromMs, qint64 toMs);

} // namespace onewindow::queue
