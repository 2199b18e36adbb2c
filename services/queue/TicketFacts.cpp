// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/TicketFacts.h"

#include "services/queue/CallOrder.h"
#include "services/queue/FactKinds.h"

#include <algorithm>

namespace onewindow::queue {

namespace {

/// The rules by which the number was promised its place; those of 0.1.0 where nothing is said.
CallRules issuersRules(const QJsonObject& body)
{
    const QJsonValue headStartMs = body.value(QStringLiteral("headStartMs"));
    return callRulesFrom({{QStringLiteral("appointmentHeadStartMs"), headStartMs},
                          {QStringLiteral("priorityHeadStartMs"), headStartMs}});
}

/// Further behind in its line, if `dueAtMs` is later; it counts from as much later.
void moveBack(Ticket& ticket, qint64 dueAtMs)
{
    const qint64 laterMs = std::max<qint64>(0, dueAtMs - ticket.dueAtMs);
    ticket.dueAtMs += laterMs;
    ticket.fromAtMs += laterMs;
}

/// Whose card or code it is may have it printed, or put back, at any terminal; for a clerk only the
/// hall speaks, and of a number that was missed: where it comes back is the hall's to say.
bool mayBeHeld(const Ticket& ticket, const QJsonObject& body, bool isHalls)
{
    const bool isClerks = body.value(QStringLiteral("by")).toString() == u"clerk";
    return (ticket.state == TicketState::Pending || ticket.state == TicketState::SetAside ||
            (ticket.state == TicketState::Missed && isHalls)) &&
           (isHalls || !isClerks);
}

/// What a terminal says of its ticket, or the hall. Too late for the ticket's state, or not theirs
/// to say: nothing.
std::optional<Ticket> afterTerminalFact(const Ticket& ticket, const journal::Row& row,
                                        const QJsonObject& body, bool isHalls)
{
    const bool isIssuers = row.node == ticket.node;
    Ticket after = ticket;
    if (row.kind == QLatin1String(facts::kHeld)) {
        if (!mayBeHeld(ticket, body, isHalls)) {
            return std::nullopt;
        }
        after.state = TicketState::Waiting;
        after.window.clear();
        after.line = after.matter;
        after.callCount = 0;
        after.isUnknown = body.value(QStringLiteral("isUnknown")).toBool();
        if (isHalls) {
            moveBack(after, body.value(QStringLiteral("dueAt")).toInteger());
        }
    } else if (row.kind == QLatin1String(facts::kSetAside)) {
        if (!isIssuers || ticket.state != TicketState::Pending) {
            return std::nullopt;
        }
        after.state = TicketState::SetAside;
    } else {
        const QString by = body.value(QStringLiteral("by")).toString();
        const bool isDayOver = isHalls && by == u"day" &&
                               (isOpen(ticket.state) || ticket.state == TicketState::Missed);
        // Whose card or code it is may give it back at any terminal.
        const bool isHolders = by == u"card" || by == u"qr";
        const bool isGivenBack =
            (isIssuers || isHalls || isHolders) &&
            (ticket.state == TicketState::Pending || ticket.state == TicketState::SetAside ||
             ticket.state == TicketState::Waiting);
        if (!isDayOver && !isGivenBack) {
            return std::nullopt;
        }
        after.state = TicketState::Cancelled;
        after.endedAtMs = row.correctedMs;
    }
    return after;
}

/// A window lets go of whom it has in hand: sent on, or to come again.
Ticket letGo(const Ticket& ticket, TicketState state)
{
    Ticket after = ticket;
    after.state = state;
    after.transferredFrom = ticket.window;
    after.window.clear();
    after.line = ticket.matter;
    after.callCount = 0;
    return after;
}

Ticket transferred(const Ticket& ticket, const QJsonObject& body)
{
    Ticket after = letGo(ticket, TicketState::Waiting);
    after.matter = body.value(QStringLiteral("matter")).toString();
    after.further = furtherFrom(body.value(QStringLiteral("further")), after.matter);
    after.line = after.matter;
    const QString window = body.value(QStringLiteral("toWindow")).toString();
    const QString staff = body.value(QStringLiteral("toStaff")).toString();
    if (!window.isEmpty()) {
        after.line = windowLine(window);
    } else if (!staff.isEmpty()) {
        after.line = staffLine(staff);
    }
    return after;
}

Ticket suspended(const Ticket& ticket, const journal::Row& row, const QJsonObject& body)
{
    Ticket after = letGo(ticket, TicketState::Suspended);
    after.suspendedAtMs = row.correctedMs;
    after.suspendReason = body.value(QStringLiteral("reason")).toString();
    return after;
}

Ticket linked(const Ticket& ticket, const journal::Row& row, const QJsonObject& body)
{
    Ticket after = ticket;
    const QStringList left = furtherFrom(body.value(QStringLiteral("left")), {});
    if (left.isEmpty()) {
        after.state = TicketState::Linked;
        after.endedAtMs = row.correctedMs;
        return after;
    }
    after.matter = left.constFirst();
    after.further = left.mid(1);
    if (ticket.line == ticket.matter) {
        after.line = after.matter;
    }
    return after;
}

Ticket undone(const Ticket& ticket, const QJsonObject& body)
{
    Ticket after = ticket;
    after.state = stateFromName(body.value(QStringLiteral("state")).toString());
    after.matter = body.value(QStringLiteral("matter")).toString();
    after.further = furtherFrom(body.value(QStringLiteral("further")), after.matter);
    after.window =
        isInHand(after.state) ? body.value(QStringLiteral("window")).toString() : QString();
    // Who was called by mistake stands in the line they stood in.
    if (body.value(QStringLiteral("undone")).toString() != QLatin1String(facts::kCalled)) {
        after.line = after.matter;
    }
    const bool isMiss =
        body.value(QStringLiteral("undone")).toString() == QLatin1String(facts::kMissed);
    after.misses -= isMiss && after.misses > 0 ? 1 : 0;
    after.callCount = body.value(QStringLiteral("count")).toInt();
    after.endedAtMs = 0;
    return after;
}

/// What the hall's own fact makes of the ticket; Conflict when its state does not allow it.
Result<Ticket> afterHallFact(const Ticket& ticket, const journal::Row& row, const QJsonObject& body)
{
    Ticket after = ticket;
    const auto isIn = [&](std::initializer_list<TicketState> states) {
        return std::find(states.begin(), states.end(), ticket.state) != states.end();
    };
    bool isAllowed = false;
    if (row.kind == QLatin1String(facts::kCalled)) {
        isAllowed = isIn({TicketState::Waiting, TicketState::Suspended});
        after.state = TicketState::Called;
        after.window = body.value(QStringLiteral("window")).toString();
        after.calledAtMs = row.correctedMs;
        after.callReason = body.contains(QStringLiteral("outOfOrder"))
                               ? orderReasonName(OrderReason::OutOfOrder)
                               : body.value(QStringLiteral("order")).toString();
        after.callCount = 1;
    } else if (row.kind == QLatin1String(facts::kRecalled)) {
        isAllowed = isIn({TicketState::Called});
        after.calledAtMs = row.correctedMs;
        ++after.callCount;
    } else if (row.kind == QLatin1String(facts::kMissed)) {
        isAllowed = isIn({TicketState::Called});
        after.state = TicketState::Missed;
        after.endedAtMs = row.correctedMs;
        after.misses = std::max(0, body.value(QStringLiteral("misses")).toInt(ticket.misses));
    } else if (row.kind == QLatin1String(facts::kStarted)) {
        isAllowed = isIn({TicketState::Called});
        after.state = TicketState::Serving;
        after.startedAtMs = row.correctedMs;
    } else if (row.kind == QLatin1String(facts::kFinished)) {
        isAllowed = isIn({TicketState::Serving});
        after.state = TicketState::Done;
        after.endedAtMs = row.correctedMs;
    } else if (row.kind == QLatin1String(facts::kTransferred)) {
        isAllowed = isIn({TicketState::Called, TicketState::Serving});
        after = transferred(ticket, body);
    } else if (row.kind == QLatin1String(facts::kSuspended)) {
        isAllowed = isIn({TicketState::Called, TicketState::Serving});
        after = suspended(ticket, row, body);
    } else if (row.kind == QLatin1String(facts::kReleased)) {
        isAllowed = isIn({TicketState::Waiting});
        after.line = after.matter;
    } else if (row.kind == QLatin1String(facts::kLinked)) {
        isAllowed = isIn({TicketState::Pending, TicketState::Waiting, TicketState::SetAside,
                          TicketState::Suspended});
        after = linked(ticket, row, body);
    } else if (row.kind == QLatin1String(facts::kSteppedBack)) {
        isAllowed = isIn({TicketState::Waiting});
        moveBack(after, body.value(QStringLiteral("dueAt")).toInteger());
    } else {
        isAllowed = body.value(QStringLiteral("from")).toString() == stateName(ticket.state);
        after = undone(ticket, body);
    }
    if (!isAllowed) {
        return Error{ErrorCode::Conflict,
                     row.kind + QStringLiteral(" does not fit state ") + stateName(ticket.state)};
    }
    return after;
}

bool isTerminalFact(const QString& kind)
{
    return kind == QLatin1String(facts::kHeld) || kind == QLatin1String(facts::kSetAside) ||
           kind == QLatin1String(facts::kCancelled);
}

} // namespace

bool isHallFact(const QString& kind)
{
    return facts::isAtWindow(kind) || kind == QLatin1String(facts::kLinked) ||
           kind == QLatin1String(facts::kReleased) || kind == QLatin1String(facts::kSteppedBack);
}

bool concernsTicket(const journal::Row& row, const QString& hall)
{
    // Only the hall calls: such a fact in another node's chain is kept and means nothing.
    const bool isHalls = !hall.isEmpty() && row.node == hall;
    return isTerminalFact(row.kind) || (isHalls && isHallFact(row.kind));
}

Ticket ticketIssuedBy(const journal::Row& row, const QJsonObject& body, const QString& hall)
{
    const bool isAtHall = !hall.isEmpty();
    const qint64 writtenMs = body.value(QStringLiteral("writtenAt")).toInteger();
    const bool isFromPaper = isAtHall && row.node == hall && writtenMs > 0 &&
                             writtenMs <= row.correctedMs &&
                             hallDay(writtenMs) == hallDay(row.correctedMs);
    Ticket ticket;
    ticket.id = row.subject;
    ticket.number = body.value(QStringLiteral("number")).toString();
    ticket.node = row.node;
    ticket.seq = row.seq;
    ticket.matter = body.value(QStringLiteral("matter")).toString();
    ticket.line = ticket.matter;
    ticket.further = furtherFrom(body.value(QStringLiteral("further")), ticket.matter);
    ticket.klass = classFromName(body.value(QStringLiteral("class")).toString());
    ticket.day = isAtHall ? hallDay(row.correctedMs) : body.value(QStringLiteral("day")).toString();
    ticket.handle = body.value(QStringLiteral("handle")).toString();
    ticket.token = body.value(QStringLiteral("token")).toString();
    ticket.issuedAtMs = isFromPaper ? writtenMs : row.correctedMs;
    const Place place = placeOf(issuersRules(body), ticket.klass, ticket.issuedAtMs,
                                body.value(QStringLiteral("readyAt")).toInteger());
    ticket.fromAtMs = place.fromMs;
    ticket.dueAtMs = place.dueMs;
    ticket.isPrinting = body.value(QStringLiteral("printing")).toBool();
    return ticket;
}

Result<std::optional<Ticket>> ticketAfter(const Ticket& ticket, const journal::Row& row,
                                          const QJsonObject& body, const QString& hall)
{
    if (isTerminalFact(row.kind)) {
        return afterTerminalFact(ticket, row, body, !hall.isEmpty() && row.node == hall);
    }
    auto after = afterHallFact(ticket, row, body);
    if (!after) {
        return after.error();
    }
    return std::optional(std::move(after).value());
}

} // namespace onewindow::queue
