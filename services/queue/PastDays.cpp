// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/PastDays.h"

#include "services/queue/WaitProjection.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <map>
#include <utility>

namespace onewindow::queue {

using storage::Statement;

namespace {

PastTicket ticketOf(const Statement& row)
{
    PastTicket ticket;
    ticket.matter = row.text(1);
    ticket.klass = static_cast<TicketClass>(row.integer(2));
    const auto state = static_cast<TicketState>(row.integer(3));
    ticket.isServed = state == TicketState::Done;
    // What nobody came for is ended with its day.
    ticket.isMissed =
        state == TicketState::Missed || (state == TicketState::Cancelled && row.integer(6) != 0);
    ticket.issuedAtMs = row.integer(4);
    ticket.dueAtMs = row.integer(5);
    ticket.calledAtMs = row.integer(6);
    ticket.endedAtMs = row.integer(7);
    ticket.window = row.text(8);
    return ticket;
}

} // namespace

QByteArray firstIdOf(qint64 wallMs)
{
    QByteArray id(16, '\0');
    for (int i = 0; i < 6; ++i) {
        id[i] = static_cast<char>(wallMs >> (8 * (5 - i)));
    }
    return id;
}

Result<std::vector<PastDay>> pastDays(storage::Database& database, const QString& today)
{
    static const QTimeZone zone(8 * 60 * 60);
    const QDate from = QDate::fromString(today, Qt::ISODate).addDays(-kPastLookBackDays);
    const qint64 fromMs = from.startOfDay(zone).toMSecsSinceEpoch();
    auto tickets = storage::rowsOf(
        storage::query(database,
                       "SELECT day, matter, class, state, issued_at, due_at, called_at, ended_at, "
                       "window_id FROM tickets WHERE id >= ? AND day >= ? AND day < ? ORDER BY id "
                       "LIMIT 400000",
                       firstIdOf(fromMs), from.toString(Qt::ISODate), today),
        [](const Statement& row) { return std::pair(row.text(0), ticketOf(row)); });
    if (!tickets) {
        return tickets.error();
    }
    std::map<QString, PastDay> days;
    for (auto& [day, ticket] : tickets.value()) {
        days[day].tickets.push_back(std::move(ticket));
    }
    const auto changes = windowChangesSince(database, fromMs);
    if (!changes) {
        return changes.error();
    }
    for (const PastWindowChange& change : changes.value()) {
        days[hallDay(change.atMs)].windows.push_back(change);
    }
    const auto quotes = quotesSince(database, fromMs);
    if (!quotes) {
        return quotes.error();
    }
    for (const auto& [day, quote] : quotes.value()) {
        days[day].quotes.push_back(quote);
    }
    days.erase(days.lower_bound(today), days.end());
    std::vector<PastDay> newest;
    for (auto it = days.rbegin(); it != days.rend() && newest.size() < kPastDaysMost; ++it) {
        if (it->second.tickets.size() >= kPastNumbersLeast) {
            it->second.day = it->first;
            newest.push_back(std::move(it->second));
        }
    }
    std::reverse(newest.begin(), newest.end());
    return newest;
}

} // namespace onewindow::queue
