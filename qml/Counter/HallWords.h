// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/HallLines.h"
#include "services/queue/HallPicture.h"

#include <QJsonObject>
#include <QStringList>

namespace onewindow::ui {

// What GET /v1/hall/live says, in the program's language; see also HallEffects.h.

/// What the words are about.
struct HallSeen
{
    const QJsonObject& live;        ///< GET /v1/hall/live.
    const queue::HallPicture& hall; ///< The feed: what matters and windows are called.
    qint64 nowMs = 0;               ///< By the hall's clock.
};

/// A terminal that was not heard of for so long is away, and its journal stuck after that.
inline constexpr qint64 kTerminalAwayMs = 90'000;
inline constexpr qint64 kJournalStuckMs = 240'000;

/// "20–35 分钟"
QString minutesRangeText(const QJsonObject& outlook);
/// "72%" of {people, within}; a dash where there is nobody.
QString serviceLevelText(const QJsonObject& level);
/// How a level is: from four in five on well, from three in five on to be watched.
HallLine::Care serviceLevelCare(const QJsonObject& level);

/// What calls for somebody first: whom no window serves, who waits too long, who waits at all.
/// `marked`: matters of the window that is selected.
QList<HallLine> matterLines(const HallSeen& seen, const QStringList& marked);
/// In the order of the hall's file.
QList<HallLine> windowLines(const HallSeen& seen);
/// Those with a fault first.
QList<HallLine> terminalLines(const HallSeen& seen);
QList<HallLine> alarmLines(const HallSeen& seen);

/// The window's name, or "3 号窗口".
QString hallWindowName(const queue::HallPicture& hall, const QString& window);

} // namespace onewindow::ui
