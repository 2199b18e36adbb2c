// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/OpeningHours.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace onewindow::ui {

/// Which windows a board shows and speaks for: those of its areas, and those that are named. With
/// neither it is the whole hall's.
struct BoardZone
{
    /// As the windows' signs have them, in any language, or as ids of the hall's plan.
    QStringList areas;
    QStringList windows; ///< Ids.
};

/// When and how loud a board speaks.
struct BoardVoiceOptions
{
    int volume = 80;                    ///< Percent; 0 for a board that only shows.
    QHash<QString, int> areaVolumes;    ///< Percent, by area as BoardZone has it.
    QList<catalog::DaySpan> quietHours; ///< Of each day.
    int quietVolume = 0;                ///< Percent, in those hours; 0: nothing is said.
};

/// What a board is for, and how it speaks.
struct BoardOptions
{
    BoardZone zone;
    BoardVoiceOptions voice;
};

} // namespace onewindow::ui
