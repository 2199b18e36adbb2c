// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/TicketRequests.h"

#include "services/core/Log.h"

#include <QPointer>

#include <utility>

namespace onewindow::ui {

using queue::IssuedTicket;

TicketRequests::TicketRequests(queue::TicketService& tickets, const HallContact& hall,
                               QObject* parent)
    : QObject(parent)
    , m_tickets(tickets)
    , m_hall(hall)
{}

/// A callback that passes the answer on to `answered`, unless the session has ended by then.
template <typename T>
std::function<void(Result<T>)>
TicketRequests::whileInSession(void (TicketRequests::*answered)(const Result<T>&))
{
    return [self = QPointer<TicketRequests>(this), number = m_sessionNumber,
            answered](const Result<T>& result) {
        if (self && self->m_sessionNumber == number) {
            (self->*answered)(result);
        }
    };
}

void TicketRequests::issue(queue::IssueRequest request)
{
    if (m_hall.isShutOut()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT issued(Error{ErrorCode::Revoked, QStringLiteral("shut out")});
            },
            Qt::QueuedConnection);
        return;
    }
    m_tickets.issue(std::move(request),
                    [self = QPointer<TicketRequests>(this)](const Result<IssuedTicket>& result) {
                        if (self) {
                            Q_EMIT self->issued(result);
                        }
                    });
}

void TicketRequests::find(const QString& code)
{
    m_tickets.find(code, whileInSession(&TicketRequests::found));
}

void TicketRequests::list(const QString& idNumber)
{
    m_tickets.openTickets(idNumber, whileInSession(&TicketRequests::listed));
}

void TicketRequests::callStaff()
{
    noteHelpAsked();
    m_tickets.callStaff(onCalled());
}

void TicketRequests::askForHelp()
{
    noteHelpAsked();
    if (std::exchange(m_isAskingForHelp, true)) {
        return;
    }
    m_tickets.askForHelp(
        [self = QPointer<TicketRequests>(this), tell = onCalled()](const Result<void>& result) {
            if (self) {
                self->m_isAskingForHelp = false;
            }
            tell(result);
        });
}

void TicketRequests::noteHelpAsked()
{
    m_isStaffCalled = true;
    m_hasStaffCallFailed = false;
}

queue::TicketService::DoneCallback TicketRequests::onCalled()
{
    return [self = QPointer<TicketRequests>(this),
            number = m_sessionNumber](const Result<void>& result) {
        if (!result && self && self->m_sessionNumber == number) {
            qCWarning(lcUi) << "cannot call staff:" << errorName(result.error().code);
            self->m_isStaffCalled = false;
            self->m_hasStaffCallFailed = true;
            Q_EMIT self->staffCallFailed();
        }
    };
}

void TicketRequests::forget()
{
    ++m_sessionNumber;
    m_isStaffCalled = false;
    m_hasStaffCallFailed = false;
}

} // namespace onewindow::ui
