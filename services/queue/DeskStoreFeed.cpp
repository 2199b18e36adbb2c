// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of DeskStore that takes in what the hall says of tickets.

#include "services/core/Ids.h"
#include "services/journal/CheckValue.h"
#include "services/queue/DeskStore.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/NumberDays.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

namespace onewindow::queue {

using storage::Database;

namespace {

Ticket ticketFromFeed(const journal::FeedChange& change)
{
    const QJsonObject body = change.body.value_or(QJsonObject());
    Ticket ticket;
    ticket.id = idFromText(change.id);
    ticket.number = body.value(QStringLiteral("number")).toString();
    ticket.matter = body.value(QStringLiteral("matter")).toString();
    ticket.further = furtherFrom(body.value(QStringLiteral("further")), ticket.matter);
    ticket.handle = body.value(QStringLiteral("handle")).toString();
    ticket.state = stateFromName(body.value(QStringLiteral("state")).toString());
    ticket.node = body.value(QStringLiteral("node")).toString();
    ticket.token = body.value(QStringLiteral("token")).toString();
    ticket.issuedAtMs = body.value(QStringLiteral("issuedAt")).toInteger();
    ticket.fromAtMs = body.value(QStringLiteral("fromAt")).toInteger(ticket.issuedAtMs);
    ticket.dueAtMs = body.value(QStringLiteral("dueAt")).toInteger(ticket.fromAtMs);
    ticket.misses = body.value(QStringLiteral("misses")).toInt();
    ticket.endedAtMs = body.value(QStringLiteral("endedAt")).toInteger();
    ticket.klass = classFromName(body.value(QStringLiteral("class")).toString());
    ticket.day = body.value(QStringLiteral("day")).toString();
    return ticket;
}

} // namespace

/// A ticket of this terminal, for what the hall says it is for by now: a window may have done part
/// of it and sent the person on.
Ticket DeskStore::asHeard(Ticket own) const
{
    const auto heard = m_open.constFind(idToText(own.id));
    if (heard != m_open.constEnd()) {
        own.matter = heard->matter;
        own.further = heard->further;
        own.fromAtMs = heard->fromAtMs;
        own.dueAtMs = heard->dueAtMs;
        own.misses = heard->misses;
        own.endedAtMs = heard->endedAtMs;
        // What only the hall makes of a number is newer than what this terminal knows of it.
        const bool isHalls = isInHand(heard->state) || heard->state == TicketState::Missed;
        own.state = isHalls ? heard->state : own.state;
    }
    return own;
}

Passing DeskStore::passing(const Ticket& ticket) const
{
    Passing passing;
    for (const Ticket& other : m_open) {
        const bool isFirst = isInHand(other.state) || (other.state == TicketState::Waiting &&
                                                       other.dueAtMs < ticket.dueAtMs);
        const bool isPassing = isFirst && ticket.state == TicketState::Waiting &&
                               other.matter == ticket.matter && other.fromAtMs > ticket.fromAtMs;
        if (isPassing && other.klass == TicketClass::Appointment) {
            ++passing.appointments;
        } else if (isPassing && other.klass != TicketClass::Ordinary) {
            ++passing.priority;
        }
    }
    return passing;
}

bool DeskStore::isOfUse(const Ticket& ticket) const
{
    const qint64 nowMs = m_journal.clock().now().wallMs;
    return ticket.state != TicketState::Missed ||
           reentryOf(m_callRules, ticket.misses, ticket.endedAtMs, nowMs) != Reentry::Void;
}

void DeskStore::noteOpen(const journal::FeedChange& change)
{
    if (change.kind == QLatin1String(feed::kHall) && change.body) {
        m_callRules = callRulesFrom(change.body->value(QStringLiteral("order")).toObject());
    }
    if (change.kind != QLatin1String(feed::kOpen)) {
        return;
    }
    if (change.body) {
        m_open.insert(change.id, ticketFromFeed(change));
    } else {
        m_open.remove(change.id);
    }
}

Result<void> DeskStore::noteEnded(Database& database, const QByteArray& ticketId)
{
    const auto own = findTicket(database, ticketId);
    if (!own) {
        return own.error();
    }
    if (!own.value()) {
        return {};
    }
    m_ended << ticketId;
    const QString day = own.value()->day;
    return storage::run(
        database,
        "INSERT INTO desk_ended (id, day, local) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
        ticketId, day, journal::checkOfColumns(ticketId, day));
}

/// After a snapshot: an own ticket that the hall holds and does not name any more has ended.
Result<void> DeskStore::noteMissingAsEnded(Database& database)
{
    const auto own = storage::rowsOf(
        storage::query(database,
                       "SELECT t.id FROM tickets t JOIN chains c ON c.node = t.node "
                       "JOIN journal j ON j.hall = c.hall AND j.node = c.node AND "
                       "j.incarnation = c.incarnation AND j.seq = t.seq AND "
                       "j.subject = t.id WHERE t.state <= 4 AND t.day = ? "
                       "AND t.node = ? AND t.seq <= c.held",
                       today(), m_journal.node()),
        [](const storage::Statement& row) { return row.blob(0); });
    if (!own) {
        return own.error();
    }
    for (const QByteArray& id : own.value()) {
        if (!m_open.contains(idToText(id))) {
            OW_TRY(noteEnded(database, id));
        }
    }
    return {};
}

Result<void> DeskStore::takeIn(Database& database, const journal::FeedPage& page)
{
    if (page.isSnapshot) {
        m_open.clear();
        m_isInSnapshot = true;
    }
    for (const journal::FeedChange& change : page.changes) {
        noteOpen(change);
        if (change.kind == QLatin1String(feed::kOpen) && !change.body) {
            OW_TRY(noteEnded(database, idFromText(change.id)));
        }
        if (change.kind == QLatin1String(feed::kRestart) && change.body) {
            OW_TRY(restartNumbers(database, *change.body));
        }
    }
    if (m_isInSnapshot && !page.hasMore) {
        m_isInSnapshot = false;
        OW_TRY(noteMissingAsEnded(database));
    }
    openDayKey(database);
    return {};
}

Result<void> DeskStore::restartNumbers(Database& database, const QJsonObject& wish)
{
    // A snapshot brings the last wish again, whenever it was made. What its last number was may be
    // the last number of another day by now.
    const QString day = wish.value(QStringLiteral("day")).toString();
    if (day < today()) {
        return {};
    }
    const QJsonObject last = wish.value(QStringLiteral("last")).toObject();
    for (auto it = last.begin(); it != last.end(); ++it) {
        const Result<qint64> counter = lastCounter(database, m_journal.node(), it.key());
        if (!counter) {
            return counter.error();
        }
        if (counter.value() != 0 && counter.value() == it.value().toInteger()) {
            OW_TRY(restartOwnSeries(m_journal, database, it.key(), counter.value(), day));
        }
    }
    return {};
}

} // namespace onewindow::queue
