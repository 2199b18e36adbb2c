// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/Ticket.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace onewindow::bench {

/// What the tickets of a store's own issuer look like when their days are over.
struct OldTickets
{
    int count = 0;
    QString mark; ///< The issuer's.
    QString matter;
    QString series;
    const char* lastFact = nullptr; ///< The kind of the fact that ended it here, ...
    QJsonObject lastBody;           ///< ... and its body.
    queue::TicketState state = queue::TicketState::Done;
    /// Every ticket has a person, whose sealed part stays and whose data key was let go.
    bool hasPersons = false;
    bool isHeldByParent = false; ///< All of it was shipped.
};

/// Writes `old` behind what the store's own chain holds: two facts a ticket, with their digests,
/// and the ticket itself, as the journal and its projection would, but not by way of them: that
/// would take many minutes. What the tickets are found by is spread over its whole range, as random
/// values are. The Journal must have opened the store.
void addOldTickets(storage::Database& database, const OldTickets& old);

} // namespace onewindow::bench
