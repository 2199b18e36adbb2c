// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace onewindow::ui {

/// Where the citizen stands in the journey; one page shows each.
enum class State {
    Home,
    LayCard,
    TypeNumber,
    LookUp, ///< The card was read; the store is asked for the person's open tickets.
    AskElder,
    MyTickets,
    Theme,
    Matter,
    Search, ///< A matter by its name, in place of theme and matter.
    Confirm,
    Class,
    DropMatter, ///< Which of several matters the number is not to be for after all.
    Issue,      ///< The store is asked for a number.
    Print,
    PrinterFault,
    Ticket,
    Existing,
    SetAside,
    Failed,
    AfterHours, ///< The hall is closed, or today's numbers are gone: what can be done without one.
    Errand,     ///< Something else than a number, on pages of its own: see ErrandViewModel.
};

/// What somebody comes for besides a number.
enum class Errand {
    Appointment, ///< Book one, see one's own, check in.
    Filing,      ///< Finish the chosen matter here and now.
    Feedback,    ///< Say what one thinks.
    Enquiry,     ///< Look something up: one's own matters, a guide, a notice, a place.
};

/// What can happen, whoever made it happen.
enum class Event {
    // The citizen
    Started,      ///< "Take a number", nothing chosen yet.
    ThemesWanted, ///< More than the home page shows.
    SearchWanted,
    ThemeChosen,
    MatterChosen,
    TypeChosen, ///< Wants to type a number in place of the card.
    NumberTyped,
    WentWithoutCard,
    ElderAccepted,
    ElderDeclined,
    TicketChosen,
    OtherMatterWanted,
    ClassWanted,
    ClassChosen,
    MoreWanted, ///< One more matter on the same number.
    DropWanted,
    MatterDropped,
    Confirmed,
    ErrandWanted, ///< The context says which. In its pages: it was given a code.
    MatterWanted, ///< The errand in hand asks for one.
    NumberWanted, ///< A number for the matter in hand: from an errand, or once the hall is open.
    NumberNoted,  ///< "I have written the number down."
    PrintWanted,  ///< Print again; or, of one set aside, put it back.
    Retried,
    Done,
    WentBack,
    WentHome,
    SignedOut,
    // The devices
    CardRead,      ///< While no card is known in the session.
    OtherCardRead, ///< Not the card of the session.
    CardRefused,   ///< The context says why.
    CodeFound,     ///< A ticket's code was scanned and this terminal knows it.
    Printed,
    NotPrinted,
    PrintUnknown,
    PrinterMended,
    // The store
    TicketsFound,
    Issued,
    ExistingFound,
    IssueFailed,
    // The clock
    TimedOut,
};

/// What next() must know of the context. All of it is derived from the context.
struct Facts
{
    bool hasCard = false;
    /// A number was typed, or the citizen said to go on without a card.
    bool wentWithoutCard = false;
    bool hasMatter = false;
    bool hasFurther = false;     ///< More than one is on the number.
    bool mayAddMatter = false;   ///< Fewer than fit on it.
    bool isAddingMatter = false; ///< The one that is chosen comes to those that are on it.
    bool needsCard = false;      ///< One of them does.
    bool asksElder = false;      ///< Old enough, not asked yet, not in elder mode.
    bool hasOpenTickets = false;
    bool isHallClosed = false; ///< Nobody would call a number.
    bool isStopped = false;    ///< The hall gives out no more numbers for the matter today.
    bool hasErrand = false;
    bool errandNeedsCard = false;
    bool isErrandBusy = false;        ///< It waits for the store or a device.
    bool isErrandResult = false;      ///< It has ended, and shows how.
    bool isErrandWaiting = false;     ///< It was left for a card that it asked for.
    State errandFrom = State::Home;   ///< Where it was asked for.
    bool cameByThemes = false;        ///< The matters were reached through the theme page.
    bool cameBySearch = false;        ///< The matter was chosen on the search page.
    State searchedFrom = State::Home; ///< Where the search was asked for: Home, Theme or Matter.
    bool canPrint = false;
    bool isHeld = false;     ///< The ticket in hand counts already.
    bool isSetAside = false; ///< The ticket in hand is set aside, or was missed.
    bool isUnknown = false;  ///< Nobody knows whether the paper came out.
    bool mayRetry = false;   ///< Fewer automatic prints than the limit.
};

/// What the runner does on the way into the new state, in this order.
enum class Effect {
    Wipe, ///< End the session: nothing of the person and of the journey is left, modes as at first.
    Forget, ///< Drop the journey; who laid the card stays.
    TakeCard,
    TakeFound,
    LookUpTickets,
    UseElderMode,
    BeginAdding,
    TakeBackLast, ///< The matter added last comes off the number, and another may be chosen.
    Issue,
    Print,
    HoldPrinted,
    HoldUnknown,
    HoldNoted,
    HoldRestored,
    SetAside,
    NoteReprinted,
    NoteNotReprinted,
    BeginErrand, ///< Also with who has laid the card, or the matter chosen, meanwhile.
    LeaveErrand, ///< Drop it; the rest of the journey stays.
};

struct Step
{
    State state = State::Home;
    QList<Effect> effects;

    friend bool operator==(const Step&, const Step&) = default;
};

/// Whether the state waits for the store or the printer: it takes no tap and has no countdown.
bool isBusy(State state);

/// The whole journey: where `event` leads from `state`. Pure. An event that means nothing in the
/// state leads to the same state with no effect.
Step next(State state, Event event, const Facts& facts);

} // namespace onewindow::ui
