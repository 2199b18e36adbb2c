// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Row.h"
#include "services/queue/Ticket.h"

#include <QJsonObject>

#include <optional>

namespace onewindow::queue {

// What a fact makes of a ticket, for whoever keeps tickets: a hall, a terminal, and the centre,
// which shows them on telephones. `body` is that of the row, `hall` the node whose facts call and
// serve; empty at a terminal, which hears of them through the feed.

/// Whether a fact of `kind` is the hall's alone to record.
bool isHallFact(const QString& kind);

/// Whether `row` may change a ticket that was issued before.
bool concernsTicket(const journal::Row& row, const QString& hall);

/// The ticket that a `ticket.issued` gives out. The hall knows what day it was; a terminal goes by
/// its own clock, which may be wrong by hours, and what it then calls yesterday must not be ended
/// as left over. What the hall itself entered from paper was taken when it was written, that day.
Ticket ticketIssuedBy(const journal::Row& row, const QJsonObject& body, const QString& hall);

/// The ticket after a row that concerns it; nothing where a terminal's fact comes too late or is
/// not theirs to say. Errors: Conflict, where the hall's does not fit the ticket's state.
Result<std::optional<Ticket>> ticketAfter(const Ticket& ticket, const journal::Row& row,
                                          const QJsonObject& body, const QString& hall);

} // namespace onewindow::queue
