// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallProjection.h"

#include "services/queue/Closing.h"
#include "services/queue/ColleagueAsk.h"
#include "services/queue/FactKinds.h"
#include "services/queue/ListText.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

#include <array>

namespace onewindow::queue {

using storage::Database;
using storage::Statement;

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE windows (
            id TEXT PRIMARY KEY NOT NULL,
            state TEXT NOT NULL,
            matters TEXT NOT NULL,
            staff TEXT NOT NULL,
            reason TEXT NOT NULL,
            ticket {blob} NOT NULL,
            last_kind TEXT NOT NULL,
            last_ticket {blob} NOT NULL,
            last_at BIGINT NOT NULL,
            last_state TEXT NOT NULL,
            last_matter TEXT NOT NULL,
            last_count BIGINT NOT NULL
        ) {norowid};
        CREATE TABLE matter_windows (
            matter TEXT PRIMARY KEY NOT NULL,
            open BIGINT NOT NULL
        ) {norowid};
        CREATE TABLE devices (
            node TEXT NOT NULL,
            device TEXT NOT NULL,
            status TEXT NOT NULL,
            since BIGINT NOT NULL,
            PRIMARY KEY (node, device)
        ) {norowid};
        CREATE TABLE help_requests (
            id {blob} PRIMARY KEY NOT NULL,
            node TEXT NOT NULL,
            at BIGINT NOT NULL,
            is_answered BIGINT NOT NULL
        ) {norowid};
    )"},
    storage::Migration{2, "ALTER TABLE windows ADD COLUMN last_further TEXT NOT NULL DEFAULT '[]'"},
    storage::Migration{3, kColleagueAsksTable},
    storage::Migration{4, R"(
        ALTER TABLE windows ADD COLUMN passed BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE windows ADD COLUMN last_passed BIGINT NOT NULL DEFAULT 0;
    )"},
    storage::Migration{5, kClosingTables},
    storage::Migration{6, kClosingOrderedAt},
};

constexpr const char* kWindowColumns = "SELECT id, state, matters, staff, reason, ticket, "
                                       "last_kind, last_ticket, last_at, last_state, "
                                       "last_matter, last_count, last_further, passed, last_passed "
                                       "FROM windows ";

Window readWindow(const Statement& row)
{
    Window window;
    window.id = row.text(0);
    window.state = row.text(1);
    window.matters = listOf(row.text(2));
    window.staff = row.text(3);
    window.reason = row.text(4);
    window.ticket = row.blob(5);
    window.lastKind = row.text(6);
    window.lastTicket = row.blob(7);
    window.lastAtMs = row.integer(8);
    window.lastState = row.text(9);
    window.lastMatter = row.text(10);
    window.lastCount = static_cast<int>(row.integer(11));
    window.lastFurther = listOf(row.text(12));
    window.passed = static_cast<int>(row.integer(13));
    window.lastPassed = static_cast<int>(row.integer(14));
    return window;
}

Result<void> saveWindow(Database& database, const Window& window)
{
    return storage::run(
        database,
        "INSERT INTO windows (id, state, matters, staff, reason, ticket, last_kind, last_ticket, "
        "last_at, last_state, last_matter, last_count, last_further, passed, last_passed) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET state = excluded.state, matters = excluded.matters, staff "
        "= "
        "excluded.staff, reason = excluded.reason, ticket = excluded.ticket, last_kind = "
        "excluded.last_kind, last_ticket = excluded.last_ticket, last_at = excluded.last_at, "
        "last_state = excluded.last_state, last_matter = excluded.last_matter, last_count = "
        "excluded.last_count, last_further = excluded.last_further, passed = excluded.passed, "
        "last_passed = excluded.last_passed",
        window.id, window.state, listText(window.matters), window.staff, window.reason,
        window.ticket, window.lastKind, window.lastTicket, window.lastAtMs, window.lastState,
        window.lastMatter, window.lastCount, listText(window.lastFurther), window.passed,
        window.lastPassed);
}

/// A ticket that has ended is in nobody's hand, and its last command is not to be undone.
Result<void> letGo(Database& database, const QByteArray& ticket)
{
    return storage::run(database,
                        "UPDATE windows SET ticket = ?, last_kind = '' WHERE last_ticket = ?",
                        QByteArray(), ticket);
}

