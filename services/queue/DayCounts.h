// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"
#include "services/queue/QueueReport.h"

#include <QDate>
#include <QList>
#include <QString>

namespace onewindow::queue {

/// What each hall counted of each of its days that are over: `day_counts`, derived from
/// facts::kDayCounted; at a hall its own, at a centre those of all halls below. A later count of a
/// day, after a terminal has brought more of it, takes the place of the one before.
class DayCounts final : public journal::Projection
{
public:
    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    [[nodiscard]] QStringList tablesAfterCheckpoint() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;
};

/// A hall's own count of a day.
struct DayCount
{
    QString day;          ///< yyyy-MM-dd
    int levelMinutes = 0; ///< Who waited longer waited long.
    ReportFigures figures;
};

/// That of `hall` for `day`; nothing where it has not counted it.
Result<std::optional<DayCount>> dayCountOf(storage::Database& database, const QString& hall,
                                           const QString& day);

/// A month of a hall, as it counted its days.
struct CountedMonth
{
    QString hall;
    int days = 0;         ///< That were counted.
    int levelMinutes = 0; ///< Of the last of them.
    ReportFigures figures;
    /// Names the first count whose fact is missing, was changed, or says something else; empty when
    /// all is well.
    QString firstBad;
};

/// Reads a row a day, and the fact behind each. Errors: those of the store.
Result<CountedMonth> countedMonthOf(storage::Database& database, const QString& hall,
                                    const ReportSpan& span);

} // namespace onewindow::queue
