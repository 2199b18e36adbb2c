// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/Ticket.h"
#include "services/storage/Database.h"

#include <QJsonObject>

#include <optional>

namespace onewindow::queue {

/// A number that was called, as far as everybody in the hall could see it, and why: what is needed
/// to say to somebody behind why it came first. Without class or person.
struct CalledNumber
{
    QString number;
    qint64 issuedAtMs = 0;
    qint64 dueAtMs = 0;
    qint64 calledAtMs = 0;
    QString order; ///< What decided, an orderReasonName().
};

/// Why `first` was called while `waiting`, of the same line, was not, though it was taken earlier:
/// "headStart", "appointment", "ordinaryTurn", "outOfOrder" (see OrderReason); "countsEarlier",
/// because the other counts from later than it was taken, for an appointment, after it was missed,
/// or because its holder let others go first; "notWaiting", because nobody could call it then. The
/// same at a hall and wherever else its facts are known.
QString passingReason(const CalledNumber& first, const Ticket& waiting);

/// {number, calledAt, reason}
QJsonObject passingJson(const CalledNumber& first, const Ticket& waiting);

/// The last that was called in the line of `ticket`, which waits, since it was taken, of those that
/// were taken later; at the hall, from its tickets. Costs as much as were called since then.
Result<std::optional<CalledNumber>> lastPassing(storage::Database& database, const Ticket& ticket);

} // namespace onewindow::queue
