// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/TicketListModel.h"
#include "services/queue/HallPicture.h"

namespace onewindow::ui {

/// The people of a window: who waits for what it serves or for it alone, in the order they will be
/// called, and whose ticket was set aside or missed.
struct WindowQueue
{
    QList<TicketLine> waiting;
    QList<TicketLine> setAside;
    QList<TicketLine> suspended; ///< Of the whole hall, who is away longest first.
    qint64 longestWaitMs = 0;
    QString nextReason; ///< Why the first of those who wait is the first; empty for nobody.
};

/// The queue of `window` by the hall's clock, in the program's language.
WindowQueue windowQueue(const queue::HallPicture& hall, const QString& window, qint64 hallNowMs);

/// The ticket of the hall that `code` names: its number, or the link or the token of its QR code,
/// typed or from a scanner that types. Empty if there is none.
QJsonObject ticketByCode(const queue::HallPicture& hall, const QString& code);

/// The two numbers of "A1021 A1023", as people type them; empty for anything else.
QStringList twoNumbersOf(const QString& code);

/// Whether a clerk may put the ticket back in its place.
bool canBeRestored(const QJsonObject& ticket);

} // namespace onewindow::ui
