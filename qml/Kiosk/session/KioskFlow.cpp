// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/KioskFlow.h"

#include "qml/Kiosk/session/KioskFlowParts.h"

#include <optional>

namespace onewindow::ui {

namespace flow {

Step stay(State state)
{
    return {state, {}};
}

bool hasNoNumbers(const Facts& facts)
{
    return facts.isHallClosed || facts.isStopped;
}

State matterPage(const Facts& facts)
{
    return facts.cameBySearch ? State::Search : State::Matter;
}

Step backToChoice(const Facts& facts)
{
    return facts.hasFurther ? Step{matterPage(facts), {Effect::TakeBackLast}}
                            : stay(matterPage(facts));
}

State toNumber(const Facts& facts)
{
    if (hasNoNumbers(facts)) {
        return State::AfterHours;
    }
    const bool needsNoMore = facts.hasCard || (facts.wentWithoutCard && !facts.needsCard);
    return needsNoMore ? State::Confirm : State::LayCard;
}

Step toErrand(State state, const Facts& facts)
{
    if (!facts.hasErrand) {
        return stay(state);
    }
    if (facts.errandNeedsCard && !facts.hasCard) {
        return stay(State::LayCard);
    }
    return {State::Errand, {Effect::BeginErrand}};
}

} // namespace flow

using namespace flow;

namespace {

/// Who the person is, is settled (a card, a typed number, or none): what comes next.
Step afterIdentity(const Facts& facts)
{
    if (facts.hasErrand) {
        return {State::Errand, {Effect::BeginErrand}};
    }
    if (facts.hasMatter) {
        return stay(hasNoNumbers(facts) ? State::AfterHours : State::Confirm);
    }
    return stay(facts.hasOpenTickets ? State::MyTickets : State::Theme);
}

Step afterMatter(const Facts& facts)
{
    if (facts.hasErrand) {
        return {State::Errand, {Effect::BeginErrand}};
    }
    return stay(toNumber(facts));
}

/// A number that nobody holds and no paper shows is not called: it is set aside, whatever way the
/// citizen leaves.
bool leavesANumberBehind(State state, const Facts& facts)
{
    return state == State::PrinterFault && !facts.isHeld;
}

/// Back to where the errand was asked for.
Step fromErrandBack(const Facts& facts)
{
    if (facts.errandFrom == State::Home) {
        return {State::Home, {Effect::Forget}};
    }
    return {facts.errandFrom, {Effect::LeaveErrand}};
}

/// Leaving, and the clock: the same in every state that is not busy.
std::optional<Step> leave(State state, Event event, const Facts& facts)
{
    const bool staysHere = isBusy(state) || facts.isErrandBusy;
    switch (event) {
    case Event::SignedOut:
    case Event::TimedOut:
        if (staysHere) {
            return stay(state);
        }
        if (leavesANumberBehind(state, facts)) {
            return Step{State::Home, {Effect::SetAside, Effect::Wipe}};
        }
        return Step{State::Home, {Effect::Wipe}};
    case Event::WentHome:
        if (staysHere) {
            return stay(state);
        }
        if (leavesANumberBehind(state, facts)) {
            return Step{State::SetAside, {Effect::SetAside}};
        }
        return Step{State::Home, {Effect::Forget}};
    default:
        return std::nullopt;
    }
}

/// Cards and codes, which may come at any time.
std::optional<Step> sense(State state, Event event, const Facts& facts)
{
    // A number in hand that is not safe yet is not dropped for another card.
    const bool isDeaf = isBusy(state) || facts.isErrandBusy || state == State::AskElder ||
                        leavesANumberBehind(state, facts);
    const bool isResult = state == State::Ticket || state == State::Existing ||
                          state == State::SetAside || state == State::PrinterFault ||
                          facts.isErrandResult;
    switch (event) {
    case Event::CardRead:
        if (isDeaf) {
            return stay(state);
        }
        if (isResult) {
            return Step{State::LookUp, {Effect::Wipe, Effect::TakeCard, Effect::LookUpTickets}};
        }
        return Step{State::LookUp, {Effect::TakeCard, Effect::LookUpTickets}};
    case Event::OtherCardRead:
        if (isDeaf) {
            return stay(state);
        }
        return Step{State::LookUp, {Effect::Wipe, Effect::TakeCard, Effect::LookUpTickets}};
    case Event::CardRefused: {
        const bool isAsking =
            state == State::Home || state == State::LayCard || state == State::TypeNumber;
        return stay(isAsking && !facts.hasCard ? State::LayCard : state);
    }
    case Event::CodeFound:
        if (isDeaf || isResult || state == State::Errand) {
            return stay(state);
        }
        return Step{State::Existing, {Effect::TakeFound}};
    default:
        return std::nullopt;
    }
}

Step fromHome(Event event, const Facts& facts)
{
    switch (event) {
    case Event::Started:
        // Without a number nobody has to be known before it is clear what for.
        return stay(facts.hasCard || facts.isHallClosed ? State::Theme : State::LayCard);
    case Event::ThemesWanted:
        return stay(State::Theme);
    case Event::SearchWanted:
        return stay(State::Search);
    case Event::ThemeChosen:
        return stay(State::Matter);
    case Event::ErrandWanted:
        return toErrand(State::Home, facts);
    default:
        return stay(State::Home);
    }
}

Step fromLayCard(Event event, const Facts& facts)
{
    const bool mayGoWithout =
        facts.hasErrand ? !facts.errandNeedsCard : !(facts.hasMatter && facts.needsCard);
    switch (event) {
    case Event::TypeChosen:
        return stay(mayGoWithout ? State::TypeNumber : State::LayCard);
    case Event::WentWithoutCard:
        return mayGoWithout ? afterIdentity(facts) : stay(State::LayCard);
    case Event::ErrandWanted:
        return toErrand(State::LayCard, facts);
    case Event::WentBack:
        if (facts.hasErrand) {
            return facts.isErrandWaiting ? Step{State::Errand, {Effect::BeginErrand}}
                                         : fromErrandBack(facts);
        }
        return facts.hasMatter ? backToChoice(facts) : Step{State::Home, {Effect::Forget}};
    default:
        return stay(State::LayCard);
    }
}

Step fromTypeNumber(Event event, const Facts& facts)
{
    switch (event) {
    case Event::NumberTyped:
        return afterIdentity(facts);
    case Event::WentBack:
        return stay(State::LayCard);
    default:
        return stay(State::TypeNumber);
    }
}

Step fromLookUp(Event event, const Facts& facts)
{
    if (event == Event::TicketsFound) {
        return facts.asksElder ? stay(State::AskElder) : afterIdentity(facts);
    }
    return stay(State::LookUp);
}

Step fromAskElder(Event event, const Facts& facts)
{
    switch (event) {
    case Event::ElderAccepted: {
        Step step = afterIdentity(facts);
        step.effects.prepend(Effect::UseElderMode);
        return step;
    }
    case Event::ElderDeclined:
        return afterIdentity(facts);
    default:
        return stay(State::AskElder);
    }
}

Step fromChoosing(State state, Event event, const Facts& facts)
{
    switch (event) {
    case Event::ThemeChosen:
        return stay(State::Matter);
    case Event::SearchWanted:
        return stay(State::Search);
    case Event::MatterChosen:
        return afterMatter(facts);
    case Event::ErrandWanted:
        return toErrand(state, facts);
    case Event::WentBack:
        if (state == State::Matter && facts.cameByThemes) {
            return stay(State::Theme);
        }
        if (facts.hasErrand) {
            return stay(State::Errand);
        }
        return facts.isAddingMatter ? stay(State::Confirm) : Step{State::Home, {Effect::Forget}};
    default:
        return stay(state);
    }
}

Step fromSearch(Event event, const Facts& facts)
{
    switch (event) {
    case Event::MatterChosen:
        return afterMatter(facts);
    case Event::ErrandWanted:
        return toErrand(State::Search, facts);
    case Event::WentBack:
        return facts.searchedFrom == State::Home ? Step{State::Home, {Effect::Forget}}
                                                 : stay(facts.searchedFrom);
    default:
        return stay(State::Search);
    }
}

Step fromMyTickets(Event event, const Facts& facts)
{
    switch (event) {
    case Event::TicketChosen:
        return stay(State::Existing);
    case Event::OtherMatterWanted:
        return stay(State::Theme);
    case Event::ErrandWanted:
        return toErrand(State::MyTickets, facts);
    case Event::WentBack:
        return {State::Home, {Effect::Forget}};
    default:
        return stay(State::MyTickets);
    }
}

/// An errand's own pages are its own affair; here is what leads out of them.
Step fromErrand(Event event, const Facts& facts)
{
    if (facts.isErrandBusy && event != Event::Issued && event != Event::ExistingFound) {
        return stay(State::Errand);
    }
    switch (event) {
    case Event::MatterWanted:
        return stay(State::Theme);
    case Event::ErrandWanted:
        // Something was scanned or chosen that it goes on with; or another errand takes over.
        return toErrand(State::Errand, facts);
    case Event::NumberWanted:
        return facts.hasMatter ? Step{toNumber(facts), {Effect::LeaveErrand}} : stay(State::Errand);
    case Event::Issued:
        return facts.canPrint ? Step{State::Print, {Effect::LeaveErrand, Effect::Print}}
                              : Step{State::PrinterFault, {Effect::LeaveErrand}};
    case Event::ExistingFound:
        return {State::Existing, {Effect::LeaveErrand}};
    case Event::WentBack:
        return fromErrandBack(facts);
    case Event::Done:
        return {State::Home, {Effect::Wipe}};
    default:
        return stay(State::Errand);
    }
}

} // namespace

bool isBusy(State state)
{
    return state == State::LookUp || state == State::Issue || state == State::Print;
}

Step next(State state, Event event, const Facts& facts)
{
    if (const std::optional<Step> step = leave(state, event, facts)) {
        return *step;
    }
    if (const std::optional<Step> step = sense(state, event, facts)) {
        return *step;
    }
    switch (state) {
    case State::Home:
        return fromHome(event, facts);
    case State::LayCard:
        return fromLayCard(event, facts);
    case State::TypeNumber:
        return fromTypeNumber(event, facts);
    case State::LookUp:
        return fromLookUp(event, facts);
    case State::AskElder:
        return fromAskElder(event, facts);
    case State::MyTickets:
        return fromMyTickets(event, facts);
    case State::Theme:
    case State::Matter:
        return fromChoosing(state, event, facts);
    case State::Search:
        return fromSearch(event, facts);
    case State::Confirm:
    case State::Class:
    case State::DropMatter:
    case State::Issue:
    case State::Print:
    case State::PrinterFault:
    case State::Ticket:
    case State::Existing:
    case State::SetAside:
    case State::Failed:
    case State::AfterHours:
        return fromNumber(state, event, facts);
    case State::Errand:
        return fromErrand(event, facts);
    }
    Q_UNREACHABLE();
}

} // namespace onewindow::ui
