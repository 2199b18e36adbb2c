// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/queue/ReportTally.h"
#include "services/storage/Database.h"

#include <QDate>

namespace onewindow::queue {

/// Days that are over: of the month of `month`, before `today`; from `first` to before `end`, which
/// are the same where there is none.
struct ReportSpan
{
    QDate first;
    QDate end;

    static ReportSpan ofMonth(QDate month, QDate today);

    [[nodiscard]] bool isEmpty() const { return end <= first; }

    /// When the days begin and are over, Unix ms.
    [[nodiscard]] qint64 fromMs() const;
    [[nodiscard]] qint64 toMs() const;
};

/// The figures of a hall's numbers of those days, by its tickets; who waited longer than `levelMs`
/// waited long. Reads the tickets of the span through their key: for a reader that nobody waits
/// for, but for a few days.
Result<QueueReport> queueReportOf(storage::Database& database, const ReportSpan& span, ReportBy by,
                                  qint64 levelMs);

/// How many were served from `fromMs` to before `toMs` (Unix ms), counted by when it ended.
Result<qint64> countDone(storage::Database& database, qint64 fromMs, qint64 toMs);

} // namespace onewindow::queue
