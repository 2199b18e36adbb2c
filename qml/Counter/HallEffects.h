// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/HallLines.h"
#include "services/queue/HallPicture.h"

#include <QJsonObject>

namespace onewindow::ui {

/// Lines at most.
inline constexpr qsizetype kEffectsShown = 8;

/// What of POST /v1/hall/what-if is worth reading, in the program's language, the worst first:
/// matters that another number of windows serves, and those that are waited for a minute longer or
/// shorter.
QList<HallLine> effectLines(const QJsonObject& outcome, const queue::HallPicture& hall);

} // namespace onewindow::ui
