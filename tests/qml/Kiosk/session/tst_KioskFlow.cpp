// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/KioskFlow.h"

#include <QTest>

using onewindow::ui::Effect;
using onewindow::ui::Event;
using onewindow::ui::Facts;
using onewindow::ui::isBusy;
using onewindow::ui::next;
using onewindow::ui::State;
using onewindow::ui::Step;

Q_DECLARE_METATYPE(State)
Q_DECLARE_METATYPE(Event)
Q_DECLARE_METATYPE(Facts)
Q_DECLARE_METATYPE(QList<Effect>)

namespace {

constexpr int kStateCount = static_cast<int>(State::Errand) + 1;
constexpr int kEventCount = static_cast<int>(Event::TimedOut) + 1;

void addColumns()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<Event>("event");
    QTest::addColumn<Facts>("facts");
    QTest::addColumn<State>("to");
    QTest::addColumn<QList<Effect>>("effects");
}

void row(const char* name, State state, Event event, const Facts& facts, State to,
         const QList<Effect>& effects = {})
{
    QTest::newRow(name) << state << event << facts << to << effects;
}

void compareStep()
{
    QFETCH(State, state);
    QFETCH(Event, event);
    QFETCH(Facts, facts);
    const Step step = next(state, event, facts);
    QTEST(step.state, "to");
    QTEST(step.effects, "effects");
}

bool has(const QList<Effect>& effects, Effect effect)
{
    return effects.contains(effect);
}

const Facts kNobody{};
const Facts kCard{.hasCard = true};
const Facts kCardMatter{.hasCard = true, .hasMatter = true};
const Facts kMatter{.hasMatter = true};
const Facts kCardNeeded{.hasMatter = true, .needsCard = true};
const Facts kCanPrint{.canPrint = true};

} // namespace

/// The citizen's journey as rows: from where, by what, knowing what, to where, doing what.
class TestKioskFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identifies_data();

    void identifies() { compareStep(); }

    void chooses_data();

    void chooses() { compareStep(); }

    void searches_data();

    void searches() { compareStep(); }

    void knowsTheHallIsClosed_data();

    void knowsTheHallIsClosed() { compareStep(); }

    void knowsNumbersAreGone_data();

    void knowsNumbersAreGone() { compareStep(); }

    void putsSeveralOnOneNumber_data();

    void putsSeveralOnOneNumber() { compareStep(); }

    void takesANumber_data();

    void takesANumber() { compareStep(); }

    void prints_data();

    void prints() { compareStep(); }

    void findsANumberAgain_data();

    void findsANumberAgain() { compareStep(); }

    void takesCardsAndCodesAnyTime_data();

    void takesCardsAndCodesAnyTime() { compareStep(); }

    void comesForSomethingElse_data();

    void comesForSomethingElse() { compareStep(); }

    void leavesEveryStateTheSameWay_data();
    void leavesEveryStateTheSameWay();
    void neverLeavesAnUnheldNumberToBeCalled();
    void neverPrintsWithoutANumber();
    void holdsATicketOnlyWhereOneIsInHand();
};

