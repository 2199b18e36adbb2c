// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/HallContact.h"

#include <QDateTime>
#include <QString>

namespace onewindow::ui {

// What is said of the hall's hours, in `language` and the translators' current one, which are the
// same.

/// "明天 9:00"; the near days have names.
QString openingText(const QDateTime& opens, const QDateTime& now, const QString& language);

/// "大厅已关门，明天 9:00 开门"; without the time where it is not known.
QString closedText(const HallClosing& closing, const QDateTime& now, const QString& language);

} // namespace onewindow::ui
