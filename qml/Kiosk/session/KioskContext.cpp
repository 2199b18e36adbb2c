// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/KioskContext.h"

#include <utility>

namespace onewindow::ui {

namespace {

void wipe(QString& text)
{
    text.fill(QChar(u'\0'));
    text.clear();
}

void wipe(queue::IssuedTicket& issued)
{
    wipe(issued.maskedName);
    wipe(issued.link);
    wipe(issued.ticket.handle);
    wipe(issued.ticket.token);
}

} // namespace

void KioskContext::forgetJourney()
{
    std::optional<queue::Person> kept;
    if (hasCard()) {
        kept = std::exchange(person, std::nullopt);
    }
    const bool wasAsked = wasAskedElder;
    clear();
    person = std::move(kept);
    wasAskedElder = wasAsked && person.has_value();
}

void KioskContext::clear()
{
    if (person) {
        person->wipe();
    }
    for (queue::IssuedTicket& open : openTickets) {
        wipe(open);
    }
    if (ticket) {
        wipe(*ticket);
    }
    *this = {};
}

} // namespace onewindow::ui