void TestKioskFlow::identifies_data()
{
    addColumns();
    const Facts open{.hasCard = true, .hasOpenTickets = true};
    const Facts old{.hasCard = true, .hasMatter = true, .asksElder = true};
    const QList<Effect> take{Effect::TakeCard, Effect::LookUpTickets};
    row("hero, nobody known", State::Home, Event::Started, kNobody, State::LayCard);
    row("hero, card known", State::Home, Event::Started, kCard, State::Theme);
    row("card on the home page", State::Home, Event::CardRead, kNobody, State::LookUp, take);
    row("card on the card page", State::LayCard, Event::CardRead, kMatter, State::LookUp, take);
    row("card while typing", State::TypeNumber, Event::CardRead, kNobody, State::LookUp, take);
    row("looked up, nothing chosen", State::LookUp, Event::TicketsFound, kCard, State::Theme);
    row("looked up, matter chosen", State::LookUp, Event::TicketsFound, kCardMatter,
        State::Confirm);
    row("looked up, has numbers", State::LookUp, Event::TicketsFound, open, State::MyTickets);
    row("looked up, old enough", State::LookUp, Event::TicketsFound, old, State::AskElder);
    row("elder mode wanted", State::AskElder, Event::ElderAccepted, kCardMatter, State::Confirm,
        {Effect::UseElderMode});
    row("elder mode not wanted", State::AskElder, Event::ElderDeclined, kCard, State::Theme);
    row("card refused on the home page", State::Home, Event::CardRefused, kNobody, State::LayCard);
    row("card refused on the card page", State::LayCard, Event::CardRefused, kNobody,
        State::LayCard);
    row("card refused later", State::Confirm, Event::CardRefused, kMatter, State::Confirm);
    row("wants to type", State::LayCard, Event::TypeChosen, kMatter, State::TypeNumber);
    row("may not type", State::LayCard, Event::TypeChosen, kCardNeeded, State::LayCard);
    row("typed, nothing chosen", State::TypeNumber, Event::NumberTyped, kNobody, State::Theme);
    row("typed, matter chosen", State::TypeNumber, Event::NumberTyped, kMatter, State::Confirm);
    row("without card, matter chosen", State::LayCard, Event::WentWithoutCard, kMatter,
        State::Confirm);
    row("without card, nothing chosen", State::LayCard, Event::WentWithoutCard, kNobody,
        State::Theme);
    row("without card, but needed", State::LayCard, Event::WentWithoutCard, kCardNeeded,
        State::LayCard);
}

void TestKioskFlow::chooses_data()
{
    addColumns();
    const Facts without{.wentWithoutCard = true, .hasMatter = true};
    const Facts withoutButNeeded{.wentWithoutCard = true, .hasMatter = true, .needsCard = true};
    const Facts byThemes{.cameByThemes = true};
    row("theme at home", State::Home, Event::ThemeChosen, kNobody, State::Matter);
    row("all themes", State::Home, Event::ThemesWanted, kNobody, State::Theme);
    row("theme", State::Theme, Event::ThemeChosen, kNobody, State::Matter);
    row("matter, nobody known", State::Matter, Event::MatterChosen, kMatter, State::LayCard);
    row("matter, card known", State::Matter, Event::MatterChosen, kCardMatter, State::Confirm);
    row("matter, without card", State::Matter, Event::MatterChosen, without, State::Confirm);
    row("matter that needs the card", State::Matter, Event::MatterChosen, withoutButNeeded,
        State::LayCard);
    row("class opened", State::Confirm, Event::ClassWanted, kMatter, State::Class);
    row("class chosen", State::Class, Event::ClassChosen, kMatter, State::Confirm);
    row("back from class", State::Class, Event::WentBack, kMatter, State::Confirm);
    row("back from confirming", State::Confirm, Event::WentBack, kMatter, State::Matter);
    row("back from matters to themes", State::Matter, Event::WentBack, byThemes, State::Theme);
    row("back from matters to home", State::Matter, Event::WentBack, kNobody, State::Home,
        {Effect::Forget});
    row("back from themes", State::Theme, Event::WentBack, kCard, State::Home, {Effect::Forget});
    row("back from card to matter", State::LayCard, Event::WentBack, kMatter, State::Matter);
    row("back from card to home", State::LayCard, Event::WentBack, kNobody, State::Home,
        {Effect::Forget});
    row("back from typing", State::TypeNumber, Event::WentBack, kMatter, State::LayCard);
}