/// Windows change a few times a day, tickets all the time: counted here once, read there often.
Result<void> countOpenWindows(Database& database)
{
    const Result<QList<Window>> windows = allWindows(database);
    if (!windows) {
        return windows.error();
    }
    QMap<QString, int> open;
    for (const Window& window : windows.value()) {
        for (const QString& matter : window.matters) {
            open[matter] += window.state == u"open" ? 1 : 0;
        }
    }
    OW_TRY(storage::run(database, "DELETE FROM matter_windows"));
    for (auto it = open.cbegin(); it != open.cend(); ++it) {
        OW_TRY(storage::run(database, "INSERT INTO matter_windows (matter, open) VALUES (?, ?)",
                            it.key(), it.value()));
    }
    return {};
}

} // namespace

HallProjection::HallProjection(QString hall)
    : m_hall(std::move(hall))
{}

QString HallProjection::component() const
{
    return QStringLiteral("hall");
}

QStringList HallProjection::tables() const
{
    return {QStringLiteral("windows"),        QStringLiteral("matter_windows"),
            QStringLiteral("devices"),        QStringLiteral("help_requests"),
            QStringLiteral("colleague_asks"), QStringLiteral("hall_closings"),
            QStringLiteral("stopped_matters")};
}

QStringList HallProjection::tablesAfterCheckpoint() const
{
    return {QStringLiteral("help_requests")};
}

Result<void> HallProjection::migrate(Database& database)
{
    return storage::migrate(database, component(), kMigrations);
}

Result<void> HallProjection::applyTicketFact(Database& database, const journal::Row& row,
                                             const QJsonObject& body)
{
    Result<Window> found = findWindow(database, body.value(QStringLiteral("window")).toString());
    if (!found) {
        return found.error();
    }
    Window window = std::move(found).value();
    const bool isUndo = row.kind == QLatin1String(facts::kUndone);
    const bool keepsInHand =
        row.kind == QLatin1String(facts::kCalled) || row.kind == QLatin1String(facts::kRecalled) ||
        row.kind == QLatin1String(facts::kStarted) ||
        (isUndo && !body.value(QStringLiteral("window")).toString().isEmpty() &&
         isInHand(stateFromName(body.value(QStringLiteral("state")).toString())));
    window.ticket = keepsInHand ? row.subject : QByteArray();
    if (row.kind == QLatin1String(facts::kCalled)) {
        window.lastPassed = window.passed;
        window.passed = body.value(QStringLiteral("passed")).toInt(window.passed);
    } else if (isUndo &&
               body.value(QStringLiteral("undone")).toString() == QLatin1String(facts::kCalled)) {
        window.passed = window.lastPassed;
    }
    // An undo cannot be undone, and leaves nothing to undo.
    window.lastKind = isUndo ? QString() : row.kind;
    window.lastTicket = row.subject;
    window.lastAtMs = row.correctedMs;
    window.lastState = body.value(QStringLiteral("from")).toString();
    window.lastMatter = body.value(QStringLiteral("fromMatter")).toString();
    window.lastFurther = furtherFrom(body.value(QStringLiteral("fromFurther")), window.lastMatter);
    window.lastCount = body.value(QStringLiteral("fromCount")).toInt();
    return saveWindow(database, window);
}

