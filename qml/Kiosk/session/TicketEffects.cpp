// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/TicketEffects.h"

#include "services/core/Log.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace {

/// A store that takes no hold gives out no numbers either, so a few are many.
constexpr qsizetype kFailedLimit = 100;

void report(const Result<void>& result)
{
    if (!result) {
        qCWarning(lcUi) << "cannot record what became of a ticket:"
                        << errorName(result.error().code) << result.error().detail;
    }
}

} // namespace

TicketEffects::TicketEffects(queue::TicketService& tickets, const Clock& clock,
                             const KioskDelays& delays, QObject* parent)
    : QObject(parent)
    , m_tickets(tickets)
    , m_clock(clock)
    , m_delays(delays)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TicketEffects::retryDue);
}

void TicketEffects::apply(Effect effect, KioskContext& context)
{
    OW_ENFORCE(context.ticket);
    const QByteArray id = context.ticket->ticket.id;
    switch (effect) {
    case Effect::HoldPrinted:
        context.isHeld = true;
        hold({.ticketId = id, .by = QStringLiteral("printer")});
        return;
    case Effect::HoldUnknown:
        context.isHeld = true;
        hold({.ticketId = id, .by = QStringLiteral("printer"), .isUnknown = true});
        return;
    case Effect::HoldNoted:
        context.isHeld = true;
        hold({.ticketId = id, .by = QStringLiteral("citizen")});
        return;
    case Effect::HoldRestored:
        context.isHeld = true;
        context.ticket->ticket.state = queue::TicketState::Waiting;
        hold({.ticketId = id, .by = context.foundBy});
        return;
    case Effect::SetAside:
        context.ticket->ticket.state = queue::TicketState::SetAside;
        m_tickets.setAside(id, report);
        return;
    case Effect::NoteReprinted:
        m_tickets.noteReprint(id, true, report);
        return;
    case Effect::NoteNotReprinted:
        m_tickets.noteReprint(id, false, report);
        return;
    default:
        OW_ENFORCE(false);
    }
}

void TicketEffects::hold(const Hold& hold)
{
    m_tickets.hold(hold.ticketId, hold.by, hold.isUnknown,
                   [self = QPointer<TicketEffects>(this), hold](const Result<void>& result) {
                       if (self) {
                           self->onHeld(hold, result);
                       }
                   });
}

void TicketEffects::onHeld(Hold hold, const Result<void>& result)
{
    if (result) {
        if (hold.retries > 0) {
            qCInfo(lcUi) << "recorded what became of a ticket at try" << hold.retries + 1;
        }
        return;
    }
    if (hold.retries == 0) {
        report(result);
    }
    if (hold.retries >= m_delays.holdRetryLimit || m_failed.size() >= kFailedLimit) {
        giveUp();
        return;
    }
    ++hold.retries;
    hold.dueMs = m_clock.now().bootMs + m_delays.holdRetryMs;
    m_failed.append(std::move(hold));
    schedule();
}

void TicketEffects::giveUp()
{
    qCWarning(lcUi) << "a ticket that somebody holds is not recorded: staff is called";
    m_tickets.callStaff([](const Result<void>& result) {
        if (!result) {
            qCWarning(lcUi) << "cannot call staff:" << errorName(result.error().code);
        }
    });
}

void TicketEffects::retryDue()
{
    const qint64 nowMs = m_clock.now().bootMs;
    while (!m_failed.isEmpty() && m_failed.constFirst().dueMs <= nowMs) {
        hold(m_failed.takeFirst());
    }
    schedule();
}

void TicketEffects::schedule()
{
    if (m_failed.isEmpty()) {
        m_timer.stop();
        return;
    }
    const qint64 leftMs = m_failed.constFirst().dueMs - m_clock.now().bootMs;
    m_timer.start(static_cast<int>(std::max<qint64>(0, leftMs)));
}

} // namespace onewindow::ui
