// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallQueue for whoever holds a number: what a telephone shows of it, and what they may
// do by themselves.

#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/PublicTickets.h"
#include "services/queue/TicketProjection.h"

namespace onewindow::queue {

using storage::Database;

namespace {

/// {appointment, priority}: how many of each.
QJsonObject passedJson(const QMap<TicketClass, int>& passing)
{
    int all = 0;
    for (const int people : passing) {
        all += people;
    }
    const int appointments = passing.value(TicketClass::Appointment);
    return {
        {QStringLiteral("appointment"), appointments},
        {QStringLiteral("priority"), all - appointments - passing.value(TicketClass::Ordinary)}};
}

} // namespace

Result<QJsonObject> HallQueue::publicTicket(Database& database, const QString& token) const
{
    const QString today = hallDay(m_journal.clock().now().wallMs);
    auto found = findTicketByToken(database, token, today);
    if (found && !found.value()) {
        found = findEndedByToken(database, token, today);
    }
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    const Ticket& ticket = *found.value();
    const auto offered = m_hallFeed.catalogue();
    if (ticket.state != TicketState::Waiting) {
        return publicJson(ticket, *offered, std::nullopt);
    }
    const Result<int> ahead = countAhead(database, ticket);
    if (!ahead) {
        return ahead.error();
    }
    const Result<int> windows = openWindowsFor(database, ticket.matter);
    if (!windows) {
        return windows.error();
    }
    const auto passing = countPassing(database, ticket);
    if (!passing) {
        return passing.error();
    }
    auto last = lastPassing(database, ticket);
    if (!last) {
        return last.error();
    }
    const auto rules = m_rules.now(database);
    if (!rules) {
        return rules.error();
    }
    PublicPlace place{ahead.value(), windows.value()};
    if (windows.value() > 0) {
        place.range = m_hallFeed.waits().ofTicket(ticket.id, m_journal.clock().now().wallMs);
    }
    const auto late = lateOf(database, ticket);
    if (!late) {
        return late.error();
    }
    place.late = late.value();
    place.passing = std::move(last).value();
    place.headStartMs = longestHeadStartMs(rules.value()->numbers.order);
    QJsonObject json = publicJson(ticket, *offered, place);
    if (!passing.value().isEmpty()) {
        json.insert(QStringLiteral("passedBy"), passedJson(passing.value()));
    }
    return json;
}

Result<void> HallQueue::giveUp(Database& database, const QByteArray& ticketId)
{
    const auto ticket = findTicket(database, ticketId);
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    const TicketState state = ticket.value()->state;
    if (state != TicketState::Pending && state != TicketState::Waiting &&
        state != TicketState::SetAside) {
        return conflict("the ticket was called, or has ended");
    }
    const auto recorded = record(database, facts::kCancelled, ticketId,
                                 {{QStringLiteral("by"), QStringLiteral("holder")}});
    return recorded ? Result<void>() : Result<void>(recorded.error());
}

Result<void> HallQueue::stepBack(Database& database, const QByteArray& ticketId, qint64 seenDueAtMs)
{
    const auto ticket = findTicket(database, ticketId);
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    if (ticket.value()->state != TicketState::Waiting || ticket.value()->dueAtMs != seenDueAtMs) {
        return conflict("the ticket does not wait, or has another place");
    }
    const auto due = dueBehind(database, *ticket.value(), hallDay(m_journal.clock().now().wallMs),
                               kStepBackPlaces);
    if (!due) {
        return due.error();
    }
    if (!due.value()) {
        return conflict("nobody waits behind");
    }
    const auto recorded = record(database, facts::kSteppedBack, ticketId,
                                 {{QStringLiteral("by"), QStringLiteral("holder")},
                                  {QStringLiteral("dueAt"), *due.value()}});
    return recorded ? Result<void>() : Result<void>(recorded.error());
}

} // namespace onewindow::queue
