// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/WindowQueue.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace onewindow::ui {

/// Puts whom the window calls next before all others, and says why, in the program's language;
/// empty where nobody waits. `waiting`: those whom it calls, the earliest due first; `window` and
/// `hall` as the feed has them.
QString putNextFirst(QList<QJsonObject>& waiting, const QJsonObject& window,
                     const QJsonObject& hall);

/// Why `ticket`, which waits at this window, is not called yet: how many come before it, and why
/// the first of them does; empty where it does not wait here.
QString whyNotYet(const queue::HallPicture& hall, const WindowQueue& queue,
                  const QJsonObject& ticket);

/// Which of two numbers comes or came before the other, and why, as GET /v1/tickets/{ticket}/why
/// answers it.
QString whyText(const QJsonObject& why);

} // namespace onewindow::ui