Result<void> HallProjection::apply(Database& database, const journal::Row& row)
{
    const bool isHalls = row.node == m_hall;
    if (isHalls && row.kind == QLatin1String(facts::kCancelled)) {
        return letGo(database, row.subject);
    }
    const bool isTicket = row.kind.startsWith(QLatin1String("ticket."));
    if (isTicket && !(isHalls && facts::isAtWindow(row.kind))) {
        return {};
    }
    const bool isTerminals = row.kind == QLatin1String(facts::kDeviceChanged) ||
                             row.kind == QLatin1String(facts::kHelpCalled);
    if (!isHalls && !isTerminals) {
        return {}; // Most of what a terminal records: not worth reading.
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    if (isTicket) {
        return applyTicketFact(database, row, body);
    }
    if (isHalls && row.kind == QLatin1String(facts::kWindowChanged)) {
        Result<Window> found =
            findWindow(database, body.value(QStringLiteral("window")).toString());
        if (!found) {
            return found.error();
        }
        Window window = std::move(found).value();
        window.state = body.value(QStringLiteral("state")).toString();
        window.staff = body.value(QStringLiteral("staff")).toString();
        window.reason = body.value(QStringLiteral("reason")).toString();
        window.matters.clear();
        const QJsonArray matters = body.value(QStringLiteral("matters")).toArray();
        for (const QJsonValue matter : matters) {
            window.matters << matter.toString();
        }
        OW_TRY(saveWindow(database, window));
        OW_TRY(applyClosing(database, row, body));
        return countOpenWindows(database);
    }
    if (row.kind == QLatin1String(facts::kDeviceChanged)) {
        return storage::run(database,
                            "INSERT INTO devices (node, device, status, since) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT (node, device) DO UPDATE SET status = excluded.status, "
                            "since = excluded.since",
                            row.node, body.value(QStringLiteral("device")).toString(),
                            body.value(QStringLiteral("status")).toString(), row.correctedMs);
    }
    if (row.kind == QLatin1String(facts::kHelpCalled)) {
        return storage::run(
            database,
            "INSERT INTO help_requests (id, node, at, is_answered) VALUES (?, ?, ?, "
            "0) ON CONFLICT (id) DO NOTHING",
            row.subject, row.node, row.correctedMs);
    }
    if (isHalls && row.kind == QLatin1String(facts::kHelpAnswered)) {
        return storage::run(database, "UPDATE help_requests SET is_answered = 1 WHERE id = ?",
                            row.subject);
    }
    if (!isHalls) {
        return {};
    }
    OW_TRY(applyClosing(database, row, body));
    return applyColleagueAsk(database, row, body);
}

Result<Window> findWindow(Database& database, const QString& id)
{
    auto found = storage::firstOf(
        storage::query(database, std::string(kWindowColumns) + "WHERE id = ?", id), &readWindow);
    if (!found) {
        return found.error();
    }
    if (found.value()) {
        return *std::move(found).value();
    }
    Window window;
    window.id = id;
    return window;
}

Result<std::optional<Ticket>> ticketInHand(Database& database, const Window& window)
{
    if (window.ticket.isEmpty()) {
        return std::optional<Ticket>();
    }
    auto ticket = findTicket(database, window.ticket);
    if (ticket && ticket.value() && !isInHand(ticket.value()->state)) {
        return std::optional<Ticket>();
    }
    return ticket;
}

Result<QList<Window>> allWindows(Database& database)
{
    return storage::rowsOf(storage::query(database, std::string(kWindowColumns) + "ORDER BY id"),
                           &readWindow);
}

Result<int> openWindowsFor(Database& database, const QString& matter)
{
    const auto open = storage::integerOf(
        storage::query(database, "SELECT open FROM matter_windows WHERE matter = ?", matter));
    return open ? Result<int>(static_cast<int>(open.value())) : open.error();
}

Result<QStringList> servedMatters(Database& database)
{
    auto rows = storage::rowsOf(
        storage::query(database, "SELECT matter FROM matter_windows WHERE open > 0"),
        [](const Statement& row) { return row.text(0); });
    return rows ? Result<QStringList>(QStringList(std::move(rows).value())) : rows.error();
}

Result<QList<DeviceState>> devicesOf(Database& database, const QString& node)
{
    return storage::rowsOf(
        storage::query(database,
                       "SELECT device, status, since FROM devices WHERE node = ? ORDER BY device",
                       node),
        [&node](const storage::Statement& row) {
            return DeviceState{node, row.text(0), row.text(1), row.integer(2)};
        });
}

Result<std::optional<HelpRequest>> findHelp(Database& database, const QByteArray& id)
{
    return storage::firstOf(
        storage::query(database, "SELECT id, node, at, is_answered FROM help_requests WHERE id = ?",
                       id),
        [](const storage::Statement& row) {
            return HelpRequest{row.blob(0), row.text(1), row.integer(2), row.integer(3) != 0};
        });
}

} // namespace onewindow::queue
