// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/queue/WaitEstimate.h"
#include "services/storage/Database.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace onewindow::queue {

class WaitHistory;

/// What was forecast longer ago is not told any more.
inline constexpr qint64 kCurveAgeMs = 10LL * 60 * 1000;

/// A forecast for who has so many before them.
struct WaitPoint
{
    int ahead = 0;
    WaitRange range;

    friend bool operator==(const WaitPoint&, const WaitPoint&) = default;
};

/// What a hall forecasts for one matter, for whoever shows it elsewhere and counts by themselves
/// how many stand before somebody: who has a head start, of whatever length, has fewer before them,
/// and nobody passes them any more.
struct WaitCurve
{
    /// Points of either kind, at most.
    static constexpr std::size_t kPointsLimit = 16;

    std::vector<WaitPoint> ordinary; ///< By `ahead`, each once.
    std::vector<WaitPoint> earlier;  ///< Of those with a head start.

    [[nodiscard]] bool isEmpty() const { return ordinary.empty() && earlier.empty(); }

    /// For who has `ahead` before them: straight between two points, in proportion beyond them, as
    /// far as those who came in a few minutes may stand. With a head start by the other points
    /// where there are no such. Nothing where nothing honest can be said.
    [[nodiscard]] std::optional<WaitRange> at(int ahead, bool isEarlier) const;

    friend bool operator==(const WaitCurve&, const WaitCurve&) = default;
};

/// By matter, as of `atMs` (Unix ms): of those that an open window serves, and of which the hall
/// has learned enough. One forecast, of a few milliseconds.
Result<QMap<QString, WaitCurve>> waitCurves(storage::Database& database, const WaitHistory& history,
                                            qint64 atMs);

/// Whether who has a place in line reads something else by `now` than by `told` that matters to
/// them: more than five minutes, and more than a fifth of the longest wait that was told; or
/// something where nothing was told, or the other way round.
bool differsNotably(const WaitCurve& told, const WaitCurve& now);

/// Whether a curve has a point for who has `ahead` before them, once there is one for `last` (-1:
/// none yet): each near the front, and ever fewer behind.
bool isCurvePoint(int ahead, int last);

/// {ordinary?: [[ahead, low, high]], earlier?: likewise}
QJsonObject toJson(const WaitCurve& curve);
/// What toJson() has written; points that are none are left out.
WaitCurve waitCurveFrom(const QJsonObject& json);

} // namespace onewindow::queue