void TestKioskFlow::searches_data()
{
    addColumns();
    const Facts bySearch{.hasMatter = true, .cameBySearch = true};
    const Facts cardBySearch{.hasCard = true, .hasMatter = true, .cameBySearch = true};
    const Facts without{.wentWithoutCard = true, .hasMatter = true, .cameBySearch = true};
    const Facts needed{
        .wentWithoutCard = true, .hasMatter = true, .needsCard = true, .cameBySearch = true};
    const Facts fromThemes{.searchedFrom = State::Theme};
    const Facts fromMatters{.hasMatter = true, .searchedFrom = State::Matter};
    row("search at home", State::Home, Event::SearchWanted, kNobody, State::Search);
    row("search among themes", State::Theme, Event::SearchWanted, kCard, State::Search);
    row("search among matters", State::Matter, Event::SearchWanted, kNobody, State::Search);
    row("search while confirming", State::Confirm, Event::SearchWanted, kMatter, State::Confirm);
    row("search while laying the card", State::LayCard, Event::SearchWanted, kNobody,
        State::LayCard);
    row("search while printing", State::Print, Event::SearchWanted, kMatter, State::Print);
    row("found, nobody known", State::Search, Event::MatterChosen, bySearch, State::LayCard);
    row("found, card known", State::Search, Event::MatterChosen, cardBySearch, State::Confirm);
    row("found, without card", State::Search, Event::MatterChosen, without, State::Confirm);
    row("found, card needed", State::Search, Event::MatterChosen, needed, State::LayCard);
    row("theme while searching", State::Search, Event::ThemeChosen, kNobody, State::Search);
    row("back from search to home", State::Search, Event::WentBack, kNobody, State::Home,
        {Effect::Forget});
    row("back from search to themes", State::Search, Event::WentBack, fromThemes, State::Theme);
    row("back from search to matters", State::Search, Event::WentBack, fromMatters, State::Matter);
    row("back from confirming to search", State::Confirm, Event::WentBack, bySearch, State::Search);
    row("back from card to search", State::LayCard, Event::WentBack, bySearch, State::Search);
    row("back from a number held to search", State::Existing, Event::WentBack, cardBySearch,
        State::Search);
    row("card while searching", State::Search, Event::CardRead, kNobody, State::LookUp,
        {Effect::TakeCard, Effect::LookUpTickets});
    row("another card while searching", State::Search, Event::OtherCardRead, kCard, State::LookUp,
        {Effect::Wipe, Effect::TakeCard, Effect::LookUpTickets});
    row("card refused while searching", State::Search, Event::CardRefused, kNobody, State::Search);
    row("code while searching", State::Search, Event::CodeFound, kNobody, State::Existing,
        {Effect::TakeFound});
}

void TestKioskFlow::knowsTheHallIsClosed_data()
{
    addColumns();
    const Facts nobody{.isHallClosed = true};
    const Facts matter{.hasMatter = true, .isHallClosed = true};
    const Facts known{.hasCard = true, .hasMatter = true, .isHallClosed = true};
    const Facts bySearch{.hasMatter = true, .isHallClosed = true, .cameBySearch = true};
    Facts booked = matter;
    booked.hasErrand = true;
    Facts bookedByCard = booked;
    bookedByCard.errandNeedsCard = true;
    row("nobody has to be known", State::Home, Event::Started, nobody, State::Theme);
    row("no number of a matter", State::Matter, Event::MatterChosen, matter, State::AfterHours);
    row("nor by search", State::Search, Event::MatterChosen, bySearch, State::AfterHours);
    row("nor with the card", State::Matter, Event::MatterChosen, known, State::AfterHours);
    row("looked up meanwhile", State::LookUp, Event::TicketsFound, known, State::AfterHours);
    row("nor from an errand", State::Errand, Event::NumberWanted, matter, State::AfterHours,
        {Effect::LeaveErrand});
    row("back", State::AfterHours, Event::WentBack, matter, State::Matter);
    row("back to search", State::AfterHours, Event::WentBack, bySearch, State::Search);
    row("another way", State::AfterHours, Event::ErrandWanted, booked, State::Errand,
        {Effect::BeginErrand});
    row("that needs the card", State::AfterHours, Event::ErrandWanted, bookedByCard,
        State::LayCard);
    row("it is open now", State::AfterHours, Event::NumberWanted, kMatter, State::LayCard);
    row("open, card known", State::AfterHours, Event::NumberWanted, kCardMatter, State::Confirm);
}

