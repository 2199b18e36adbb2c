// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// KioskSession and the hours of the hall.

#include "qml/Kiosk/session/KioskSession.h"
#include "services/core/Log.h"
#include "services/identity/IdNumber.h"

namespace onewindow::ui {

bool KioskSession::isHallClosed() const
{
    return m_beganClosed && m_hall.closing().has_value();
}

queue::Stop KioskSession::stopped() const
{
    const queue::Stop stop = m_hall.stopped(m_context.matter);
    const bool goesFirst = m_context.klass != queue::TicketClass::Ordinary || isOfElderAge();
    return stop == queue::Stop::Full && goesFirst ? queue::Stop::None : stop;
}

/// On the home page the terminal goes with the hall's hours, by the minute; what somebody has begun
/// is finished as it was begun.
void KioskSession::lookAtHours()
{
    const Hours hours{.closing = m_hall.closing(), .today = m_hall.now().date()};
    if (m_state == State::Home) {
        m_beganClosed = hours.closing.has_value();
    }
    if (hours == m_hours) {
        return;
    }
    if (hours.closing.has_value() != m_hours.closing.has_value()) {
        qCInfo(lcUi) << "the hall is" << (hours.closing ? "closed" : "open");
    }
    m_hours = hours;
    Q_EMIT changed();
}

bool KioskSession::isOfElderAge() const
{
    return m_context.hasCard() && identity::ageOn(m_context.person->birth, m_hall.now().date()) >=
                                      m_parts.tickets.elderPriorityAge();
}

void KioskSession::callStaff()
{
    if (m_hall.closing()) {
        m_requests.askForHelp();
    } else if (!isStaffCalled()) {
        m_requests.callStaff();
    }
    noteActivity();
    Q_EMIT staffCalled();
    Q_EMIT changed();
}

} // namespace onewindow::ui
