// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/TicketProjection.h"

#include "services/core/Log.h"
#include "services/queue/FactKinds.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace onewindow::queue {

using storage::Database;
using storage::Statement;

namespace {

// Partial indexes hold only the tickets that are open, so the hot statements cost the same whatever
// the history. A terminal never hears how most of its own ended: there they stay open for ever, so
// what is looked up by something random is looked up within its day, and a new entry goes to a page
// that is at hand. State numbers are those of TicketState: 0 to 4 are open, 1 is waiting.
constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE tickets (
            id {blob} PRIMARY KEY NOT NULL,
            number TEXT NOT NULL,
            node TEXT NOT NULL,
            seq BIGINT NOT NULL,
            matter TEXT NOT NULL,
            class BIGINT NOT NULL,
            state BIGINT NOT NULL,
            day TEXT NOT NULL,
            handle TEXT NOT NULL,
            token TEXT NOT NULL,
            issued_at BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            window_id TEXT NOT NULL,
            called_at BIGINT NOT NULL,
            call_count BIGINT NOT NULL,
            started_at BIGINT NOT NULL,
            ended_at BIGINT NOT NULL,
            is_unknown BIGINT NOT NULL,
            is_printing BIGINT NOT NULL,
            transferred_from TEXT NOT NULL,
            twin {blob} NOT NULL,
            sealed {blob} NOT NULL,
            key_id {blob} NOT NULL
        ) {norowid};
        CREATE INDEX tickets_waiting ON tickets (matter, due_at, seq, id) WHERE state = 1;
        CREATE INDEX tickets_pending ON tickets (node) WHERE state = 0;
        CREATE INDEX tickets_person ON tickets (day, handle) WHERE handle <> '' AND state <= 4;
        CREATE INDEX tickets_open ON tickets (day, token) WHERE state <= 4 OR state = 6;
        CREATE TABLE number_counters (
            node TEXT NOT NULL,
            series TEXT NOT NULL,
            last BIGINT NOT NULL,
            PRIMARY KEY (node, series)
        ) {norowid};
        CREATE TABLE queue_counts (
            matter TEXT PRIMARY KEY NOT NULL,
            waiting BIGINT NOT NULL
        ) {norowid};
    )"},
};

constexpr const char* kColumns =
    "id, number, node, seq, matter, class, state, day, handle, token, issued_at, due_at, "
    "window_id, "
    "called_at, call_count, started_at, ended_at, is_unknown, is_printing, transferred_from, twin ";

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
    ticket.twin = row.blob(20);
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

Result<void> addWaiting(Database& database, const QString& matter, int change)
{
    return storage::run(database,
                        "INSERT INTO queue_counts (matter, waiting) VALUES (?, ?) ON CONFLICT "
                        "(matter) DO UPDATE SET waiting = queue_counts.waiting + excluded.waiting",
                        matter, change);
}

/// Writes a changed ticket if it is still in the state it was read in: the one conditional write.
/// Keeps the count of those who wait in step.
Result<void> change(Database& database, const Ticket& before, const Ticket& after)
{
    OW_TRY(storage::run(
        database,
        "UPDATE tickets SET matter = ?, state = ?, window_id = ?, called_at = ?, call_count = ?, "
        "started_at = ?, ended_at = ?, is_unknown = ?, transferred_from = ?, twin = ? "
        "WHERE id = ? AND state = ? AND call_count = ?",
        after.matter, static_cast<int>(after.state), after.window, after.calledAtMs,
        after.callCount, after.startedAtMs, after.endedAtMs, after.isUnknown, after.transferredFrom,
        after.twin, before.id, static_cast<int>(before.state), before.callCount));
    if (database.changes() != 1) {
        return Error{ErrorCode::Conflict, QStringLiteral("ticket changed meanwhile")};
    }
    if (before.state == TicketState::Waiting) {
        OW_TRY(addWaiting(database, before.matter, -1));
    }
    if (after.state == TicketState::Waiting) {
        OW_TRY(addWaiting(database, after.matter, 1));
    }
    return {};
}

Result<void> linkTwin(Database& database, const Ticket& ticket)
{
    if (ticket.handle.isEmpty()) {
        return {};
    }
    const auto other = selectOne(database,
                                 "handle = ? AND handle <> '' AND day = ? AND state <= 4 AND "
                                 "matter = ? AND id <> ? ORDER BY due_at, id LIMIT 1",
                                 ticket.handle, ticket.day, ticket.matter, ticket.id);
    if (!other) {
        return other.error();
    }
    if (!other.value()) {
        return {};
    }
    OW_TRY(storage::run(database, "UPDATE tickets SET twin = ? WHERE id = ?", ticket.id,
                        other.value()->id));
    return storage::run(database, "UPDATE tickets SET twin = ? WHERE id = ?", other.value()->id,
                        ticket.id);
}