void TestKioskFlow::knowsNumbersAreGone_data()
{
    addColumns();
    const Facts matter{.hasMatter = true, .isStopped = true};
    const Facts known{.hasCard = true, .hasMatter = true, .isStopped = true};
    Facts booked = known;
    booked.hasErrand = true;
    Facts late{.hasCard = true, .hasErrand = true, .errandFrom = State::Existing};
    Facts lateNobody = late;
    lateNobody.hasCard = false;
    lateNobody.errandNeedsCard = true;
    row("it is told before a card is laid", State::Matter, Event::MatterChosen, matter,
        State::AfterHours);
    row("looked up meanwhile", State::LookUp, Event::TicketsFound, known, State::AfterHours);
    row("gone at the last look", State::Confirm, Event::Confirmed, known, State::AfterHours);
    row("another way", State::AfterHours, Event::ErrandWanted, booked, State::Errand,
        {Effect::BeginErrand});
    row("there are some again", State::AfterHours, Event::NumberWanted, kCardMatter,
        State::Confirm);
    row("number for another time", State::Existing, Event::ErrandWanted, late, State::Errand,
        {Effect::BeginErrand});
    row("that needs the card", State::Existing, Event::ErrandWanted, lateNobody, State::LayCard);
    row("the card is laid", State::LookUp, Event::TicketsFound, late, State::Errand,
        {Effect::BeginErrand});
    row("no other time after all", State::Errand, Event::WentBack, late, State::Existing,
        {Effect::LeaveErrand});
}

void TestKioskFlow::putsSeveralOnOneNumber_data()
{
    addColumns();
    const Facts one{.hasCard = true, .hasMatter = true, .mayAddMatter = true};
    const Facts full{.hasCard = true, .hasMatter = true, .hasFurther = true};
    const Facts two{.hasCard = true, .hasMatter = true, .hasFurther = true, .mayAddMatter = true};
    const Facts twoBySearch{
        .hasCard = true, .hasMatter = true, .hasFurther = true, .cameBySearch = true};
    const Facts adding{.hasCard = true, .hasMatter = true, .isAddingMatter = true};
    const Facts addingByThemes{
        .hasCard = true, .hasMatter = true, .isAddingMatter = true, .cameByThemes = true};
    const Facts addedNeedsCard{
        .wentWithoutCard = true, .hasMatter = true, .hasFurther = true, .needsCard = true};
    row("one more", State::Confirm, Event::MoreWanted, one, State::Theme, {Effect::BeginAdding});
    row("one more, twice", State::Theme, Event::MoreWanted, adding, State::Theme);
    row("one too many", State::Confirm, Event::MoreWanted, full, State::Confirm);
    row("chosen", State::Matter, Event::MatterChosen, two, State::Confirm);
    row("chosen, needs the card", State::Matter, Event::MatterChosen, addedNeedsCard,
        State::LayCard);
    row("not chosen after all", State::Theme, Event::WentBack, adding, State::Confirm);
    row("back to the themes", State::Matter, Event::WentBack, addingByThemes, State::Theme);
    row("back from the last look", State::Confirm, Event::WentBack, two, State::Matter,
        {Effect::TakeBackLast});
    row("back from the last look to search", State::Confirm, Event::WentBack, twoBySearch,
        State::Search, {Effect::TakeBackLast});
    row("back from the card it needs", State::LayCard, Event::WentBack, addedNeedsCard,
        State::Matter, {Effect::TakeBackLast});
    row("one less", State::Confirm, Event::DropWanted, two, State::DropMatter);
    row("nothing to take off", State::Confirm, Event::DropWanted, one, State::Confirm);
    row("taken off", State::DropMatter, Event::MatterDropped, one, State::Confirm);
    row("none taken off", State::DropMatter, Event::WentBack, two, State::Confirm);
    row("a card meanwhile", State::DropMatter, Event::CardRead, kMatter, State::LookUp,
        {Effect::TakeCard, Effect::LookUpTickets});
    row("one has its number already", State::Existing, Event::WentBack, two, State::Confirm);
}

