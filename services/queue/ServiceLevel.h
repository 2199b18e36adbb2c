// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Durations.h"
#include "services/core/Result.h"
#include "services/queue/HallMoment.h"
#include "services/queue/WaitForecast.h"
#include "services/storage/Database.h"

#include <QHash>
#include <QString>

namespace onewindow::queue {

/// How many people were called, and how many of them within so many minutes: the last call counts,
/// and the wait begins as waitsSince() says. Whole numbers of what was, means of what is forecast.
struct ServiceLevel
{
    double people = 0;
    double within = 0;

    /// 0 to 1; nobody was called: 1.
    [[nodiscard]] double share() const { return people > 0 ? within / people : 1; }
};

/// Calls of the last hour count as now, and the next hour is the next.
inline constexpr qint64 kServiceLevelSpanMs = kHourMs;

/// Of those who were called in the hour before `atMs` (Unix ms) and do not wait again. The cost
/// grows with those calls and with the lines that there have been.
Result<ServiceLevel> serviceLevelOf(storage::Database& database, qint64 atMs, int minutes);

/// The next hour of those who wait at a moment, by a forecast of it.
struct LevelsAhead
{
    ServiceLevel all;
    QHash<QString, ServiceLevel> byMatter;
};

/// Of those who will be called within the hour; and whoever will not be, but has waited for longer
/// than `minutes` by then, counts as well: a hall does not become better by calling nobody. Who
/// comes later is not among them.
LevelsAhead serviceLevelsAhead(const HallMoment& moment, const WaitForecast& forecast, int minutes);

} // namespace onewindow::queue
