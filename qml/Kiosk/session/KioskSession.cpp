// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/KioskSession.h"

#include "services/core/Log.h"
#include "services/identity/IdNumber.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace onewindow::ui {

using drivers::DeviceStatus;

namespace {

constexpr int kElderAskAge = 60;

/// Whether the page says itself what is wrong with a card, or leads to the one that does.
bool asksForCard(State state)
{
    return state == State::Home || state == State::LayCard || state == State::TypeNumber;
}

CardDetails detailsOf(const drivers::IdCard& card)
{
    CardDetails details;
    if (card.sex > 0) {
        details.sex = QString::number(card.sex);
    }
    if (card.ethnicCode > 0) {
        details.nation = QString::number(card.ethnicCode).rightJustified(2, u'0');
    }
    details.address = card.address;
    return details;
}

/// Whether the event shows that somebody is there.
bool isPresence(Event event)
{
    return event <= Event::CodeFound && event != Event::SignedOut;
}

} // namespace

KioskSession::KioskSession(Parts parts, Modes defaults, KioskDelays delays, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_defaults(std::move(defaults))
    , m_delays(delays)
    , m_hall(m_parts.tickets, m_parts.clock, delays.figuresMaxAgeMs)
    , m_devices({.tickets = m_parts.tickets,
                 .clock = m_parts.clock,
                 .reader = m_parts.reader,
                 .printer = m_parts.printer,
                 .scanner = m_parts.scanner},
                delays.printLimitMs)
    , m_requests(m_parts.tickets, m_hall)
    , m_effects(m_parts.tickets, m_parts.clock, delays)
    , m_timer(delays)
    , m_forgotten(delays)
    , m_modes(m_defaults)
{
    m_ticker.setSingleShot(true);
    m_ticker.setTimerType(Qt::PreciseTimer);
    connect(&m_ticker, &QTimer::timeout, this, &KioskSession::tick);
    connect(&m_devices, &SessionDevices::changed, this, &KioskSession::onDevicesChanged);
    connect(&m_devices, &SessionDevices::readingStarted, this, &KioskSession::noteActivity);
    connect(&m_devices, &SessionDevices::cardRead, this, &KioskSession::onCardRead);
    connect(&m_devices, &SessionDevices::cardRefused, this, &KioskSession::refuseCard);
    connect(&m_devices, &SessionDevices::codeScanned, this, &KioskSession::onCodeScanned);
    connect(&m_devices, &SessionDevices::printerStatusChanged, this,
            &KioskSession::onPrinterStatus);
    connect(&m_devices, &SessionDevices::printFinished, this, &KioskSession::onPrintFinished);
    m_devices.start();
    connect(&m_requests, &TicketRequests::issued, this, &KioskSession::onIssued);
    connect(&m_requests, &TicketRequests::found, this, &KioskSession::onFound);
    connect(&m_requests, &TicketRequests::listed, this, &KioskSession::onListed);
    connect(&m_requests, &TicketRequests::staffCallFailed, this, &KioskSession::changed);
    connect(&m_parts.tickets, &queue::TicketService::catalogueChanged, this,
            &KioskSession::onCatalogueChanged);
    for (const auto signal :
         {&queue::TicketService::figuresChanged, &queue::TicketService::noticesChanged}) {
        connect(&m_parts.tickets, signal, this, &KioskSession::changed);
    }
    restartTimer();
}

bool KioskSession::isBusy() const
{
    return ui::isBusy(m_state) || (isInErrand() && errand()->isBusy());
}

bool KioskSession::isResult() const
{
    return m_state == State::Ticket || m_state == State::SetAside ||
           (isInErrand() && errand()->isResult());
}

Facts KioskSession::facts() const
{
    const catalog::Catalogue& catalogue = m_parts.tickets.catalogue();
    const QStringList matters = m_context.matters();
    Facts facts = m_context.facts();
    facts.hasMatter = catalogue.matter(m_context.matter) != nullptr;
    facts.needsCard = std::any_of(matters.cbegin(), matters.cend(), [&](const QString& id) {
        const catalog::Matter* matter = catalogue.matter(id);
        return matter != nullptr && matter->needsCard;
    });
    facts.asksElder = facts.hasCard && !m_context.wasAskedElder && !m_modes.isElder &&
                      identity::ageOn(m_context.person->birth, m_hall.now().date()) >= kElderAskAge;
    facts.isHallClosed = isHallClosed();
    facts.isStopped = stopped() != queue::Stop::None;
    facts.canPrint = drivers::canPrint(m_devices.printerStatus());
    facts.errandNeedsCard = m_context.errand && errand()->needsCard();
    facts.isErrandBusy = isInErrand() && (errand()->isBusy() || errand()->isHeld());
    facts.isErrandWaiting = m_context.errand && errand()->isWaiting();
    facts.isErrandResult = isInErrand() && errand()->isResult();
    facts.mayRetry = m_context.printCount <= m_delays.printRetryLimit;
    return facts;
}

std::optional<int> KioskSession::secondsLeft() const
{
    return m_timer.secondsLeft(m_parts.clock.now().bootMs);
}

void KioskSession::chooseTheme(const QString& theme)
{
    if (m_state == State::Home || m_state == State::Theme) {
        m_context.theme = theme;
        m_context.cameByThemes = m_state == State::Theme;
        handle(Event::ThemeChosen);
    }
}

void KioskSession::openSearch()
{
    if (m_state == State::Home || m_state == State::Theme || m_state == State::Matter) {
        m_context.searchedFrom = m_state;
        handle(Event::SearchWanted);
    }
}

void KioskSession::chooseTicket(const QByteArray& ticketId)
{
    const auto chosen =
        std::find_if(m_context.openTickets.cbegin(), m_context.openTickets.cend(),
                     [&](const queue::IssuedTicket& open) { return open.ticket.id == ticketId; });
    if (m_state == State::MyTickets && chosen != m_context.openTickets.cend()) {
        m_context.takeTicket(*chosen, QStringLiteral("card"));
        handle(Event::TicketChosen);
    }
}

void KioskSession::chooseClass(queue::TicketClass klass)
{
    if (m_state == State::Class) {
        m_context.klass = klass;
        handle(Event::ClassChosen);
    }
}

void KioskSession::takeTypedNumber(const QString& number)
{
    if (m_state == State::TypeNumber) {
        queue::Person person;
        person.idNumber = number;
        person.birth = identity::birthFromIdNumber(number);
        person.isTyped = true;
        m_context.person = std::move(person);
        handle(Event::NumberTyped);
    }
}

void KioskSession::goWithoutCard()
{
    const Facts known = facts();
    const bool isNeeded =
        known.hasErrand ? known.errandNeedsCard : known.hasMatter && known.needsCard;
    if (m_state == State::LayCard && !isNeeded) {
        m_context.wentWithoutCard = true;
        handle(Event::WentWithoutCard);
    }
}

void KioskSession::send(Event event)
{
    if (event == Event::WentBack && isInErrand() && !isBusy() && errand()->goBack()) {
        restartTimer();
        Q_EMIT changed();
        return;
    }
    handle(event);
}

void KioskSession::noteActivity()
{
    m_timer.noteActivity(m_parts.clock.now().bootMs);
    scheduleTick();
}

void KioskSession::extend()
{
    if (m_timer.extend(m_parts.clock.now().bootMs)) {
        Q_EMIT changed();
        tick();
    }
}

void KioskSession::setModes(const Modes& modes)
{
    if (m_modes == modes) {
        return;
    }
    m_modes = modes;
    Q_EMIT modesChanged();
    Q_EMIT changed();
    restartTimer();
}

void KioskSession::setOnline(bool isOnline)
{
    if (m_hall.setOnline(isOnline)) {
        Q_EMIT onlineChanged();
        Q_EMIT changed();
    }
}

void KioskSession::setShutOut(bool isShutOut)
{
    if (m_hall.setShutOut(isShutOut)) {
        Q_EMIT changed();
    }
}

void KioskSession::handle(Event event)
{
    lookAtHours();
    const Step step = next(m_state, event, facts());
    for (const Effect effect : step.effects) {
        apply(effect);
    }
    const bool isNew = m_state != step.state;
    // A session may also end where the next one begins: on the home page.
    const bool isEnd = step.effects.contains(Effect::Wipe);
    if (isNew) {
        enter(step.state);
    }
    if (isEnd || step.effects.contains(Effect::Forget)) {
        m_beganClosed = m_hall.closing().has_value(); // Another journey begins.
    }
    if (step.effects.contains(Effect::BeginErrand)) {
        // In its own state: whether it is busy counts from now on.
        errand()->begin();
    }
    if (isNew || isEnd || isPresence(event)) {
        restartTimer();
    }
    if (isNew) {
        Q_EMIT stateChanged();
    }
    Q_EMIT changed();
}

void KioskSession::enter(State state)
{
    const bool isSameCard = asksForCard(m_state) && asksForCard(state) && state != State::Home;
    m_state = state;
    m_isCodeUnknown = false;
    if (!isSameCard) {
        m_context.cardTrouble = CardTrouble::None;
    }
    switch (state) {
    case State::AskElder:
        m_context.wasAskedElder = true;
        break;
    case State::Confirm:
        m_context.isAddingMatter = false;
        if (m_context.klass == queue::TicketClass::Ordinary && isOfElderAge()) {
            m_context.klass = queue::TicketClass::Elder;
        }
        break;
    case State::PrinterFault:
        if (m_context.printerFault == DeviceStatus::Ready) {
            m_context.printerFault = m_devices.printerStatus();
        }
        m_parts.sounds.play(Sound::Problem);
        break;
    case State::Ticket:
        m_parts.sounds.play(Sound::Accepted);
        break;
    default:
        break;
    }
}

void KioskSession::apply(Effect effect)
{
    switch (effect) {
    case Effect::Wipe:
        wipe();
        return;
    case Effect::Forget:
        leaveErrand();
        m_context.forgetJourney();
        return;
    case Effect::LeaveErrand:
        leaveErrand();
        return;
    case Effect::TakeCard:
        m_context.takeCard(std::exchange(m_arriving, std::nullopt),
                           std::exchange(m_arrivingDetails, {}));
        m_forgotten.end();
        return;
    case Effect::TakeFound:
        m_context.takeTicket(*std::exchange(m_found, std::nullopt), QStringLiteral("qr"));
        return;
    case Effect::LookUpTickets:
        m_requests.list(m_context.person->idNumber);
        return;
    case Effect::UseElderMode: {
        Modes modes = m_modes;
        modes.isElder = true;
        setModes(modes);
        return;
    }
    case Effect::BeginAdding:
        m_context.isAddingMatter = true;
        return;
    case Effect::TakeBackLast:
        m_context.further.removeLast();
        m_context.isAddingMatter = true;
        return;
    case Effect::Issue:
        issue();
        return;
    case Effect::Print:
        print();
        return;
    case Effect::BeginErrand: // See handle().
        return;
    default:
        m_effects.apply(effect, m_context);
        return;
    }
}

void KioskSession::restartTimer()
{
    const qint64 nowMs = m_parts.clock.now().bootMs;
    if (isBusy() || (isInErrand() && errand()->isHeld())) {
        m_timer.stop();
    } else {
        // On the home page with nobody known there is nothing to lose: the modes go back, silently.
        const bool isSilent = m_state == State::Home && !m_context.person;
        m_timer.start(nowMs, m_modes.isElder, isResult(), isSilent);
    }
    tick();
}

bool KioskSession::isAtRest() const
{
    return m_state == State::Home && !m_context.person && m_modes == m_defaults &&
           !isStaffCalled() && !hasStaffCallFailed() && !m_isCodeUnknown;
}

void KioskSession::scheduleTick()
{
    const qint64 nowMs = m_parts.clock.now().bootMs;
    constexpr qint64 kNever = std::numeric_limits<qint64>::max();
    qint64 dueMs = isAtRest() ? kNever : m_timer.nextChange(nowMs).value_or(kNever);
    for (const auto& atMs : {m_devices.printDueMs(), m_forgotten.nextCallMs()}) {
        if (atMs) {
            dueMs = std::min(dueMs, std::max<qint64>(0, *atMs - nowMs));
        }
    }
    if (dueMs != kNever) {
        m_ticker.start(static_cast<int>(dueMs));
    } else {
        m_ticker.stop();
    }
}

void KioskSession::tick()
{
    const qint64 nowMs = m_parts.clock.now().bootMs;
    lookAtHours();
    if (m_devices.endOverduePrint()) {
        return;
    }
    if (m_forgotten.takeCall(nowMs)) {
        m_parts.sounds.play(Sound::Attention);
    }
    if (m_timer.isOver(nowMs) && !isAtRest()) {
        handle(Event::TimedOut);
        return;
    }
    const std::optional<int> left = secondsLeft();
    if (left != m_lastSecondsLeft) {
        const bool isBeep =
            left && !isResult() && (!m_lastSecondsLeft || *left % 10 == 0 || *left <= 5);
        if (isBeep) {
            m_parts.sounds.play(Sound::Attention);
        }
        m_lastSecondsLeft = left;
        Q_EMIT secondsLeftChanged();
    }
    scheduleTick();
}

void KioskSession::onDevicesChanged()
{
    if (!m_devices.isCardLying()) {
        m_forgotten.end();
    }
    Q_EMIT changed();
}

void KioskSession::onCardRead(const drivers::IdCard& card)
{
    if (card.validTo.isValid() && card.validTo < m_hall.now().date()) {
        refuseCard(CardTrouble::Expired);
        return;
    }
    if (m_context.hasCard() && m_context.person->idNumber == card.number) {
        noteActivity();
        Q_EMIT changed();
        return;
    }
    const bool isOther = m_context.hasCard();
    queue::Person person;
    person.name = card.name.isEmpty() ? card.latinName : card.name;
    person.idNumber = card.number;
    person.birth = card.birth;
    m_arriving = std::move(person);
    m_arrivingDetails = detailsOf(card);
    handle(isOther ? Event::OtherCardRead : Event::CardRead);
    if (m_arriving) {
        // The flow could not take it now.
        m_arriving->wipe();
        m_arriving.reset();
        m_arrivingDetails.wipe();
    } else {
        m_parts.sounds.play(Sound::Accepted);
    }
}

void KioskSession::refuseCard(CardTrouble trouble)
{
    if (!isBusy() && !m_context.hasCard()) {
        m_context.cardTrouble = trouble;
        m_parts.sounds.play(Sound::Problem);
    }
    handle(Event::CardRefused);
}

void KioskSession::wipe()
{
    m_requests.forget();
    leaveErrand();
    if (m_context.hasCard() && m_devices.isCardLying()) {
        m_forgotten.begin(m_parts.clock.now().bootMs);
    }
    m_context.clear();
    m_timer.resetExtensions();
    m_isCodeUnknown = false;
    if (m_modes != m_defaults) {
        m_modes = m_defaults;
        Q_EMIT modesChanged();
    }
    Q_EMIT wiped();
}

} // namespace onewindow::ui
