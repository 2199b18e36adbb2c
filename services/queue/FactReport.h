// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/QueueReport.h"

#include <QString>

namespace onewindow::queue {

/// A report made of nothing but a hall's facts.
struct FactReport
{
    QueueReport report;
    int days = 0;          ///< On which somebody took a number.
    QString firstBad;      ///< As journal::SpanCheck: names a row that is missing, or was changed.
    bool isPruned = false; ///< Older rows of the span are not kept here any more.
};

/// The figures of `hall`'s numbers as its chains in this store give them, day by day, each row held
/// to its digest: the same as queueReportOf() at the hall, for whoever keeps its facts and no
/// tickets. It ends at the first bad row: what follows would be guessed. A large hall's month is
/// some hundred thousand rows: for a reader that nobody waits for.
Result<FactReport> reportFromFacts(storage::Database& database, const QString& hall,
                                   const ReportSpan& span, ReportBy by, qint64 levelMs);

} // namespace onewindow::queue