void TestKioskFlow::takesANumber_data()
{
    addColumns();
    row("confirmed", State::Confirm, Event::Confirmed, kMatter, State::Issue, {Effect::Issue});
    row("confirmed twice", State::Issue, Event::Confirmed, kMatter, State::Issue);
    row("issued, printer well", State::Issue, Event::Issued, kCanPrint, State::Print,
        {Effect::Print});
    row("issued, printer not well", State::Issue, Event::Issued, kMatter, State::PrinterFault);
    row("has one already", State::Issue, Event::ExistingFound, kCardMatter, State::Existing);
    row("store failed", State::Issue, Event::IssueFailed, kMatter, State::Failed);
    row("try again", State::Failed, Event::Retried, kMatter, State::Confirm);
    row("back from failure", State::Failed, Event::WentBack, kMatter, State::Confirm);
    row("done", State::Ticket, Event::Done, kCard, State::Home, {Effect::Wipe});
    row("another matter", State::Ticket, Event::OtherMatterWanted, kCard, State::Theme,
        {Effect::Forget});
    row("another matter, no card", State::Ticket, Event::OtherMatterWanted, kNobody, State::Ticket);
}

void TestKioskFlow::prints_data()
{
    addColumns();
    const Facts held{.isHeld = true};
    const Facts mended{.canPrint = true, .mayRetry = true};
    const Facts mendedTooOften{.canPrint = true};
    const Facts unknown{.canPrint = true, .isHeld = true, .isUnknown = true, .mayRetry = true};
    row("printed", State::Print, Event::Printed, kCanPrint, State::Ticket, {Effect::HoldPrinted});
    row("not printed", State::Print, Event::NotPrinted, kNobody, State::PrinterFault);
    row("outcome unknown", State::Print, Event::PrintUnknown, kNobody, State::PrinterFault,
        {Effect::HoldUnknown});
    row("printed again", State::Print, Event::Printed, held, State::Ticket,
        {Effect::NoteReprinted});
    row("not printed again", State::Print, Event::NotPrinted, held, State::PrinterFault,
        {Effect::NoteNotReprinted});
    row("second outcome unknown", State::Print, Event::PrintUnknown, held, State::PrinterFault,
        {Effect::NoteNotReprinted});
    row("back while printing", State::Print, Event::WentBack, kCanPrint, State::Print);
    row("printer mended", State::PrinterFault, Event::PrinterMended, mended, State::Print,
        {Effect::Print});
    row("mended too often", State::PrinterFault, Event::PrinterMended, mendedTooOften,
        State::PrinterFault);
    row("mended, paper may be out", State::PrinterFault, Event::PrinterMended, unknown,
        State::PrinterFault);
    row("asked to print again", State::PrinterFault, Event::PrintWanted, unknown, State::Print,
        {Effect::Print});
    row("asked, printer not well", State::PrinterFault, Event::PrintWanted, held,
        State::PrinterFault);
    row("number noted", State::PrinterFault, Event::NumberNoted, kNobody, State::Ticket,
        {Effect::HoldNoted});
    row("number noted, held", State::PrinterFault, Event::NumberNoted, held, State::Ticket);
    row("home from the fault page", State::PrinterFault, Event::WentHome, kCard, State::SetAside,
        {Effect::SetAside});
    row("home from the fault page, held", State::PrinterFault, Event::WentHome, held, State::Home,
        {Effect::Forget});
    row("noted after all", State::SetAside, Event::NumberNoted, kCard, State::Ticket,
        {Effect::HoldNoted});
    row("left set aside", State::SetAside, Event::Done, kCard, State::Home, {Effect::Wipe});
}

