// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/HallContact.h"
#include "services/queue/TicketService.h"

#include <QList>
#include <QObject>

#include <functional>

namespace onewindow::ui {

/// What a session asks of the ticket service. An answer that comes when the session has ended is
/// dropped, but for a number: its page does not end before it is there.
class TicketRequests : public QObject
{
    Q_OBJECT

public:
    /// `tickets` and `hall` outlive this object.
    TicketRequests(queue::TicketService& tickets, const HallContact& hall,
                   QObject* parent = nullptr);

    /// Ends in issued(), for a terminal that is shut out with Revoked.
    void issue(queue::IssueRequest request);
    /// The ticket that a scanned code names: ends in found().
    void find(const QString& code);
    /// The open tickets of a card holder: ends in listed().
    void list(const QString& idNumber);
    void callStaff();
    /// The same while the hall is closed: for whoever is on duty.
    void askForHelp();

    [[nodiscard]] bool isStaffCalled() const { return m_isStaffCalled; }

    /// Calling staff could not be recorded.
    [[nodiscard]] bool hasStaffCallFailed() const { return m_hasStaffCallFailed; }

    /// The session has ended.
    void forget();

Q_SIGNALS:
    void issued(const onewindow::Result<onewindow::queue::IssuedTicket>& result);
    void found(const onewindow::Result<onewindow::queue::IssuedTicket>& result);
    void listed(const onewindow::Result<QList<onewindow::queue::IssuedTicket>>& result);
    void staffCallFailed();

private:
    void noteHelpAsked();
    [[nodiscard]] queue::TicketService::DoneCallback onCalled();
    template <typename T>
    std::function<void(Result<T>)>
    whileInSession(void (TicketRequests::*answered)(const Result<T>&));

    queue::TicketService& m_tickets;
    const HallContact& m_hall;
    bool m_isStaffCalled = false;
    bool m_hasStaffCallFailed = false;
    bool m_isAskingForHelp = false;
    /// Callbacks of a session that has ended are told by it.
    quint64 m_sessionNumber = 0;
};

} // namespace onewindow::ui
