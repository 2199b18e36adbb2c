// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/KioskFlowParts.h"

namespace onewindow::ui::flow {

namespace {

Step fromConfirm(Event event, const Facts& facts)
{
    switch (event) {
    case Event::Confirmed:
        return facts.isStopped ? stay(State::AfterHours) : Step{State::Issue, {Effect::Issue}};
    case Event::ClassWanted:
        return stay(State::Class);
    case Event::MoreWanted:
        return facts.mayAddMatter ? Step{State::Theme, {Effect::BeginAdding}}
                                  : stay(State::Confirm);
    case Event::DropWanted:
        return stay(facts.hasFurther ? State::DropMatter : State::Confirm);
    case Event::ErrandWanted:
        return toErrand(State::Confirm, facts);
    case Event::WentBack:
        return backToChoice(facts);
    default:
        return stay(State::Confirm);
    }
}

Step fromDropMatter(Event event)
{
    const bool isOver = event == Event::MatterDropped || event == Event::WentBack;
    return stay(isOver ? State::Confirm : State::DropMatter);
}

Step fromAfterHours(Event event, const Facts& facts)
{
    switch (event) {
    case Event::NumberWanted:
        return stay(toNumber(facts));
    case Event::ErrandWanted:
        return toErrand(State::AfterHours, facts);
    case Event::WentBack:
        return stay(matterPage(facts));
    default:
        return stay(State::AfterHours);
    }
}

Step fromClass(Event event)
{
    const bool isOver = event == Event::ClassChosen || event == Event::WentBack;
    return stay(isOver ? State::Confirm : State::Class);
}

Step fromIssue(Event event, const Facts& facts)
{
    switch (event) {
    case Event::Issued:
        return facts.canPrint ? Step{State::Print, {Effect::Print}} : stay(State::PrinterFault);
    case Event::ExistingFound:
        return stay(State::Existing);
    case Event::IssueFailed:
        return stay(State::Failed);
    default:
        return stay(State::Issue);
    }
}

Step fromPrint(Event event, const Facts& facts)
{
    switch (event) {
    case Event::Printed:
        return {State::Ticket, {facts.isHeld ? Effect::NoteReprinted : Effect::HoldPrinted}};
    case Event::NotPrinted:
        return facts.isHeld ? Step{State::PrinterFault, {Effect::NoteNotReprinted}}
                            : stay(State::PrinterFault);
    case Event::PrintUnknown:
        return {State::PrinterFault,
                {facts.isHeld ? Effect::NoteNotReprinted : Effect::HoldUnknown}};
    default:
        return stay(State::Print);
    }
}

Step fromPrinterFault(Event event, const Facts& facts)
{
    switch (event) {
    case Event::NumberNoted:
        return facts.isHeld ? stay(State::Ticket) : Step{State::Ticket, {Effect::HoldNoted}};
    case Event::PrinterMended:
        // Where the paper may be out already, a second one only comes when asked for.
        return facts.mayRetry && !facts.isUnknown ? Step{State::Print, {Effect::Print}}
                                                  : stay(State::PrinterFault);
    case Event::PrintWanted:
        return facts.canPrint ? Step{State::Print, {Effect::Print}} : stay(State::PrinterFault);
    default:
        return stay(State::PrinterFault);
    }
}

Step fromTicket(Event event, const Facts& facts)
{
    switch (event) {
    case Event::Done:
        return {State::Home, {Effect::Wipe}};
    case Event::OtherMatterWanted:
        return facts.hasCard ? Step{State::Theme, {Effect::Forget}} : stay(State::Ticket);
    default:
        return stay(State::Ticket);
    }
}

Step fromExisting(Event event, const Facts& facts)
{
    switch (event) {
    case Event::PrintWanted: {
        Step step{facts.canPrint ? State::Print : State::PrinterFault, {}};
        if (facts.isSetAside) {
            step.effects.append(Effect::HoldRestored);
        }
        if (facts.canPrint) {
            step.effects.append(Effect::Print);
        }
        return step;
    }
    case Event::WentBack:
        if (facts.hasFurther) {
            return stay(State::Confirm); // There the one that is open already can be taken off.
        }
        if (facts.hasMatter) {
            return stay(matterPage(facts));
        }
        return facts.hasOpenTickets ? stay(State::MyTickets) : Step{State::Home, {Effect::Forget}};
    case Event::ErrandWanted:
        return toErrand(State::Existing, facts);
    case Event::Done:
        return {State::Home, {Effect::Wipe}};
    default:
        return stay(State::Existing);
    }
}

Step fromSetAside(Event event)
{
    switch (event) {
    case Event::NumberNoted:
        return {State::Ticket, {Effect::HoldNoted}};
    case Event::Done:
        return {State::Home, {Effect::Wipe}};
    default:
        return stay(State::SetAside);
    }
}

Step fromFailed(Event event)
{
    const bool isOver = event == Event::Retried || event == Event::WentBack;
    return stay(isOver ? State::Confirm : State::Failed);
}

} // namespace

Step fromNumber(State state, Event event, const Facts& facts)
{
    switch (state) {
    case State::Confirm:
        return fromConfirm(event, facts);
    case State::Class:
        return fromClass(event);
    case State::DropMatter:
        return fromDropMatter(event);
    case State::Issue:
        return fromIssue(event, facts);
    case State::Print:
        return fromPrint(event, facts);
    case State::PrinterFault:
        return fromPrinterFault(event, facts);
    case State::Ticket:
        return fromTicket(event, facts);
    case State::Existing:
        return fromExisting(event, facts);
    case State::SetAside:
        return fromSetAside(event);
    case State::Failed:
        return fromFailed(event);
    case State::AfterHours:
        return fromAfterHours(event, facts);
    default:
        Q_UNREACHABLE();
    }
}

} // namespace onewindow::ui::flow