void TestKioskFlow::findsANumberAgain_data()
{
    addColumns();
    const Facts waiting{.hasCard = true, .canPrint = true, .isHeld = true};
    const Facts waitingNoPrinter{.hasCard = true, .isHeld = true};
    const Facts aside{.hasCard = true, .canPrint = true, .isSetAside = true};
    const Facts asideNoPrinter{.hasCard = true, .isSetAside = true};
    const Facts open{.hasCard = true, .hasOpenTickets = true};
    row("chosen from the list", State::MyTickets, Event::TicketChosen, open, State::Existing);
    row("something else", State::MyTickets, Event::OtherMatterWanted, open, State::Theme);
    row("print again", State::Existing, Event::PrintWanted, waiting, State::Print, {Effect::Print});
    row("print again, printer not well", State::Existing, Event::PrintWanted, waitingNoPrinter,
        State::PrinterFault);
    row("put back", State::Existing, Event::PrintWanted, aside, State::Print,
        {Effect::HoldRestored, Effect::Print});
    row("put back, printer not well", State::Existing, Event::PrintWanted, asideNoPrinter,
        State::PrinterFault, {Effect::HoldRestored});
    row("not wanted", State::Existing, Event::Done, waiting, State::Home, {Effect::Wipe});
    row("back to the matter", State::Existing, Event::WentBack, kCardMatter, State::Matter);
    row("back to the list", State::Existing, Event::WentBack, open, State::MyTickets);
    row("back home", State::Existing, Event::WentBack, kNobody, State::Home, {Effect::Forget});
}

void TestKioskFlow::takesCardsAndCodesAnyTime_data()
{
    addColumns();
    const QList<Effect> anew{Effect::Wipe, Effect::TakeCard, Effect::LookUpTickets};
    const QList<Effect> join{Effect::TakeCard, Effect::LookUpTickets};
    const Facts held{.hasCard = true, .isHeld = true};
    row("card while confirming", State::Confirm, Event::CardRead, kMatter, State::LookUp, join);
    row("card among matters", State::Matter, Event::CardRead, kNobody, State::LookUp, join);
    row("card after a number without", State::Ticket, Event::CardRead, kNobody, State::LookUp,
        anew);
    row("another card", State::Theme, Event::OtherCardRead, kCard, State::LookUp, anew);
    row("another card after the number", State::Ticket, Event::OtherCardRead, held, State::LookUp,
        anew);
    row("another card, number not safe", State::PrinterFault, Event::OtherCardRead, kCard,
        State::PrinterFault);
    row("another card, number safe", State::PrinterFault, Event::OtherCardRead, held, State::LookUp,
        anew);
    row("another card while printing", State::Print, Event::OtherCardRead, kCard, State::Print);
    row("another card while issuing", State::Issue, Event::OtherCardRead, kCard, State::Issue);
    row("code at home", State::Home, Event::CodeFound, kNobody, State::Existing,
        {Effect::TakeFound});
    row("code in the journey", State::Matter, Event::CodeFound, kNobody, State::Existing,
        {Effect::TakeFound});
    row("code while printing", State::Print, Event::CodeFound, kNobody, State::Print);
    row("code beside a number", State::PrinterFault, Event::CodeFound, kNobody,
        State::PrinterFault);
}