/// `isAtHall`: the hall knows what day it was; a terminal goes by its own clock, which may be wrong
/// by hours, and what it then calls yesterday must not be ended as left over.
Result<void> applyIssued(Database& database, const journal::Row& row, const QJsonObject& body,
                         bool isAtHall)
{
    Ticket ticket;
    ticket.id = row.subject;
    ticket.matter = body.value(QStringLiteral("matter")).toString();
    ticket.klass = classFromName(body.value(QStringLiteral("class")).toString());
    ticket.day = isAtHall ? hallDay(row.correctedMs) : body.value(QStringLiteral("day")).toString();
    ticket.handle = body.value(QStringLiteral("handle")).toString();
    const QString series = body.value(QStringLiteral("series")).toString();
    const qint64 counter = body.value(QStringLiteral("counter")).toInteger();
    OW_TRY(storage::run(
        database,
        "INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, "
        "issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, "
        "is_printing, transferred_from, twin, sealed, key_id) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, '', 0, 0, 0, 0, 0, ?, '', ?, ?, ?) "
        "ON CONFLICT (id) DO NOTHING",
        ticket.id, body.value(QStringLiteral("number")).toString(), row.node,
        static_cast<qint64>(row.seq), ticket.matter, static_cast<int>(ticket.klass), ticket.day,
        ticket.handle, body.value(QStringLiteral("token")).toString(), row.correctedMs,
        dueAt(ticket.klass, row.correctedMs, body.value(QStringLiteral("readyAt")).toInteger()),
        body.value(QStringLiteral("printing")).toBool(), QByteArray(), row.sealed, row.keyId));
    if (database.changes() == 0) {
        qCWarning(lcQueue) << "a ticket id was issued twice; the second is left out, by"
                           << row.node;
        return {};
    }
    OW_TRY(storage::run(database,
                        "INSERT INTO number_counters (node, series, last) VALUES (?, ?, ?) ON "
                        "CONFLICT (node, series) DO UPDATE SET last = excluded.last",
                        row.node, series, counter));
    return linkTwin(database, ticket);
}

/// Compare and set: numbers given out since the hall looked keep counting.
Result<void> applyRestart(Database& database, const journal::Row& row)
{
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    return storage::run(
        database, "UPDATE number_counters SET last = 0 WHERE node = ? AND series = ? AND last = ?",
        row.node, body.value(QStringLiteral("series")).toString(),
        body.value(QStringLiteral("last")).toInteger());
}

/// Whose card or code it is may have it printed, or put back, at any terminal; for a clerk only the
/// hall speaks.
bool mayBeHeld(const Ticket& ticket, const QJsonObject& body, bool isHalls)
{
    const bool isClerks = body.value(QStringLiteral("by")).toString() == u"clerk";
    return (ticket.state == TicketState::Pending || ticket.state == TicketState::SetAside ||
            (ticket.state == TicketState::Missed && isClerks)) &&
           (isHalls || !isClerks);
}

