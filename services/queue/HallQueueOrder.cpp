// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallQueue that says who is next, who comes back where, and why.

#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/queue/CallOrder.h"
#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/TicketProjection.h"

#include <QJsonDocument>

namespace onewindow::queue {

using storage::Database;

namespace {

Result<Ticket> knownTicket(Database& database, const QByteArray& id)
{
    auto ticket = findTicket(database, id);
    if (!ticket) {
        return ticket.error();
    }
    return ticket.value() ? Result<Ticket>(*std::move(ticket).value())
                          : Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
}

/// Whether two that wait for other matters stand in one line all the same: where the window that
/// called the first of them serves both, or, before that, whoever serves one serves the other.
Result<bool> areInOneLine(Database& database, const Ticket& one, const Ticket& other)
{
    const auto windows = allWindows(database);
    if (!windows) {
        return windows.error();
    }
    const bool isOneFirst =
        other.calledAtMs == 0 || (one.calledAtMs > 0 && one.calledAtMs <= other.calledAtMs);
    const Ticket& first = isOneFirst ? one : other;
    bool hasShared = false;
    bool hasOthers = false;
    for (const Window& window : windows.value()) {
        const bool servesOne = window.matters.contains(one.matter);
        const bool servesOther = window.matters.contains(other.matter);
        if (first.calledAtMs > 0 && window.id == first.window) {
            return servesOne && servesOther;
        }
        hasShared = hasShared || (servesOne && servesOther);
        hasOthers = hasOthers || servesOne != servesOther;
    }
    return hasShared && !hasOthers;
}

} // namespace

Result<std::optional<Ticket>> HallQueue::firstOf(Database& database, const QStringList& lines,
                                                 bool isOrdinary) const
{
    const QString today = hallDay(m_journal.clock().now().wallMs);
    std::optional<Ticket> first;
    for (const QString& line : lines) {
        auto next = firstFor(database, line, today, isOrdinary);
        if (!next) {
            return next;
        }
        if (next.value() && (!first || isBefore(placeOf(*next.value()), placeOf(*first)))) {
            first = std::move(next).value();
        }
    }
    return first;
}

Result<std::optional<HallQueue::Chosen>> HallQueue::choose(Database& database, const Window& window,
                                                           const QStringList& lines) const
{
    auto first = firstOf(database, lines, false);
    if (!first) {
        return first.error();
    }
    if (!first.value()) {
        return std::optional<Chosen>();
    }
    std::optional<Ticket> ordinary;
    if (first.value()->klass != TicketClass::Ordinary) {
        auto found = firstOf(database, lines, true);
        if (!found) {
            return found.error();
        }
        ordinary = std::move(found).value();
    }
    const auto rules = m_rules.now(database);
    if (!rules) {
        return rules.error();
    }
    const NextCall next =
        nextCall(rules.value()->numbers.order, placeOf(*first.value()), first.value()->klass,
                 ordinary ? std::optional(placeOf(*ordinary)) : std::nullopt, window.passed);
    Chosen chosen{next.isOrdinary && ordinary ? *ordinary : *first.value(),
                  {{QStringLiteral("order"), orderReasonName(next.reason)},
                   {QStringLiteral("passed"), next.passed}}};
    if (ordinary) {
        const Ticket& other = next.isOrdinary ? *first.value() : *ordinary;
        chosen.more.insert(QStringLiteral("over"), idToText(other.id));
    }
    return std::optional(std::move(chosen));
}

Result<std::optional<qint64>> HallQueue::dueAfterMiss(Database& database,
                                                      const Ticket& ticket) const
{
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const auto rules = m_rules.now(database);
    if (!rules) {
        return rules.error();
    }
    const CallRules& order = rules.value()->numbers.order;
    switch (reentryOf(order, ticket.misses, ticket.endedAtMs, nowMs)) {
    case Reentry::Void:
        return Error{ErrorCode::TooMany, QStringLiteral("missed %1 times").arg(ticket.misses)};
    case Reentry::AtEnd:
        return std::optional(queue::placeOf(order, ticket.klass, nowMs).dueMs);
    case Reentry::AfterNext:
        break;
    }
    if (order.reentryAfter == 0) {
        return std::optional<qint64>();
    }
    Ticket back = ticket;
    back.line = ticket.matter; // Whatever it waited for last: see facts::kHeld.
    return dueBehind(database, back, hallDay(nowMs), order.reentryAfter);
}

Result<QJsonObject> HallQueue::putBack(Database& database, const Ticket& ticket, QJsonObject body)
{
    if (ticket.state == TicketState::Missed) {
        const auto due = dueAfterMiss(database, ticket);
        if (!due) {
            return due.error();
        }
        if (due.value()) {
            body.insert(QStringLiteral("dueAt"), *due.value());
        }
    }
    return record(database, facts::kHeld, ticket.id, body);
}

Result<QJsonObject> HallQueue::restore(Database& database, const QByteArray& ticketId,
                                       const QString& staff)
{
    const auto ticket = knownTicket(database, ticketId);
    if (!ticket) {
        return ticket.error();
    }
    const TicketState state = ticket.value().state;
    if (state != TicketState::SetAside && state != TicketState::Missed &&
        state != TicketState::Pending) {
        return conflict("the ticket is not set aside");
    }
    return putBack(
        database, ticket.value(),
        {{QStringLiteral("by"), QStringLiteral("clerk")}, {QStringLiteral("staff"), staff}});
}

Result<void> HallQueue::takeReturns(Database& database, const QList<journal::Row>& rows)
{
    for (const journal::Row& row : rows) {
        if (row.kind == QLatin1String(facts::kHeld)) {
            OW_TRY(takeReturn(database, row));
        }
    }
    return {};
}

Result<void> HallQueue::takeReturn(Database& database, const journal::Row& row)
{
    const auto ticket = findTicket(database, row.subject);
    if (!ticket) {
        return ticket.error();
    }
    const QString by =
        QJsonDocument::fromJson(row.body).object().value(QStringLiteral("by")).toString();
    // A terminal that was off line may tell of a time before the number was called.
    const bool isReturn = ticket.value() && ticket.value()->state == TicketState::Missed &&
                          ticket.value()->endedAtMs < row.correctedMs && by != u"clerk";
    if (!isReturn) {
        return {};
    }
    const auto back = putBack(database, *ticket.value(), {{QStringLiteral("by"), by}});
    const bool isVoid = !back && back.error().code == ErrorCode::TooMany;
    return back || isVoid ? Result<void>() : Result<void>(back.error());
}

Result<QJsonObject> HallQueue::why(Database& database, const QByteArray& ticketId,
                                   const QByteArray& otherId) const
{
    const auto one = knownTicket(database, ticketId);
    if (!one) {
        return one.error();
    }
    const auto other = knownTicket(database, otherId);
    if (!other) {
        return other.error();
    }
    const auto rules = m_rules.now(database);
    if (!rules) {
        return rules.error();
    }
    Ticket besides = other.value();
    if (besides.matter != one.value().matter) {
        const auto isOneLine = areInOneLine(database, one.value(), besides);
        if (!isOneLine) {
            return isOneLine.error();
        }
        besides.matter = isOneLine.value() ? one.value().matter : besides.matter;
    }
    const OrderExplanation why = explainOrder(one.value(), besides);
    const Ticket& first = why.isBefore ? one.value() : other.value();
    const Ticket& second = why.isBefore ? other.value() : one.value();
    return QJsonObject{
        {QStringLiteral("isBefore"), why.isBefore},
        {QStringLiteral("reason"), orderReasonName(why.reason)},
        {QStringLiteral("first"), first.number},
        {QStringLiteral("second"), second.number},
        {QStringLiteral("class"), className(first.klass)},
        {QStringLiteral("headStartMinutes"), (first.fromAtMs - first.dueAtMs) / kMinuteMs},
        {QStringLiteral("firstFrom"), first.fromAtMs},
        {QStringLiteral("secondFrom"), second.fromAtMs},
        {QStringLiteral("ordinaryEvery"), rules.value()->numbers.order.ordinaryEvery}};
}

} // namespace onewindow::queue
