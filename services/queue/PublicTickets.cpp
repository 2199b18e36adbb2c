// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/PublicTickets.h"

#include "services/core/Ids.h"
#include "services/journal/CheckValue.h"
#include "services/journal/FeedEdit.h"
#include "services/queue/FactKinds.h"
#include "services/queue/ListText.h"
#include "services/queue/TicketFacts.h"
#include "services/storage/Migration.h"
#include "services/storage/Rows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace onewindow::queue {

using storage::Database;
using storage::Statement;

namespace {

constexpr qsizetype kWishLimit = 64; ///< Characters of its id and verb.

// State 1 is waiting, as in the tables of TicketProjection. Nothing uses public_halls any more: the
// chains of a hall say when it was heard of. A process of the version before that is at work on the
// same store still does, so that only a later version may drop it.
constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE public_tickets (
            hall TEXT NOT NULL,
            id {blob} NOT NULL,
            number TEXT NOT NULL,
            node TEXT NOT NULL,
            seq BIGINT NOT NULL,
            matter TEXT NOT NULL,
            further TEXT NOT NULL,
            line TEXT NOT NULL,
            state BIGINT NOT NULL,
            day TEXT NOT NULL,
            token TEXT NOT NULL,
            issued_at BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            window_id TEXT NOT NULL,
            called_at BIGINT NOT NULL,
            call_count BIGINT NOT NULL,
            wish TEXT NOT NULL,
            wish_verb TEXT NOT NULL,
            wish_at BIGINT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, id)
        ) {norowid};
        CREATE INDEX public_tickets_token ON public_tickets (hall, day, token);
        CREATE INDEX public_tickets_waiting ON public_tickets (hall, line, due_at, seq, id)
            WHERE state = 1;
        CREATE TABLE public_windows (
            hall TEXT NOT NULL,
            window_id TEXT NOT NULL,
            matters TEXT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, window_id)
        ) {norowid};
        CREATE TABLE public_halls (
            hall TEXT PRIMARY KEY NOT NULL,
            newest_at BIGINT NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
    )"},
    // Why somebody came first, and how long it will take: a curve by matter, and the rules of the
    // order of calling under no matter's name.
    storage::Migration{2, R"(
        CREATE TABLE public_calls (
            hall TEXT NOT NULL,
            line TEXT NOT NULL,
            called_at BIGINT NOT NULL,
            id {blob} NOT NULL,
            number TEXT NOT NULL,
            issued_at BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            reason TEXT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, line, called_at, id)
        ) {norowid};
        CREATE TABLE public_forecasts (
            hall TEXT NOT NULL,
            matter TEXT NOT NULL,
            at BIGINT NOT NULL,
            body TEXT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, matter)
        ) {norowid};
    )"},
};

constexpr const char* kColumns =
    "SELECT id, number, node, seq, matter, further, state, day, token, issued_at, due_at, "
    "window_id, called_at, call_count, wish, wish_verb, wish_at, line FROM public_tickets WHERE "
    "hall = "
    "? ";

PublicTicket readTicket(const Statement& row)
{
    PublicTicket read;
    Ticket& ticket = read.ticket;
    ticket.id = row.blob(0);
    ticket.number = row.text(1);
    ticket.node = row.text(2);
    ticket.seq = static_cast<quint64>(row.integer(3));
    ticket.matter = row.text(4);
    ticket.further = listOf(row.text(5));
    ticket.state = static_cast<TicketState>(row.integer(6));
    ticket.day = row.text(7);
    ticket.token = row.text(8);
    ticket.issuedAtMs = row.integer(9);
    ticket.dueAtMs = row.integer(10);
    ticket.window = row.text(11);
    ticket.calledAtMs = row.integer(12);
    ticket.callCount = static_cast<int>(row.integer(13));
    ticket.line = row.text(17);
    if (!row.text(14).isEmpty()) {
        read.wish = PendingWish{row.text(14), row.text(15), row.integer(16)};
    }
    return read;
}

Result<std::optional<PublicTicket>> findById(Database& database, const QString& hall,
                                             const QByteArray& id)
{
    return storage::firstOf(
        storage::query(database, std::string(kColumns) + "AND id = ?", hall, id), &readTicket);
}

