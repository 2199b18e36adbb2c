// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/HallContact.h"

#include "services/core/HallTime.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

HallContact::HallContact(const queue::TicketService& tickets, const Clock& clock,
                         qint64 figuresMaxAgeMs)
    : m_tickets(tickets)
    , m_clock(clock)
    , m_figuresMaxAgeMs(figuresMaxAgeMs)
    , m_offlineSince(now())
{}

bool HallContact::setOnline(bool isOnline)
{
    if (m_isOnline == isOnline) {
        return false;
    }
    m_isOnline = isOnline;
    m_offlineSince = now();
    return true;
}

bool HallContact::setShutOut(bool isShutOut)
{
    return std::exchange(m_isShutOut, isShutOut) != isShutOut;
}

QDateTime HallContact::now() const
{
    const Timestamp stamp = m_clock.now();
    qint64 wallMs = stamp.wallMs;
    if (!stamp.isSynced) {
        for (const catalog::Matter& matter : m_tickets.catalogue().matters) {
            if (const auto said = m_tickets.figures(matter.id)) {
                wallMs = std::max(wallMs, said->asOfMs);
            }
        }
    }
    return hallTime(wallMs);
}

std::optional<HallClosing> HallContact::closing() const
{
    const catalog::OpeningHours& hours = m_tickets.openingHours();
    const QDateTime at = now();
    if (!m_clock.now().isSynced || !hours.isClosed(at)) {
        return std::nullopt;
    }
    return HallClosing{.opens = hours.nextOpening(at)};
}

queue::Stop HallContact::stopped(const QString& matter) const
{
    const auto said = liveFigures(matter);
    return said ? said->stopped : queue::Stop::None;
}

std::optional<queue::QueueFigures> HallContact::figures(const QString& matter) const
{
    const auto said = m_tickets.figures(matter);
    const bool isFresh =
        said && (m_isOnline || now().toMSecsSinceEpoch() - said->asOfMs <= m_figuresMaxAgeMs);
    return isFresh ? said : std::nullopt;
}

std::optional<queue::QueueFigures> HallContact::liveFigures(const QString& matter) const
{
    return m_isOnline ? figures(matter) : std::nullopt;
}

} // namespace onewindow::ui