/// What a terminal says of its ticket, or the hall. Too late for the ticket's state, or not theirs
/// to say: nothing changes.
Result<void> applyFromTerminal(Database& database, const Ticket& ticket, const journal::Row& row,
                               const QJsonObject& body, bool isHalls)
{
    const bool isIssuers = row.node == ticket.node;
    Ticket after = ticket;
    if (row.kind == QLatin1String(facts::kHeld)) {
        if (!mayBeHeld(ticket, body, isHalls)) {
            return {};
        }
        after.state = TicketState::Waiting;
        after.window.clear();
        after.callCount = 0;
        after.isUnknown = body.value(QStringLiteral("isUnknown")).toBool();
    } else if (row.kind == QLatin1String(facts::kSetAside)) {
        if (!isIssuers || ticket.state != TicketState::Pending) {
            return {};
        }
        after.state = TicketState::SetAside;
    } else {
        const bool isDayOver = isHalls && body.value(QStringLiteral("by")).toString() == u"day" &&
                               (isOpen(ticket.state) || ticket.state == TicketState::Missed);
        const bool isGivenBack = (isIssuers || isHalls) && (ticket.state == TicketState::Pending ||
                                                            ticket.state == TicketState::SetAside ||
                                                            ticket.state == TicketState::Waiting);
        if (!isDayOver && !isGivenBack) {
            return {};
        }
        after.state = TicketState::Cancelled;
        after.endedAtMs = row.correctedMs;
    }
    return change(database, ticket, after);
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
        isAllowed = isIn({TicketState::Waiting});
        after.state = TicketState::Called;
        after.window = body.value(QStringLiteral("window")).toString();
        after.calledAtMs = row.correctedMs;
        after.callCount = 1;
    } else if (row.kind == QLatin1String(facts::kRecalled)) {
        isAllowed = isIn({TicketState::Called});
        after.calledAtMs = row.correctedMs;
        ++after.callCount;
    } else if (row.kind == QLatin1String(facts::kMissed)) {
        isAllowed = isIn({TicketState::Called});
        after.state = TicketState::Missed;
        after.endedAtMs = row.correctedMs;
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
        after.state = TicketState::Waiting;
        after.matter = body.value(QStringLiteral("matter")).toString();
        after.transferredFrom = ticket.window;
        after.window.clear();
        after.callCount = 0;
    } else if (row.kind == QLatin1String(facts::kLinked)) {
        isAllowed = isIn({TicketState::Pending, TicketState::Waiting, TicketState::SetAside});
        after.state = TicketState::Linked;
        after.endedAtMs = row.correctedMs;
    } else {
        isAllowed = body.value(QStringLiteral("from")).toString() == stateName(ticket.state);
        after.state = stateFromName(body.value(QStringLiteral("state")).toString());
        after.matter = body.value(QStringLiteral("matter")).toString();
        after.window = after.state == TicketState::Waiting
                           ? QString()
                           : body.value(QStringLiteral("window")).toString();
        after.callCount = body.value(QStringLiteral("count")).toInt();
        after.endedAtMs = 0;
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

bool isHallFact(const QString& kind)
{
    return facts::isAtWindow(kind) || kind == QLatin1String(facts::kLinked);
}

} // namespace

TicketProjection::TicketProjection(QString hall)
    : m_hall(std::move(hall))
{}

QString TicketProjection::component() const
{
    return QStringLiteral("tickets");
}

QStringList TicketProjection::tables() const
{
    return {QStringLiteral("tickets"), QStringLiteral("number_counters"),
            QStringLiteral("queue_counts")};
}

QStringList TicketProjection::tablesAfterCheckpoint() const
{
    return {QStringLiteral("tickets")};
}

Result<void> TicketProjection::migrate(Database& database)
{
    return storage::migrate(database, component(), kMigrations);
}

Result<void> TicketProjection::apply(Database& database, const journal::Row& row)
{
    if (row.kind == QLatin1String(facts::kNumbersRestarted)) {
        return applyRestart(database, row);
    }
    const bool isIssued = row.kind == QLatin1String(facts::kIssued);
    const bool isTerminal = isTerminalFact(row.kind);
    // Only the hall calls: such a fact in another node's chain is kept and means nothing.
    const bool isHalls = !m_hall.isEmpty() && row.node == m_hall;
    if (!isIssued && !isTerminal && !(isHalls && isHallFact(row.kind))) {
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    if (isIssued) {
        return applyIssued(database, row, body, !m_hall.isEmpty());
    }
    const auto ticket = findTicket(database, row.subject);
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return isTerminal ? Result<void>()
                          : Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    if (isTerminal) {
        return applyFromTerminal(database, *ticket.value(), row, body, isHalls);
    }
    const Result<Ticket> after = afterHallFact(*ticket.value(), row, body);
    return after ? change(database, *ticket.value(), after.value()) : Result<void>(after.error());
}

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

Result<std::optional<Ticket>> findOpenTicket(Database& database, const QString& handle,
                                             const QString& matter, const QString& day)
{
    return selectOne(database,
                     "handle = ? AND handle <> '' AND day = ? AND state <= 4 AND matter = ? "
                     "ORDER BY due_at, id LIMIT 1",
                     handle, day, matter);
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
                       "SELECT matter, COUNT(*) FROM tickets "
                       "WHERE (state <= 4 OR state = 6) AND day >= ? GROUP BY matter LIMIT 10000",
                       day),
        [](const Statement& row) { return std::pair(row.text(0), row.integer(1)); });
    if (!counted) {
        return counted.error();
    }
    QHash<QString, int> counts;
    for (const auto& [matter, count] : counted.value()) {
        counts.insert(matter, static_cast<int>(count));
    }
    return counts;
}

Result<QList<Ticket>> findPending(Database& database, const QString& node)
{
    return selectAll(database, "node = ? AND state = 0 ORDER BY due_at, id LIMIT 1000", node);
}

Result<std::optional<Ticket>> findNext(Database& database, const QString& matter,
                                       const QString& today)
{
    return selectOne(database,
                     "matter = ? AND state = 1 AND day >= ? ORDER BY due_at, seq, id LIMIT 1",
                     matter, today);
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
