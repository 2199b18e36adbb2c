// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/PassedBy.h"

#include "services/queue/CallOrder.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

namespace onewindow::queue {

QString passingReason(const CalledNumber& first, const Ticket& waiting)
{
    const auto recorded = orderReasonFrom(first.order);
    if (recorded == OrderReason::OutOfOrder) {
        return first.order;
    }
    if (first.dueAtMs > waiting.dueAtMs) {
        return recorded == OrderReason::OrdinaryTurn ? first.order
                                                     : orderReasonName(OrderReason::NotWaiting);
    }
    if (recorded == OrderReason::Appointment || recorded == OrderReason::HeadStart) {
        return first.order;
    }
    // Nobody ordinary waited whom it could have passed, so its call does not say so.
    return first.dueAtMs < first.issuedAtMs ? orderReasonName(OrderReason::HeadStart)
                                            : QStringLiteral("countsEarlier");
}

QJsonObject passingJson(const CalledNumber& first, const Ticket& waiting)
{
    return {{QStringLiteral("number"), first.number},
            {QStringLiteral("calledAt"), first.calledAtMs},
            {QStringLiteral("reason"), passingReason(first, waiting)}};
}

Result<std::optional<CalledNumber>> lastPassing(storage::Database& database, const Ticket& ticket)
{
    return storage::firstOf(
        storage::query(database,
                       "SELECT number, issued_at, due_at, called_at, call_reason FROM tickets "
                       "WHERE line = ? AND called_at > ? AND called_at > 0 AND issued_at > ? AND "
                       "state <> 1 ORDER BY called_at DESC LIMIT 1",
                       ticket.line, ticket.issuedAtMs, ticket.issuedAtMs),
        [](const storage::Statement& row) {
            return CalledNumber{.number = row.text(0),
                                .issuedAtMs = row.integer(1),
                                .dueAtMs = row.integer(2),
                                .calledAtMs = row.integer(3),
                                .order = row.text(4)};
        });
}

} // namespace onewindow::queue
