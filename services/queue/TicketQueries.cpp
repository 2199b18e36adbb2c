// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked of the tables that TicketProjection keeps.

#include "services/queue/ListText.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <algorithm>
#include <utility>

namespace onewindow::queue {

using storage::Database;
using storage::Statement;

namespace {

constexpr const char* kColumns =
    "id, number, node, seq, matter, class, state, day, handle, token, issued_at, due_at, "
    "window_id, "
    "called_at, call_count, started_at, ended_at, is_unknown, is_printing, transferred_from, "
    "further ";

Ticket readTicket(const Statement& row)
{
    Ticket ticket;
    ticket.id = row.blob(0);
    ticket.number = row.text(1);
    ticket.node = row.text(2);
    ticket.seq = static_cast<quint64>(row.integer(3));
    ticket.matter = row.text(4);
    ticket.klass = static_cast<TicketClass>(row.integer(5));
    ticket.state = static_cast<TicketState>(row.integer(6));
    ticket.day = row.text(7);
    ticket.handle = row.text(8);
    ticket.token = row.text(9);
    ticket.issuedAtMs = row.integer(10);
    ticket.dueAtMs = row.integer(11);
    ticket.window = row.text(12);
    ticket.calledAtMs = row.integer(13);
    ticket.callCount = static_cast<int>(row.integer(14));
    ticket.startedAtMs = row.integer(15);
    ticket.endedAtMs = row.integer(16);
    ticket.isUnknown = row.integer(17) != 0;
    ticket.isPrinting = row.integer(18) != 0;
    ticket.transferredFrom = row.text(19);
    ticket.further = listOf(row.text(20));
    return ticket;
}

template <typename... Values>
Result<std::optional<Ticket>> selectOne(Database& database, const char* where,
                                        const Values&... values)
{
    return storage::firstOf(
        storage::query(database, std::string("SELECT ") + kColumns + "FROM tickets WHERE " + where,
                       values...),
        &readTicket);
}

template <typename... Values>
Result<QList<Ticket>> selectAll(Database& database, const char* where, const Values&... values)
{
    return storage::rowsOf(
        storage::query(database, std::string("SELECT ") + kColumns + "FROM tickets WHERE " + where,
                       values...),
        &readTicket);
}

} // namespace

Result<std::optional<Ticket>> findTicket(Database& database, const QByteArray& id)
{
    return selectOne(database, "id = ?", id);
}

Result<std::optional<Ticket>> findTicketByToken(Database& database, const QString& token,
                                                const QString& day)
{
    return selectOne(database, "(state <= 4 OR state = 6) AND day = ? AND token = ? AND state <= 4",
                     day, token);
}

Result<QList<Ticket>> findOpenTickets(Database& database, const QString& handle, const QString& day)
{
    return selectAll(database,
                     "handle = ? AND handle <> '' AND day = ? AND state <= 4 "
                     "ORDER BY due_at, id LIMIT 50",
                     handle, day);
}

Result<QHash<QString, int>> countByMatter(Database& database, const QString& day)
{
    const auto counted = storage::rowsOf(
        storage::query(database,
                       "SELECT matter, further, COUNT(*) FROM tickets "
                       "WHERE (state <= 4 OR state = 6) AND day >= ? GROUP BY matter, further "
                       "LIMIT 10000",
                       day),
        [](const Statement& row) {
            return std::pair(QStringList(row.text(0)) + listOf(row.text(1)), row.integer(2));
        });
    if (!counted) {
        return counted.error();
    }
    QHash<QString, int> counts;
    for (const auto& [matters, count] : counted.value()) {
        for (const QString& matter : matters) {
            counts[matter] += static_cast<int>(count);
        }
    }
    return counts;
}

Result<QList<Ticket>> findPending(Database& database, const QString& node)
{
    return selectAll(database, "node = ? AND state = 0 ORDER BY due_at, id LIMIT 1000", node);
}

Result<std::optional<Ticket>> findNext(Database& database, const QString& matter,
                                       const QString& today, int skipped)
{
    return selectOne(
        database, "matter = ? AND state = 1 AND day >= ? ORDER BY due_at, seq, id LIMIT 1 OFFSET ?",
        matter, today, skipped);
}

Result<QList<Ticket>> findLeftOver(Database& database, const QString& today)
{
    return selectAll(database,
                     "(state <= 4 OR state = 6) AND day < ? ORDER BY day, token LIMIT 500", today);
}

Result<int> countWaiting(Database& database, const QString& matter)
{
    const auto waiting = storage::integerOf(
        storage::query(database, "SELECT waiting FROM queue_counts WHERE matter = ?", matter));
    return waiting ? Result<int>(static_cast<int>(waiting.value())) : waiting.error();
}

Result<QMap<QString, int>> waitingByMatter(Database& database)
{
    const auto rows = storage::rowsOf(
        storage::query(database, "SELECT matter, waiting FROM queue_counts WHERE waiting > 0"),
        [](const Statement& row) { return std::pair(row.text(0), row.integer(1)); });
    if (!rows) {
        return rows.error();
    }
    QMap<QString, int> waiting;
    for (const auto& [matter, people] : rows.value()) {
        waiting.insert(matter, static_cast<int>(people));
    }
    return waiting;
}

Result<int> countAhead(Database& database, const Ticket& ticket)
{
    const Result<int> all = countWaiting(database, ticket.matter);
    if (!all) {
        return all.error();
    }
    // Those behind are few for who has just come; those ahead may be many.
    const auto behind = storage::integerOf(storage::query(
        database,
        "SELECT count(*) FROM tickets WHERE matter = ? AND state = 1 AND due_at >= ? AND id <> ?",
        ticket.matter, ticket.dueAtMs, ticket.id));
    if (!behind) {
        return behind.error();
    }
    const int self = ticket.state == TicketState::Waiting ? 1 : 0;
    return std::max(0, all.value() - self - static_cast<int>(behind.value()));
}

Result<qint64> lastCounter(Database& database, const QString& node, const QString& series)
{
    return storage::integerOf(storage::query(
        database, "SELECT last FROM number_counters WHERE node = ? AND series = ?", node, series));
}

Result<QList<SeriesCounter>> allCounters(Database& database)
{
    return storage::rowsOf(
        storage::query(database,
                       "SELECT node, series, last FROM number_counters ORDER BY node, series"),
        [](const Statement& row) {
            return SeriesCounter{row.text(0), row.text(1), row.integer(2)};
        });
}

Result<SealedPart> findSealedPart(Database& database, const QByteArray& id)
{
    return storage::firstOrDefaultOf(
        storage::query(database, "SELECT sealed, key_id FROM tickets WHERE id = ?", id),
        [](const Statement& row) {
            return SealedPart{row.blob(0), row.blob(1)};
        });
}

} // namespace onewindow::queue
