// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/TicketService.h"

namespace onewindow::queue {

void Person::wipe()
{
    // fill() detaches first where the text is shared; whoever shares it wipes his own.
    name.fill(QChar(u'\0'));
    idNumber.fill(QChar(u'\0'));
    name.clear();
    idNumber.clear();
    birth = {};
    isTyped = false;
}

QueueFigures QueueFigures::of(TicketClass klass) const
{
    QueueFigures mine = *this;
    if (klass != TicketClass::Ordinary && earlier) {
        mine.lowMinutes = earlier->lowMinutes;
        mine.highMinutes = earlier->highMinutes;
    }
    return mine;
}

bool QueueFigures::isLate(const Ticket& ticket) const
{
    return lateFromDueMs != 0 && ticket.state == TicketState::Waiting &&
           ticket.dueAtMs >= lateFromDueMs;
}

std::optional<WaitRange> QueueFigures::quote(TicketClass klass, qint64 nowMs) const
{
    constexpr qint64 kAgeMs = 15LL * 60 * 1000;
    const QueueFigures mine = of(klass);
    return mine.lowMinutes && mine.highMinutes && nowMs - asOfMs <= kAgeMs
               ? std::optional(WaitRange{*mine.lowMinutes, *mine.highMinutes})
               : std::nullopt;
}

} // namespace onewindow::queue
