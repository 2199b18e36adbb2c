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
    "further, line, suspended_at, suspend_reason, from_at, misses, call_reason ";

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
    ticket.line = row.text(21);
    ticket.suspendedAtMs = row.integer(22);
    ticket.suspendReason = row.text(23);
    ticket.fromAtMs = row.integer(24);
    ticket.misses = static_cast<int>(row.integer(25));
    ticket.callReason = row.text(26);
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
    return selectOne(
        database, "(state <= 4 OR state = 6 OR state = 9) AND day = ? AND token = ? AND state <> 6",
        day, token);
}

Result<std::optional<Ticket>> findEndedByToken(Database& database, const QString& token,
                                               const QString& day)
{
    return selectOne(database, "state > 4 AND day = ? AND token = ?", day, token);
}

Result<std::optional<qint64>> dueBehind(Database& database, const Ticket& ticket,
                                        const QString& today, int places)
{
    const auto behind = storage::rowsOf(
        storage::query(database,
                       "SELECT due_at FROM tickets WHERE line = ? AND state = 1 AND day >= ? "
                       "AND due_at >= ? AND id <> ? ORDER BY due_at, seq, id LIMIT ?",
                       ticket.line, today, ticket.dueAtMs, ticket.id, places),
        [](const Statement& row) { return row.integer(0); });
    if (!behind) {
        return behind.error();
    }
    return behind.value().isEmpty() ? std::optional<qint64>()
                                    : std::optional(behind.value().constLast() + 1);
}

/// Each by an index of its own, whatever the history.
Result<QList<Ticket>> findTicketsOfDay(Database& database, const QString& day)
{
    auto open = selectAll(database,
                          "(state <= 4 OR state = 6 OR state = 9) AND day = ? AND state <= 4", day);
    if (!open) {
        return open;
    }
    const auto ended = selectAll(database, "state > 4 AND day = ?", day);
    return ended ? Result<QList<Ticket>>(open.value() + ended.value()) : ended;
}

Result<QList<Ticket>> findOpenTickets(Database& database, const QString& handle, const QString& day)
{
    return selectAll(database,
                     "handle = ? AND handle <> '' AND day = ? AND (state <= 4 OR state = 9) "
                     "ORDER BY due_at, id LIMIT 50",
                     handle, day);
}

Result<QList<Ticket>> findTicketsOfPerson(Database& database, const QString& handle,
                                          const QString& day)
{
    return selectAll(
        database,
        "(state <= 4 OR state = 6 OR state = 9) AND day = ? AND handle = ? AND handle <> '' "
        "ORDER BY due_at, id LIMIT 50",
        day, handle);
}

Result<QHash<QString, int>> countByMatter(Database& database, const QString& day)
{
    const auto counted = storage::rowsOf(
        storage::query(database,
                       "SELECT matter, further, COUNT(*) FROM tickets "
                       "WHERE (state <= 4 OR state = 6 OR state = 9) AND day >= ? "
                       "GROUP BY matter, further "
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

Result<std::optional<Ticket>> findNext(Database& database, const QString& line,
                                       const QString& today, int skipped)
{
    return selectOne(
        database, "line = ? AND state = 1 AND day >= ? ORDER BY due_at, seq, id LIMIT 1 OFFSET ?",
        line, today, skipped);
}

Result<std::optional<Ticket>> findNextOrdinary(Database& database, const QString& line,
                                               const QString& today, int skipped)
{
    return selectOne(database,
                     "line = ? AND state = 1 AND class = 0 AND day >= ? "
                     "ORDER BY due_at, seq, id LIMIT 1 OFFSET ?",
                     line, today, skipped);
}

/// Through tickets_called, which has only numbers that were called: so says the SQL.
Result<QMap<TicketClass, int>> countPassing(Database& database, const Ticket& ticket)
{
    const auto rows = storage::rowsOf(
        storage::query(database,
                       "SELECT class, count(*) FROM tickets WHERE line = ? AND called_at > 0 AND "
                       "called_at > ? AND from_at > ? AND state <> 1 GROUP BY class",
                       ticket.line, ticket.issuedAtMs, ticket.fromAtMs),
        [](const Statement& row) {
            return std::pair(static_cast<TicketClass>(row.integer(0)), row.integer(1));
        });
    if (!rows) {
        return rows.error();
    }
    QMap<TicketClass, int> passing;
    for (const auto& [klass, people] : rows.value()) {
        passing.insert(klass, static_cast<int>(people));
    }
    return passing;
}

Result<QList<Ticket>> findInLine(Database& database, const QString& line)
{
    return selectAll(database, "line = ? AND state = 1 ORDER BY due_at, seq, id LIMIT 500", line);
}

Result<QList<NextInLine>> nextInLine(Database& database, const QString& line, int count,
                                     int skipped)
{
    return storage::rowsOf(
        storage::query(database,
                       "SELECT number, due_at FROM tickets WHERE line = ? AND state = 1 "
                       "ORDER BY due_at, seq, id LIMIT ? OFFSET ?",
                       line, count, skipped),
        [](const Statement& row) {
            return NextInLine{row.text(0), row.integer(1)};
        });
}

Result<QList<Ticket>> findLeftOver(Database& database, const QString& today)
{
    return selectAll(database,
                     "(state <= 4 OR state = 6 OR state = 9) AND day < ? "
                     "ORDER BY day, token LIMIT 500",
                     today);
}

Result<qint64> countLeftOver(Database& database, const QString& today)
{
    return storage::integerOf(
        storage::query(database,
                       "SELECT count(*) FROM tickets "
                       "WHERE (state <= 4 OR state = 6 OR state = 9) AND day < ?",
                       today));
}

Result<int> countWaiting(Database& database, const QString& line)
{
    const auto waiting = storage::integerOf(
        storage::query(database, "SELECT waiting FROM queue_counts WHERE matter = ?", line));
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
    for (const auto& [line, people] : rows.value()) {
        if (!line.contains(u'/')) { // Others wait for one window or colleague alone.
            waiting.insert(line, static_cast<int>(people));
        }
    }
    return waiting;
}

Result<int> countAhead(Database& database, const Ticket& ticket)
{
    const Result<int> all = countWaiting(database, ticket.line);
    if (!all) {
        return all.error();
    }
    // Those behind are few for who has just come; those ahead may be many.
    const auto behind = storage::integerOf(storage::query(
        database,
        "SELECT count(*) FROM tickets WHERE line = ? AND state = 1 AND (due_at, seq, id) > (?, ?, "
        "?)",
        ticket.line, ticket.dueAtMs, static_cast<qint64>(ticket.seq), ticket.id));
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

Result<bool> hasPaperNumber(Database& database, const QString& day, const QString& series,
                            qint64 counter)
{
    const auto found = storage::integerOf(storage::query(
        database, "SELECT count(*) FROM paper_numbers WHERE day = ? AND series = ? AND counter = ?",
        day, series, counter));
    return found ? Result<bool>(found.value() != 0) : found.error();
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
