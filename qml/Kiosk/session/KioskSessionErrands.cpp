// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// KioskSession and what somebody comes for besides a number.

#include "qml/Kiosk/session/KioskSession.h"
#include "services/core/Log.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

void KioskSession::addErrand(ErrandViewModel& errand)
{
    m_errands.append(&errand);
    connect(&errand, &ErrandViewModel::moved, this, &KioskSession::onErrandMoved);
}

ErrandViewModel* KioskSession::errand() const
{
    const auto wanted =
        std::find_if(m_errands.cbegin(), m_errands.cend(), [this](const ErrandViewModel* known) {
            return known->errand() == m_context.errand;
        });
    return wanted == m_errands.cend() ? nullptr : *wanted;
}

bool KioskSession::isInErrand() const
{
    return m_state == State::Errand && m_context.errand.has_value();
}

bool KioskSession::mayOpenErrand() const
{
    const bool isHere =
        m_state == State::Home || m_state == State::LayCard || m_state == State::Theme ||
        m_state == State::Matter || m_state == State::Search || m_state == State::Confirm ||
        m_state == State::MyTickets || m_state == State::AfterHours || m_state == State::Existing;
    return isHere && !m_context.errand;
}

bool KioskSession::hasErrand(Errand errand) const
{
    return std::any_of(m_errands.cbegin(), m_errands.cend(),
                       [&](const ErrandViewModel* known) { return known->errand() == errand; });
}

void KioskSession::openErrand(Errand errand)
{
    if (mayOpenErrand() && hasErrand(errand)) {
        m_context.errand = errand;
        m_context.errandFrom = m_state;
        handle(Event::ErrandWanted);
    }
}

void KioskSession::exchangeTicket()
{
    if (m_state == State::Existing && m_context.ticket && mayOpenErrand() &&
        hasErrand(Errand::Appointment)) {
        m_context.isExchange = true;
        openErrand(Errand::Appointment);
    }
}

void KioskSession::giveUpExchanged(std::function<void(bool isDone)> done)
{
    if (!m_context.isExchange || !m_context.ticket) {
        return;
    }
    m_parts.tickets.giveUp(
        m_context.ticket->ticket.id, m_context.foundBy,
        [self = QPointer<KioskSession>(this), done = std::move(done)](const Result<void>& result) {
            if (!result) {
                qCWarning(lcUi) << "a number was not given up:" << errorName(result.error().code);
            }
            if (self && self->m_context.isExchange) {
                done(bool(result));
            }
        });
}

bool KioskSession::changeErrand(Errand errand, const QString& matter)
{
    if (!isInErrand() || isBusy() || !hasErrand(errand)) {
        return false;
    }
    if (!matter.isEmpty()) {
        m_context.matter = matter; // Before what names it may go.
        m_context.further.clear();
    }
    leaveErrand();
    m_context.errand = errand;
    m_context.errandFrom = State::Home;
    handle(Event::ErrandWanted);
    return true;
}

bool KioskSession::takeUpCase(const cases::CaseSummary& known)
{
    if (!isInErrand() || isBusy() || !hasErrand(Errand::Filing)) {
        return false;
    }
    const cases::CaseSummary taken = known; // What holds it may go.
    m_context.matter = taken.matter;
    m_context.further.clear();
    leaveErrand();
    m_context.takenUp = taken;
    m_context.errand = Errand::Filing;
    m_context.errandFrom = State::Home;
    handle(Event::ErrandWanted);
    return true;
}

bool KioskSession::followCode(const QString& code)
{
    if (!isInErrand() || isBusy()) {
        return false;
    }
    const ErrandViewModel* from = errand();
    for (ErrandViewModel* known : std::as_const(m_errands)) {
        if (known != from && known->takesCode(code)) {
            return changeErrand(known->errand());
        }
    }
    return false;
}

void KioskSession::takeIssued(const queue::IssuedTicket& issued, const QString& by)
{
    if (isInErrand()) {
        takeNumber(issued, by);
    }
}

void KioskSession::onErrandMoved()
{
    if (isInErrand() && sender() == errand()) {
        restartTimer();
        Q_EMIT changed();
    }
}

void KioskSession::leaveErrand()
{
    if (ErrandViewModel* left = errand()) {
        left->leave();
    }
    m_context.leaveErrand();
}

bool KioskSession::offerToErrands(const QString& code)
{
    if (ErrandViewModel* inHand = errand()) {
        const bool isFree = (isInErrand() || m_state == State::LayCard) && !isBusy() &&
                            !isResult() && !inHand->isHeld();
        if (isFree && inHand->takesCode(code)) {
            handle(Event::ErrandWanted);
            return true;
        }
        return false;
    }
    if (!mayOpenErrand()) {
        return false; // What took it would keep it for whoever comes next.
    }
    for (ErrandViewModel* known : std::as_const(m_errands)) {
        if (known->takesCode(code)) {
            openErrand(known->errand());
            return true;
        }
    }
    return false;
}

} // namespace onewindow::ui
