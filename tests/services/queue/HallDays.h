// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Durations.h"
#include "services/queue/WaitHistory.h"

#include <QMap>

#include <memory>

namespace onewindow::queue {

/// A day on which each of forty people took so many minutes from call to call, by matter; nobody
/// was missed, and no window closed.
inline std::shared_ptr<const WaitHistory> evenDay(const QMap<QString, int>& minutes)
{
    PastDay day;
    QHash<QString, int> usual;
    for (auto it = minutes.cbegin(); it != minutes.cend(); ++it) {
        usual.insert(it.key(), it.value());
        for (int i = 0; i < 40; ++i) {
            PastTicket ticket;
            ticket.matter = it.key();
            ticket.window = it.key();
            ticket.issuedAtMs = kMinuteMs;
            ticket.dueAtMs = kMinuteMs;
            ticket.calledAtMs = (qint64{it.value()} * i + 2) * kMinuteMs;
            ticket.endedAtMs = (qint64{it.value()} * (i + 1) + 1) * kMinuteMs;
            ticket.isServed = true;
            day.tickets.push_back(ticket);
        }
    }
    return std::make_shared<const WaitHistory>(std::vector<PastDay>{day}, usual);
}

} // namespace onewindow::queue
