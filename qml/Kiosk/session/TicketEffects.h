// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/KioskContext.h"
#include "qml/Kiosk/session/KioskFlow.h"

namespace onewindow::ui {

/// Carries out an effect that says what became of the ticket in hand: in `context`, and as a fact
/// of `tickets`. The other effects are the session's own.
void applyToTicket(Effect effect, KioskContext& context, queue::TicketService& tickets);

} // namespace onewindow::ui