void TestKioskFlow::comesForSomethingElse_data()
{
    addColumns();
    const Facts open{.hasErrand = true};
    const Facts withCard{.hasCard = true, .hasErrand = true, .errandNeedsCard = true};
    const Facts withoutCard{.hasErrand = true, .errandNeedsCard = true};
    const Facts fromConfirm{
        .hasCard = true, .hasMatter = true, .hasErrand = true, .errandFrom = State::Confirm};
    const Facts busy{.hasCard = true, .hasErrand = true, .isErrandBusy = true};
    const Facts ended{.hasErrand = true, .isErrandResult = true};
    const QList<Effect> begin{Effect::BeginErrand};
    row("not offered", State::Home, Event::ErrandWanted, kNobody, State::Home);
    row("at once", State::Home, Event::ErrandWanted, open, State::Errand, begin);
    row("a code on the card page", State::LayCard, Event::ErrandWanted, open, State::Errand, begin);
    row("no code on the card page", State::LayCard, Event::ErrandWanted, withoutCard,
        State::LayCard);
    row("a code on its pages", State::Errand, Event::ErrandWanted, withCard, State::Errand, begin);
    row("a code while busy", State::Errand, Event::ErrandWanted, busy, State::Errand);
    row("card known", State::Confirm, Event::ErrandWanted, withCard, State::Errand, begin);
    row("card first", State::Home, Event::ErrandWanted, withoutCard, State::LayCard);
    row("no number in place of the card", State::LayCard, Event::TypeChosen, withoutCard,
        State::LayCard);
    row("not without the card", State::LayCard, Event::WentWithoutCard, withoutCard,
        State::LayCard);
    row("without a card where it may", State::LayCard, Event::WentWithoutCard, open, State::Errand,
        begin);
    row("back from the card", State::LayCard, Event::WentBack, withoutCard, State::Home,
        {Effect::Forget});
    row("card looked up", State::LookUp, Event::TicketsFound, withCard, State::Errand, begin);
    row("elder first", State::AskElder, Event::ElderAccepted, withCard, State::Errand,
        {Effect::UseElderMode, Effect::BeginErrand});
    row("wants a matter", State::Errand, Event::MatterWanted, withCard, State::Theme);
    row("matter chosen", State::Matter, Event::MatterChosen, withCard, State::Errand, begin);
    row("matter searched for", State::Search, Event::MatterChosen, withCard, State::Errand, begin);
    row("no matter after all", State::Theme, Event::WentBack, withCard, State::Errand);
    row("back to the home page", State::Errand, Event::WentBack, open, State::Home,
        {Effect::Forget});
    row("back to the last look", State::Errand, Event::WentBack, fromConfirm, State::Confirm,
        {Effect::LeaveErrand});
    row("asks for the card", State::Errand, Event::ErrandWanted, withoutCard, State::LayCard);
    row("back from the card it asked for", State::LayCard, Event::WentBack,
        {.hasErrand = true, .errandNeedsCard = true, .isErrandWaiting = true}, State::Errand,
        begin);
    row("wants a number, nobody known", State::Errand, Event::NumberWanted,
        {.hasMatter = true, .hasErrand = true}, State::LayCard, {Effect::LeaveErrand});
    row("wants a number, card known", State::Errand, Event::NumberWanted,
        {.hasCard = true, .hasMatter = true, .hasErrand = true}, State::Confirm,
        {Effect::LeaveErrand});
    row("wants a number for nothing", State::Errand, Event::NumberWanted, open, State::Errand);
    row("led to a number", State::Errand, Event::Issued,
        {.hasErrand = true, .isErrandBusy = true, .canPrint = true}, State::Print,
        {Effect::LeaveErrand, Effect::Print});
    row("led to a number, no printer", State::Errand, Event::Issued, busy, State::PrinterFault,
        {Effect::LeaveErrand});
    row("led to a number there is", State::Errand, Event::ExistingFound, busy, State::Existing,
        {Effect::LeaveErrand});
    row("done", State::Errand, Event::Done, open, State::Home, {Effect::Wipe});
    row("busy: no way back", State::Errand, Event::WentBack, busy, State::Errand);
    row("busy: no way out", State::Errand, Event::SignedOut, busy, State::Errand);
    row("busy: no other card", State::Errand, Event::OtherCardRead, busy, State::Errand);
    row("card laid in it", State::Errand, Event::CardRead, open, State::LookUp,
        {Effect::TakeCard, Effect::LookUpTickets});
    row("card laid after its end", State::Errand, Event::CardRead, ended, State::LookUp,
        {Effect::Wipe, Effect::TakeCard, Effect::LookUpTickets});
    row("a ticket's code in it", State::Errand, Event::CodeFound, open, State::Errand);
}

