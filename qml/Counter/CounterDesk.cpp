// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of CounterViewModel that brings a citizen's card, colleagues and an outage to the pages.

#include "qml/Counter/CounterViewModel.h"

#include <utility>

namespace onewindow::ui {

void CounterViewModel::connectDesk()
{
    connect(this, &CounterViewModel::ticked, &m_asks, &ColleagueAsks::refresh);
    connect(this, &CounterViewModel::ticked, &m_closing, &ClosingViewModel::refresh);
    connect(this, &CounterViewModel::hallChanged, &m_card, &CardViewModel::refresh);
    connect(&m_alarms, &HallAlarms::awayChanged, this, &CounterViewModel::onAwayChanged);
    connect(&m_card, &CardViewModel::startWanted, this, [this] {
        if (m_hand.state() == CitizenInHand::State::Called) {
            m_pages.go(QStringLiteral("window"));
            startOrFinish();
        }
    });
    connect(&m_card, &CardViewModel::bringBackWanted, &m_turns, &TurnsViewModel::bringBack);
    connect(&m_card, &CardViewModel::callWanted, &m_turns, &TurnsViewModel::callOutOfOrder);
    connect(&m_card, &CardViewModel::caseWanted, this, [this](const QString& number) {
        m_pages.go(QStringLiteral("cases"));
        m_caseDesk.find(number);
    });
    connect(&m_card, &CardViewModel::acceptWanted, this, [this](const drivers::IdCard& card) {
        // Leaving its page forgets the card.
        drivers::IdCard kept = card;
        m_pages.go(QStringLiteral("accept"));
        m_accept.setCard(kept);
        kept.wipe();
    });
    connect(&m_accept, &AcceptViewModel::accepted, this, &CounterViewModel::noteAccepted);
    connect(this, &CounterViewModel::servedChanged, &m_accept, &AcceptViewModel::forget);
    // The citizen is done here.
    connect(this, &CounterViewModel::servedChanged, this, &CounterViewModel::closeCard);
    connectLeaving();
}

/// Whatever takes something of a citizen from the screen.
void CounterViewModel::connectLeaving()
{
    connect(&m_pages, &DeskPages::left, this, &CounterViewModel::personLeft);
    connect(&m_hand, &CitizenInHand::personChanged, this, &CounterViewModel::personLeft);
    connect(&m_caseDesk, &CaseDeskViewModel::opened, this, &CounterViewModel::personLeft);
    connect(&m_session, &StaffSession::changed, this, &CounterViewModel::personLeft);
    connect(this, &CounterViewModel::servedChanged, this, &CounterViewModel::personLeft);
    // Also when the card has been away for too long.
    connect(&m_accept, &AcceptViewModel::changed, this, [this] {
        const bool hasApplicant = !m_accept.person().isEmpty();
        if (std::exchange(m_hasApplicant, hasApplicant) && !hasApplicant) {
            Q_EMIT personLeft();
        }
    });
}

void CounterViewModel::useReader(drivers::IdCardReaderDriver& reader)
{
    m_reader = &reader;
    connect(&reader, &drivers::IdCardReaderDriver::cardRead, this, &CounterViewModel::onCardRead);
    connect(&reader, &drivers::IdCardReaderDriver::cardRemoved, this, [this] {
        m_reception.clearCard();
        m_handOut.clearCard();
        m_accept.clearCard();
        closeCard();
        Q_EMIT personLeft();
    });
    connect(&reader, &drivers::IdCardReaderDriver::readFailed, this, [this](ErrorCode code) {
        if (m_session.isSignedIn() && code != ErrorCode::CardGone) {
            m_commands.setProblem(tr("身份证没有读出来，请拿起来重新放好"));
        }
    });
    m_reader->setCardWanted(m_session.isSignedIn());
}

/// At reception it says whom the number is for, where cases are accepted whose one is, where
/// results are handed out who receives one; anywhere else it opens what its holder has here.
void CounterViewModel::onCardRead(const drivers::IdCard& card)
{
    if (!m_session.isSignedIn()) {
        return;
    }
    if (m_pages.current() == u"reception") {
        m_reception.setCard(card);
        return;
    }
    if (m_pages.current() == u"accept") {
        m_accept.setCard(card);
        return;
    }
    if (m_pages.current() == u"handOut") {
        m_handOut.setCard(card);
        return;
    }
    if (m_session.may(u"person.show")) {
        m_pages.go(QStringLiteral("card"));
        m_card.show(card);
    }
}

void CounterViewModel::noteAccepted(const QString& matter, const QString& ticket)
{
    if (ticket != m_acceptedTicket) {
        m_acceptedTicket = ticket;
        m_acceptedMatters.clear();
    }
    m_acceptedMatters << matter;
}

AcceptViewModel::Hand CounterViewModel::handNow() const
{
    const bool isServed = m_hand.state() == CitizenInHand::State::Serving;
    return {.matters = isServed ? m_hand.matterIds() : QStringList(),
            .ticket = isServed ? m_hand.ticketId() : QString(),
            .window = windowName()};
}

void CounterViewModel::closeCard()
{
    m_card.clear();
    if (m_pages.current() == u"card") {
        m_pages.go(QStringLiteral("window"));
    }
}

/// What to do without the hall is shown by itself, once an outage: who goes elsewhere stays there.
void CounterViewModel::onAwayChanged()
{
    if (!m_session.isSignedIn()) {
        return;
    }
    if (m_alarms.isAway()) {
        m_pageBefore = m_pages.current();
        m_pages.go(QStringLiteral("outage"));
    } else if (m_pages.current() == u"outage" && !m_pageBefore.isEmpty()) {
        m_pages.go(std::exchange(m_pageBefore, QString()));
    }
}

} // namespace onewindow::ui
