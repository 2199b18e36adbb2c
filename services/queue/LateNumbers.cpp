// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/LateNumbers.h"

#include "services/journal/Feed.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/TicketProjection.h"

#include <algorithm>
#include <utility>

namespace onewindow::queue {

using storage::Database;

namespace {

/// Those at the end of one line.
Result<void> addLate(Database& database, const QString& matter, const QJsonObject& queue,
                     QList<LateNumber>& late)
{
    if (queue.value(QStringLiteral("late")).toObject().isEmpty()) {
        return {};
    }
    const auto waiting = findInLine(database, matter);
    if (!waiting) {
        return waiting.error();
    }
    for (const Ticket& ticket : waiting.value()) {
        if (const Stop why = lateBy(queue, ticket.dueAtMs); why != Stop::None) {
            late.append({.ticket = ticket, .why = why});
        }
    }
    return {};
}

Result<void> addGivenUp(Database& database, const Closing& closing, QList<LateNumber>& late)
{
    const auto tickets = findTicketsOfDay(database, closing.day);
    if (!tickets) {
        return tickets.error();
    }
    for (const Ticket& ticket : tickets.value()) {
        if (ticket.state == TicketState::Cancelled && ticket.endedAtMs >= closing.orderedAtMs) {
            late.append({.ticket = ticket, .why = Stop::None, .isGivenUp = true});
        }
    }
    return {};
}

} // namespace

Result<QList<LateNumber>> lateNumbers(Database& database, const QString& hall, qint64 nowMs)
{
    const auto queues = journal::Feed(hall).all(database, QString::fromLatin1(feed::kQueue));
    const auto closing = findClosing(database, hallDay(nowMs));
    if (!queues || !closing) {
        return !queues ? queues.error() : closing.error();
    }
    QList<LateNumber> late;
    for (const journal::FeedChange& queue : queues.value()) {
        if (queue.body) {
            OW_TRY(addLate(database, queue.id, *queue.body, late));
        }
    }
    if (closing.value() && closing.value()->orderedAtMs > 0) {
        OW_TRY(addGivenUp(database, *closing.value(), late));
    }
    std::sort(late.begin(), late.end(), [](const LateNumber& left, const LateNumber& right) {
        return std::pair(left.isGivenUp, left.ticket.dueAtMs) <
               std::pair(right.isGivenUp, right.ticket.dueAtMs);
    });
    late.resize(std::min<qsizetype>(late.size(), kLateNumbersLimit));
    return late;
}

} // namespace onewindow::queue