void TestKioskFlow::leavesEveryStateTheSameWay_data()
{
    QTest::addColumn<State>("state");
    for (int state = 0; state < kStateCount; ++state) {
        QTest::addRow("state %d", state) << static_cast<State>(state);
    }
}

void TestKioskFlow::leavesEveryStateTheSameWay()
{
    QFETCH(State, state);
    const Facts facts{.hasCard = true, .hasMatter = true, .isHeld = true};
    for (const Event event : {Event::SignedOut, Event::TimedOut}) {
        const Step step = next(state, event, facts);
        if (isBusy(state)) {
            QCOMPARE(step, (Step{state, {}}));
        } else {
            QCOMPARE(step, (Step{State::Home, {Effect::Wipe}}));
        }
    }
    const Step home = next(state, Event::WentHome, facts);
    if (isBusy(state)) {
        QCOMPARE(home, (Step{state, {}}));
    } else {
        QCOMPARE(home, (Step{State::Home, {Effect::Forget}}));
    }
}

void TestKioskFlow::neverLeavesAnUnheldNumberToBeCalled()
{
    // However one gets away from the fault page without paper, the number was held or set aside.
    for (int index = 0; index < kEventCount; ++index) {
        const auto event = static_cast<Event>(index);
        for (const bool canPrint : {false, true}) {
            const Facts facts{.hasCard = true, .canPrint = canPrint, .mayRetry = true};
            const Step step = next(State::PrinterFault, event, facts);
            const bool isSafe = step.state == State::PrinterFault || step.state == State::Print ||
                                has(step.effects, Effect::HoldNoted) ||
                                has(step.effects, Effect::SetAside);
            QVERIFY2(isSafe, qPrintable(QString::number(index)));
        }
    }
}

void TestKioskFlow::neverPrintsWithoutANumber()
{
    for (int state = 0; state < kStateCount; ++state) {
        for (int event = 0; event < kEventCount; ++event) {
            const Facts facts{.hasCard = true, .hasMatter = true, .canPrint = true};
            const Step step = next(static_cast<State>(state), static_cast<Event>(event), facts);
            if (has(step.effects, Effect::Print)) {
                const QList<State> mayPrint{State::Issue, State::PrinterFault, State::Existing,
                                            State::Errand};
                QVERIFY(mayPrint.contains(static_cast<State>(state)));
                QCOMPARE(step.state, State::Print);
            }
        }
    }
}

void TestKioskFlow::holdsATicketOnlyWhereOneIsInHand()
{
    const QList<State> inHand{State::Print, State::PrinterFault, State::Existing, State::SetAside};
    const QList<Effect> onTicket{
        Effect::HoldPrinted, Effect::HoldUnknown,   Effect::HoldNoted,       Effect::HoldRestored,
        Effect::SetAside,    Effect::NoteReprinted, Effect::NoteNotReprinted};
    for (int state = 0; state < kStateCount; ++state) {
        for (int event = 0; event < kEventCount; ++event) {
            for (int bits = 0; bits < 8; ++bits) {
                const Facts facts{.hasCard = (bits & 1) != 0,
                                  .hasMatter = true,
                                  .canPrint = (bits & 2) != 0,
                                  .isHeld = (bits & 4) != 0,
                                  .isSetAside = (bits & 4) == 0};
                const Step step = next(static_cast<State>(state), static_cast<Event>(event), facts);
                for (const Effect effect : step.effects) {
                    QVERIFY(!onTicket.contains(effect) ||
                            inHand.contains(static_cast<State>(state)));
                }
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestKioskFlow)
#include "tst_KioskFlow.moc"
