// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/HallLive.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace onewindow::queue {

/// What a window would do instead.
struct WindowPlan
{
    QString window;
    std::optional<QStringList> matters = std::nullopt; ///< Nothing: those that it serves.
    std::optional<bool> isOpen = std::nullopt;         ///< Nothing: as it is.
};

/// How long who comes now for a matter waits, by one play of the hall.
struct MatterOutlook
{
    int openWindows = 0;
    /// Nothing where no window serves it, or nobody could rely on it.
    std::optional<WaitRange> range;
    /// Of all runs, WaitForecast::kHorizon for those in which nobody calls; nothing where no window
    /// serves it.
    std::optional<double> meanMinutes;
    ServiceLevel nextHour;
};

struct WhatIfMatter
{
    QString id;
    int waiting = 0;
    bool isRough = false; ///< Too few services are known: the catalogue's usual time counts.
    MatterOutlook now;
    MatterOutlook then;
};

struct WhatIf
{
    qint64 asOfMs = 0;
    int levelMinutes = 0;
    ServiceLevel now; ///< Of the next hour.
    ServiceLevel then;
    QList<WhatIfMatter> matters; ///< Whoever waits for, or is served by a window before or after.
};

/// What would become of those who wait, and of who comes now, if windows worked by `plans`: the
/// hall of `atMs` (Unix ms) is played twice with the same luck of each person and window, so that
/// what differs comes of the plans. Changes nothing. `windows`: all that the hall has. Errors:
/// NotFound for a window or a matter that there is not, BadRequest for a window that is there twice
/// or would be open and serve nothing.
Result<WhatIf> whatIf(storage::Database& database, const HallSight& sight,
                      const QStringList& windows, const QList<WindowPlan>& plans, qint64 atMs);

/// {asOf, levelMinutes, level: {now, then}, matters: [{id, waiting, isRough?, now, then}]}, each of
/// a matter's two {openWindows, low?, high?, meanMinutes?, nextHour}.
QJsonObject toJson(const WhatIf& outcome);

} // namespace onewindow::queue
