// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Board/ZoneWindows.h"
#include "services/queue/HallPicture.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace onewindow::ui {

/// Numbers that are to get ready, at most.
inline constexpr qsizetype kReadyLimit = 3;

/// Those who wait for a window of the zone and are called next, the first one first, by what each
/// line's order says; whose turn it is is decided when a window calls.
QStringList readyNumbers(const queue::HallPicture& hall, const ZoneWindows& zone);

/// A number that was called in vain.
struct MissedNumber
{
    QString number;
    qint64 atMs = 0;

    friend bool operator==(const MissedNumber&, const MissedNumber&) = default;
};

/// Missed numbers are shown for so long.
inline constexpr qint64 kMissedMs = 30LL * 60 * 1000;

/// Called in vain by a window of the zone and not back yet, the latest first.
QList<MissedNumber> missedNumbers(const queue::HallPicture& hall, const ZoneWindows& zone,
                                  qint64 nowMs);

/// Who at the end of the zone's lines will hardly be called today.
struct LateNumbers
{
    /// That are shown, at most.
    static constexpr qsizetype kLimit = 4;

    QStringList numbers; ///< The first of them.
    int count = 0;
};

/// Also of what no window of the hall serves any more.
LateNumbers lateNumbers(const queue::HallPicture& hall, const ZoneWindows& zone);

/// How busy the hall usually is, hour by hour.
struct UsualDay
{
    int firstHour = 0;
    QList<double> shares; ///< Of the busiest hour, from the first one on; empty: not known yet.

    friend bool operator==(const UsualDay&, const UsualDay&) = default;
};

UsualDay usualDay(const queue::HallPicture& hall);

} // namespace onewindow::ui