QJsonObject bodyOf(const journal::Row& row)
{
    return QJsonDocument::fromJson(row.body).object();
}

Result<void> save(Database& database, const QString& hall, const PublicTicket& known)
{
    const Ticket& ticket = known.ticket;
    const PendingWish wish = known.wish.value_or(PendingWish());
    const auto write = [&database](const auto&... columns) {
        return storage::run(
            database,
            "INSERT INTO public_tickets (hall, id, number, node, seq, matter, further, line, "
            "state, day, token, issued_at, due_at, window_id, called_at, call_count, wish, "
            "wish_verb, wish_at, local) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?, ?) ON CONFLICT (hall, id) DO UPDATE SET matter = excluded.matter, further = "
            "excluded.further, line = excluded.line, state = excluded.state, due_at = "
            "excluded.due_at, window_id = excluded.window_id, called_at = excluded.called_at, "
            "call_count = excluded.call_count, wish = excluded.wish, wish_verb = "
            "excluded.wish_verb, wish_at = excluded.wish_at, local = excluded.local",
            columns..., journal::checkOfColumns(columns...));
    };
    return write(hall, ticket.id, ticket.number, ticket.node, static_cast<qint64>(ticket.seq),
                 ticket.matter, listText(ticket.further), ticket.line,
                 static_cast<int>(ticket.state), ticket.day, ticket.token, ticket.issuedAtMs,
                 ticket.dueAtMs, ticket.window, ticket.calledAtMs, ticket.callCount, wish.id,
                 wish.verb, wish.atMs);
}

/// The first of a day clears the days before: nobody asks for those any more.
Result<void> insert(Database& database, const QString& hall, Ticket ticket)
{
    OW_TRY(storage::run(database, "DELETE FROM public_tickets WHERE hall = ? AND day < ?", hall,
                        ticket.day));
    return save(database, hall, {.ticket = std::move(ticket), .wish = std::nullopt});
}

bool isShownFact(const journal::Row& row)
{
    return row.kind.startsWith(QLatin1String("ticket.")) ||
           row.kind == QLatin1String(facts::kWindowChanged) ||
           row.kind == QLatin1String(facts::kForecast) ||
           row.kind == QLatin1String(facts::kStopped);
}

QString kindOf(const char* name)
{
    return QString::fromLatin1(name);
}

} // namespace

Result<void> PublicTickets::migrateTables(Database& database)
{
    return storage::migrate(database, kComponent.toString(), kMigrations);
}

Result<void> PublicTickets::apply(Database& database, const journal::Row& row)
{
    if (row.hall.isEmpty() || !isShownFact(row)) {
        return {};
    }
    if (row.kind == QLatin1String(facts::kWindowChanged)) {
        return row.node == row.hall ? applyWindow(database, row) : Result<void>();
    }
    if (row.kind == QLatin1String(facts::kForecast)) {
        return row.node == row.hall ? applyForecast(database, row) : Result<void>();
    }
    if (row.kind == QLatin1String(facts::kStopped)) {
        return row.node == row.hall ? applyStopped(database, row) : Result<void>();
    }
    if (row.kind == QLatin1String(facts::kWished) ||
        row.kind == QLatin1String(facts::kWishAnswered)) {
        return applyWish(database, row);
    }
    return applyTicket(database, row);
}

Result<void> PublicTickets::applyTicket(Database& database, const journal::Row& row)
{
    const bool isIssued = row.kind == QLatin1String(facts::kIssued);
    if (!isIssued && !concernsTicket(row, row.hall)) {
        return {};
    }
    auto known = findById(database, row.hall, row.subject);
    if (!known) {
        return known.error();
    }
    if (isIssued) {
        return known.value()
                   ? Result<void>()
                   : insert(database, row.hall, ticketIssuedBy(row, bodyOf(row), row.hall));
    }
    if (!known.value()) {
        return {};
    }
    // The hall has judged it: what does not fit here is of a ticket whose beginning is not known.
    const auto after = ticketAfter(known.value()->ticket, row, bodyOf(row), row.hall);
    if (!after || !after.value()) {
        return {};
    }
    OW_TRY(noteCall(database, row, known.value()->ticket, *after.value()));
    known.value()->ticket = *after.value();
    return save(database, row.hall, *known.value());
}

