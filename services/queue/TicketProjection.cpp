// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/TicketProjection.h"

#include "services/core/Log.h"
#include "services/queue/FactKinds.h"
#include "services/queue/ListText.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace onewindow::queue {

using storage::Database;

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
    // Whom a person's other ticket is closed with is found by their handle when one is called: with
    // several matters on a number there may be more than one.
    storage::Migration{2, R"(
        ALTER TABLE tickets ADD COLUMN further TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE tickets DROP COLUMN twin;
    )"},
};

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
        "started_at = ?, ended_at = ?, is_unknown = ?, transferred_from = ?, further = ? "
        "WHERE id = ? AND state = ? AND call_count = ?",
        after.matter, static_cast<int>(after.state), after.window, after.calledAtMs,
        after.callCount, after.startedAtMs, after.endedAtMs, after.isUnknown, after.transferredFrom,
        listText(after.further), before.id, static_cast<int>(before.state), before.callCount));
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
    const QStringList further = furtherFrom(body.value(QStringLiteral("further")), ticket.matter);
    const QString series = body.value(QStringLiteral("series")).toString();
    const qint64 counter = body.value(QStringLiteral("counter")).toInteger();
    OW_TRY(storage::run(
        database,
        "INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, "
        "issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, "
        "is_printing, transferred_from, further, sealed, key_id) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, '', 0, 0, 0, 0, 0, ?, '', ?, ?, ?) "
        "ON CONFLICT (id) DO NOTHING",
        ticket.id, body.value(QStringLiteral("number")).toString(), row.node,
        static_cast<qint64>(row.seq), ticket.matter, static_cast<int>(ticket.klass), ticket.day,
        ticket.handle, body.value(QStringLiteral("token")).toString(), row.correctedMs,
        dueAt(ticket.klass, row.correctedMs, body.value(QStringLiteral("readyAt")).toInteger()),
        body.value(QStringLiteral("printing")).toBool(), listText(further), row.sealed, row.keyId));
    if (database.changes() == 0) {
        qCWarning(lcQueue) << "a ticket id was issued twice; the second is left out, by"
                           << row.node;
        return {};
    }
    return storage::run(database,
                        "INSERT INTO number_counters (node, series, last) VALUES (?, ?, ?) ON "
                        "CONFLICT (node, series) DO UPDATE SET last = excluded.last",
                        row.node, series, counter);
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
        after.further = furtherFrom(body.value(QStringLiteral("further")), after.matter);
        after.transferredFrom = ticket.window;
        after.window.clear();
        after.callCount = 0;
    } else if (row.kind == QLatin1String(facts::kLinked)) {
        isAllowed = isIn({TicketState::Pending, TicketState::Waiting, TicketState::SetAside});
        const QStringList left = furtherFrom(body.value(QStringLiteral("left")), {});
        if (left.isEmpty()) {
            after.state = TicketState::Linked;
            after.endedAtMs = row.correctedMs;
        } else {
            after.matter = left.constFirst();
            after.further = left.mid(1);
        }
    } else {
        isAllowed = body.value(QStringLiteral("from")).toString() == stateName(ticket.state);
        after.state = stateFromName(body.value(QStringLiteral("state")).toString());
        after.matter = body.value(QStringLiteral("matter")).toString();
        after.further = furtherFrom(body.value(QStringLiteral("further")), after.matter);
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

} // namespace onewindow::queue
