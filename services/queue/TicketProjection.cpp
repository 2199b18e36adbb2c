// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/TicketProjection.h"

#include "services/core/Log.h"
#include "services/queue/FactKinds.h"
#include "services/queue/ListText.h"
#include "services/queue/TicketFacts.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"

#include <QJsonDocument>

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
    // Numbers that were written on paper: the hall's own count passes over them.
    storage::Migration{3, R"(
        CREATE TABLE paper_numbers (
            day TEXT NOT NULL,
            series TEXT NOT NULL,
            counter BIGINT NOT NULL,
            PRIMARY KEY (day, series, counter)
        ) {norowid};
    )"},
    // A line is a matter's, or that of one window or member of the staff: see windowLine().
    // queue_counts counts lines by their names. Who is suspended (9) has not ended.
    storage::Migration{4, R"(
        ALTER TABLE tickets ADD COLUMN line TEXT NOT NULL DEFAULT '';
        ALTER TABLE tickets ADD COLUMN suspended_at BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE tickets ADD COLUMN suspend_reason TEXT NOT NULL DEFAULT '';
        UPDATE tickets SET line = matter;
        DROP INDEX tickets_waiting;
        DROP INDEX tickets_person;
        DROP INDEX tickets_open;
        CREATE INDEX tickets_waiting ON tickets (line, due_at, seq, id) WHERE state = 1;
        CREATE INDEX tickets_person ON tickets (day, handle)
            WHERE handle <> '' AND (state <= 4 OR state = 9);
        CREATE INDEX tickets_open ON tickets (day, token)
            WHERE state <= 4 OR state = 6 OR state = 9;
    )"},
    // What the order of calling goes by, see CallOrder.h. Until here every class but the ordinary
    // one (0) had a head start of twenty minutes.
    storage::Migration{5, R"(
        ALTER TABLE tickets ADD COLUMN from_at BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE tickets ADD COLUMN misses BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE tickets ADD COLUMN call_reason TEXT NOT NULL DEFAULT '';
        UPDATE tickets SET from_at = due_at + CASE WHEN class = 0 THEN 0 ELSE 1200000 END;
        CREATE INDEX tickets_ordinary ON tickets (line, due_at, seq, id)
            WHERE state = 1 AND class = 0;
        CREATE INDEX tickets_called ON tickets (line, called_at) WHERE called_at > 0;
    )"},
    // Whose number has ended is told so on their telephone, and asked what they think.
    storage::Migration{6, "CREATE INDEX tickets_ended ON tickets (day, token) WHERE state > 4"},
};

Result<void> addWaiting(Database& database, const QString& line, int change)
{
    return storage::run(database,
                        "INSERT INTO queue_counts (matter, waiting) VALUES (?, ?) ON CONFLICT "
                        "(matter) DO UPDATE SET waiting = queue_counts.waiting + excluded.waiting",
                        line, change);
}

/// Writes a changed ticket if it is still in the state it was read in: the one conditional write.
/// Keeps the count of those who wait in step.
Result<void> change(Database& database, const Ticket& before, const Ticket& after)
{
    OW_TRY(storage::run(
        database,
        "UPDATE tickets SET matter = ?, state = ?, window_id = ?, called_at = ?, call_count = ?, "
        "started_at = ?, ended_at = ?, is_unknown = ?, transferred_from = ?, further = ?, "
        "due_at = ?, from_at = ?, misses = ?, call_reason = ?, line = ?, suspended_at = ?, "
        "suspend_reason = ? WHERE id = ? AND state = ? AND "
        "call_count = ?",
        after.matter, static_cast<int>(after.state), after.window, after.calledAtMs,
        after.callCount, after.startedAtMs, after.endedAtMs, after.isUnknown, after.transferredFrom,
        listText(after.further), after.dueAtMs, after.fromAtMs, after.misses, after.callReason,
        after.line, after.suspendedAtMs, after.suspendReason, before.id,
        static_cast<int>(before.state), before.callCount));
    if (database.changes() != 1) {
        return Error{ErrorCode::Conflict, QStringLiteral("ticket changed meanwhile")};
    }
    if (before.state == TicketState::Waiting) {
        OW_TRY(addWaiting(database, before.line, -1));
    }
    if (after.state == TicketState::Waiting) {
        OW_TRY(addWaiting(database, after.line, 1));
    }
    return {};
}

/// The issuer's count goes on from the number, unless it was on paper: those are noted one by one.
Result<void> noteNumber(Database& database, const Ticket& ticket, const QJsonObject& body,
                        bool isHalls)
{
    const QString series = body.value(QStringLiteral("series")).toString();
    const qint64 counter = body.value(QStringLiteral("counter")).toInteger();
    if (isHalls && body.contains(QStringLiteral("writtenAt"))) {
        OW_TRY(storage::run(database, "DELETE FROM paper_numbers WHERE day < ?", ticket.day));
        return storage::run(database,
                            "INSERT INTO paper_numbers (day, series, counter) VALUES (?, ?, ?) "
                            "ON CONFLICT (day, series, counter) DO NOTHING",
                            ticket.day, series, counter);
    }
    return storage::run(database,
                        "INSERT INTO number_counters (node, series, last) VALUES (?, ?, ?) ON "
                        "CONFLICT (node, series) DO UPDATE SET last = excluded.last",
                        ticket.node, series, counter);
}

Result<void> applyIssued(Database& database, const journal::Row& row, const QJsonObject& body,
                         const QString& hall)
{
    const Ticket ticket = ticketIssuedBy(row, body, hall);
    OW_TRY(storage::run(
        database,
        "INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, "
        "issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, "
        "is_printing, transferred_from, further, line, from_at, sealed, key_id) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, '', 0, 0, 0, 0, 0, ?, '', ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO NOTHING",
        ticket.id, ticket.number, ticket.node, static_cast<qint64>(ticket.seq), ticket.matter,
        static_cast<int>(ticket.klass), ticket.day, ticket.handle, ticket.token, ticket.issuedAtMs,
        ticket.dueAtMs, ticket.isPrinting, listText(ticket.further), ticket.line, ticket.fromAtMs,
        row.sealed, row.keyId));
    if (database.changes() == 0) {
        qCWarning(lcQueue) << "a ticket id was issued twice; the second is left out, by"
                           << row.node;
        return {};
    }
    return noteNumber(database, ticket, body, !hall.isEmpty() && row.node == hall);
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
            QStringLiteral("queue_counts"), QStringLiteral("paper_numbers")};
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
    if (!isIssued && !concernsTicket(row, m_hall)) {
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    if (isIssued) {
        return applyIssued(database, row, body, m_hall);
    }
    const auto ticket = findTicket(database, row.subject);
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return isHallFact(row.kind) ? Error{ErrorCode::NotFound, QStringLiteral("no such ticket")}
                                    : Result<void>();
    }
    const auto after = ticketAfter(*ticket.value(), row, body, m_hall);
    if (!after) {
        return after.error();
    }
    return after.value() ? change(database, *ticket.value(), *after.value()) : Result<void>();
}

} // namespace onewindow::queue
