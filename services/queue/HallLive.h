// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/queue/HallMoment.h"
#include "services/queue/ServiceLevel.h"
#include "services/queue/WaitEstimate.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace onewindow::queue {

/// A matter that somebody waits for, or that a window which is not closed serves.
struct LiveMatter
{
    QString id;
    int waiting = 0;
    qint64 longestSinceMs = 0; ///< Unix ms, since when who waits longest does; 0: nobody.
    int late = 0;              ///< Who waits for longer than the service level.
    QStringList windows;       ///< Open ones that serve it.
    /// For who comes now, as terminals tell it; nothing where nothing honest can be said.
    std::optional<WaitRange> range;
    std::optional<ServiceLevel> nextHour; ///< Nothing where nobody waits.
};

/// A hall at one moment, for who manages it.
struct HallLive
{
    HallMoment moment;
    int levelMinutes = 0;
    ServiceLevel lastHour;
    std::optional<ServiceLevel> nextHour; ///< Nothing where nobody waits.
    QList<LiveMatter> matters;            ///< By id.
};

/// What a hall's picture is made of; see WaitOutlook::history() and HallFeed::catalogue().
struct HallSight
{
    const WaitHistory& history;
    const catalog::Catalogue& catalogue;
    int levelMinutes = 0; ///< As HallRules have it.
};

/// The hall at `atMs` (Unix ms). Makes a forecast, which takes a few milliseconds: for a reader's
/// connection. The cost grows with who waits and who was called within the hour.
Result<HallLive> hallLive(storage::Database& database, const HallSight& sight, qint64 atMs);

/// By matter, the open windows of `moment` that serve it.
QHash<QString, QStringList> openWindowsOf(const HallMoment& moment);

/// {asOf, levelMinutes, level: {lastHour: {people, within}, nextHour?}, matters: [{id, waiting,
/// late, windows, longestSince?, low?, high?, nextHour?}], windows: [{id, state, matters, staff?,
/// reason?, since?, number?, ticket?, matter?, ticketState?, calledAt?, startedAt?}]}. Of `windows`
/// those that were never open are closed; times are Unix ms.
QJsonObject toJson(const HallLive& live, const QStringList& windows);
QJsonObject toJson(const ServiceLevel& level);

} // namespace onewindow::queue
