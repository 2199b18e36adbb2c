// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/TicketEffects.h"

#include "services/core/Log.h"

namespace onewindow::ui {

void applyToTicket(Effect effect, KioskContext& context, queue::TicketService& tickets)
{
    OW_ENFORCE(context.ticket);
    const QByteArray id = context.ticket->ticket.id;
    const auto report = [](const Result<void>& result) {
        if (!result) {
            qCWarning(lcUi) << "cannot record what became of a ticket:"
                            << errorName(result.error().code) << result.error().detail;
        }
    };
    switch (effect) {
    case Effect::HoldPrinted:
        context.isHeld = true;
        tickets.hold(id, QStringLiteral("printer"), false, report);
        return;
    case Effect::HoldUnknown:
        context.isHeld = true;
        tickets.hold(id, QStringLiteral("printer"), true, report);
        return;
    case Effect::HoldNoted:
        context.isHeld = true;
        tickets.hold(id, QStringLiteral("citizen"), false, report);
        return;
    case Effect::HoldRestored:
        context.isHeld = true;
        context.ticket->ticket.state = queue::TicketState::Waiting;
        tickets.hold(id, context.foundBy, false, report);
        return;
    case Effect::SetAside:
        context.ticket->ticket.state = queue::TicketState::SetAside;
        tickets.setAside(id, report);
        return;
    case Effect::NoteReprinted:
        tickets.noteReprint(id, true, report);
        return;
    case Effect::NoteNotReprinted:
        tickets.noteReprint(id, false, report);
        return;
    default:
        OW_ENFORCE(false);
    }
}

} // namespace onewindow::ui
