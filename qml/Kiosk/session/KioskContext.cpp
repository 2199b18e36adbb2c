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

void CardDetails::wipe()
{
    ui::wipe(sex);
    ui::wipe(nation);
    ui::wipe(address);
}

Facts KioskContext::facts() const
{
    Facts facts;
    facts.hasCard = hasCard();
    facts.wentWithoutCard = wentWithoutCard || (person && !facts.hasCard);
    facts.hasOpenTickets = !openTickets.isEmpty();
    facts.hasFurther = !further.isEmpty();
    facts.mayAddMatter = further.size() + 1 < queue::kMattersLimit;
    facts.isAddingMatter = isAddingMatter && !errand;
    facts.hasErrand = errand.has_value();
    facts.errandFrom = errandFrom;
    facts.cameByThemes = cameByThemes;
    facts.cameBySearch = cameBySearch;
    facts.searchedFrom = searchedFrom;
    facts.isHeld = isHeld;
    facts.isSetAside = ticket && (ticket->ticket.state == queue::TicketState::SetAside ||
                                  ticket->ticket.state == queue::TicketState::Missed);
    facts.isUnknown = isOutcomeUnknown;
    return facts;
}

QStringList KioskContext::matters() const
{
    return matter.isEmpty() ? QStringList() : QStringList(matter) + further;
}

void KioskContext::dropMatter(const QString& dropped)
{
    if (matter == dropped && !further.isEmpty()) {
        matter = further.takeFirst();
    } else {
        further.removeAll(dropped);
    }
}

void KioskContext::takeCard(std::optional<queue::Person> holder, CardDetails details)
{
    if (person) {
        person->wipe();
    }
    card.wipe();
    person = std::move(holder);
    card = std::move(details);
    wentWithoutCard = false;
}

void KioskContext::takeTicket(const queue::IssuedTicket& taken, const QString& by)
{
    using queue::TicketState;
    ticket = taken;
    foundBy = by;
    const TicketState state = taken.ticket.state;
    isHeld = state != TicketState::Pending && state != TicketState::SetAside &&
             state != TicketState::Missed;
    isOnPaper = false;
    isOutcomeUnknown = false;
    printCount = 0;
}

void KioskContext::takePrint(drivers::PrintOutcome outcome, drivers::DeviceStatus reason)
{
    using drivers::PrintOutcome;
    printerFault = outcome == PrintOutcome::Printed ? drivers::DeviceStatus::Ready : reason;
    isOnPaper = isOnPaper || outcome == PrintOutcome::Printed;
    isOutcomeUnknown = outcome == PrintOutcome::Unknown;
}

void KioskContext::leaveErrand()
{
    takenUp.reset();
    errand.reset();
    errandFrom = State::Home;
    isExchange = false;
}

void KioskContext::forgetJourney()
{
    std::optional<queue::Person> kept;
    CardDetails details;
    if (hasCard()) {
        kept = std::exchange(person, std::nullopt);
        details = std::exchange(card, {});
    }
    const bool wasAsked = wasAskedElder;
    clear();
    person = std::move(kept);
    card = std::move(details);
    wasAskedElder = wasAsked && person.has_value();
}

void KioskContext::clear()
{
    if (person) {
        person->wipe();
    }
    card.wipe();
    for (queue::IssuedTicket& open : openTickets) {
        wipe(open);
    }
    if (ticket) {
        wipe(*ticket);
    }
    *this = {};
}

} // namespace onewindow::ui
