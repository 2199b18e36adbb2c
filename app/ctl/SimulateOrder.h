// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/queue/TicketService.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace onewindow {

/// The longest line of orders, in bytes.
inline constexpr qsizetype kOrderLineLimit = 4096;

/// What a simulated terminal is told in one line: a JSON object with "do", and "id" (a number that
/// the answer repeats).
struct SimulateOrder
{
    enum class Verb {
        Issue,         ///< {matter, further?, class?, print?, person?: {name, idNumber}}
        Hold,          ///< {ticket, by?: printer (default) or citizen}
        SetAside,      ///< {ticket}
        Cancel,        ///< {ticket}
        CallStaff,     ///< {}
        Slots,         ///< {resource, from: day, days? (14)}
        Book,          ///< {slot, person?}
        CancelBooking, ///< {appointment}
        Status,        ///< {}
        Quit,          ///< {}
    };

    qint64 id = 0;
    Verb verb = Verb::Status;
    queue::IssueRequest issue;
    QByteArray ticket; ///< Id, 16 bytes.
    QString by;
    QString resource; ///< Of slots, those of `days` days from `fromDay` on.
    QString fromDay;
    int days = 0;
    QString slot;                        ///< appointments::Slot::key().
    std::optional<queue::Person> person; ///< Who books.
    QByteArray appointment;              ///< Id, 16 bytes.
};

/// Reads a line. Unknown members are skipped. Errors: BadRequest naming the member, TooLarge.
Result<SimulateOrder> readOrder(const QByteArray& line);

/// Person `index` of the invented ones, from 0: nobody real, since no region of China has their
/// numbers' first six digits. The same index is the same person at every terminal.
queue::Person samplePerson(int index);

} // namespace onewindow