/// Who is paused serves nobody who comes now.
Result<void> PublicTickets::applyWindow(Database& database, const journal::Row& row)
{
    const QJsonObject body = bodyOf(row);
    const bool isServing = body.value(QStringLiteral("state")).toString() == u"open";
    const QJsonArray matters = body.value(QStringLiteral("matters")).toArray();
    QStringList served;
    for (const QJsonValue matter : matters) {
        served << matter.toString();
    }
    const QString window = body.value(QStringLiteral("window")).toString();
    const QString matterList = listText(isServing ? served : QStringList());
    return storage::run(database,
                        "INSERT INTO public_windows (hall, window_id, matters, local) VALUES (?, "
                        "?, ?, ?) ON CONFLICT (hall, window_id) DO UPDATE SET matters = "
                        "excluded.matters, local = excluded.local",
                        row.hall, window, matterList,
                        journal::checkOfColumns(row.hall, window, matterList));
}

Result<void> PublicTickets::applyWish(Database& database, const journal::Row& row)
{
    const bool isWish = row.kind == QLatin1String(facts::kWished);
    if (row.node != (isWish ? m_node : row.hall)) {
        return {};
    }
    auto known = findById(database, row.hall, row.subject);
    if (!known || !known.value()) {
        return known ? Result<void>() : Result<void>(known.error());
    }
    const QJsonObject body = bodyOf(row);
    const QString wish = body.value(QStringLiteral("wish")).toString().left(kWishLimit);
    if (isWish) {
        known.value()->wish = PendingWish{
            wish, body.value(QStringLiteral("verb")).toString().left(kWishLimit), row.correctedMs};
    } else if (known.value()->wish && known.value()->wish->id == wish) {
        known.value()->wish.reset();
    }
    return save(database, row.hall, *known.value());
}

Result<void> PublicTickets::publish(Database& database, const QList<journal::Row>& rows)
{
    std::map<QString, QList<journal::Row>> byHall;
    for (const journal::Row& row : rows) {
        if (!row.hall.isEmpty() && isShownFact(row)) {
            byHall[row.hall].append(row);
        }
    }
    for (const auto& [hall, shown] : byHall) {
        journal::FeedEdit edit(database, hall);
        qint64 newest = 0;
        for (const journal::Row& row : shown) {
            newest = std::max(newest, row.correctedMs);
            const bool isWish = row.kind == QLatin1String(facts::kWished) && row.node == m_node;
            const bool isAnswer =
                row.kind == QLatin1String(facts::kWishAnswered) && row.node == hall;
            QJsonObject body = isWish || isAnswer ? bodyOf(row) : QJsonObject();
            const QString wish = body.take(QStringLiteral("wish")).toString().left(kWishLimit);
            if (isWish) {
                body.insert(QStringLiteral("ticket"), idToText(row.subject));
                OW_TRY(edit.put(kindOf(kWish), wish, QStringLiteral("node:") + hall, body));
            } else if (isAnswer) {
                OW_TRY(edit.remove(kindOf(kWish), wish));
            }
        }
        OW_TRY(edit.put(kindOf(kShown), QStringLiteral("tickets"), kindOf(kAudience),
                        {{QStringLiteral("at"), newest}}));
        OW_TRY(edit.finish());
    }
    return {};
}

Result<std::optional<PublicTicket>> PublicTickets::find(Database& database, const QString& hall,
                                                        const QString& token, const QString& day)
{
    return storage::firstOf(storage::query(database,
                                           std::string(kColumns) + "AND day = ? AND token = ?",
                                           hall, day, token),
                            &readTicket);
}

Result<qint64> PublicTickets::newestAt(Database& database, const QString& hall)
{
    return storage::integerOf(
        storage::query(database,
                       "SELECT COALESCE(MAX(corrected_ms), 0) FROM chains WHERE hall = ? AND "
                       "(is_own = 0 OR node = hall)",
                       hall));
}

} // namespace onewindow::queue
