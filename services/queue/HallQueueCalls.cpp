// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallQueue that calls people to a window and serves whom it has in hand.

#include "services/core/Ids.h"
#include "services/queue/CallOrder.h"
#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/ListText.h"
#include "services/queue/TicketProjection.h"

#include <algorithm>

namespace onewindow::queue {

using storage::Database;

/// What a window has in hand: checked against what the clerk sees.
struct HallQueue::InHand
{
    Window window;
    Ticket ticket;
};

namespace {

bool shareOne(const Ticket& one, const Ticket& other)
{
    const QStringList matters = one.matters();
    return std::any_of(matters.cbegin(), matters.cend(),
                       [&](const QString& matter) { return other.isFor(matter); });
}

/// The person's other open tickets of the day; none of somebody who is known without a card.
Result<QList<Ticket>> othersOf(Database& database, const Ticket& ticket)
{
    if (ticket.handle.isEmpty()) {
        return QList<Ticket>();
    }
    auto open = findOpenTickets(database, ticket.handle, ticket.day);
    if (open) {
        open.value().removeIf([&](const Ticket& other) { return other.id == ticket.id; });
    }
    return open;
}

} // namespace

Result<bool> HallQueue::isServedElsewhere(Database& database, const Ticket& ticket)
{
    const auto others = othersOf(database, ticket);
    if (!others) {
        return others.error();
    }
    return std::any_of(others.value().cbegin(), others.value().cend(), [&](const Ticket& other) {
        return isInHand(other.state) && shareOne(ticket, other);
    });
}

Result<std::optional<Ticket>> HallQueue::firstFor(Database& database, const QString& line,
                                                  const QString& today, bool isOrdinary)
{
    constexpr int kPassedOverLimit = 20;
    for (int skipped = 0; skipped < kPassedOverLimit; ++skipped) {
        const auto next = isOrdinary ? findNextOrdinary(database, line, today, skipped)
                                     : findNext(database, line, today, skipped);
        if (!next || !next.value()) {
            return next;
        }
        const Result<bool> isServed = isServedElsewhere(database, *next.value());
        if (!isServed) {
            return isServed.error();
        }
        if (!isServed.value()) {
            return next;
        }
    }
    return std::optional<Ticket>();
}

Result<void> HallQueue::closeTwins(Database& database, const Ticket& ticket,
                                   const QStringList& matters)
{
    const auto others = othersOf(database, ticket);
    if (!others) {
        return others.error();
    }
    for (const Ticket& other : others.value()) {
        QStringList left = other.matters();
        left.removeIf([&](const QString& matter) { return matters.contains(matter); });
        if (isInHand(other.state) || left.size() == other.matters().size()) {
            continue;
        }
        QJsonObject body{{QStringLiteral("twin"), idToText(ticket.id)},
                         {QStringLiteral("fromMatter"), other.matter}};
        addIds(body, "left", left);
        const auto linked = record(database, facts::kLinked, other.id, body);
        if (!linked) {
            return linked.error();
        }
    }
    return {};
}

namespace {

/// What the ticket was before the command, for whoever undoes it.
QJsonObject commandBody(const WindowCommand& command, const Ticket& ticket)
{
    QJsonObject body{{QStringLiteral("window"), command.window},
                     {QStringLiteral("staff"), command.staff},
                     {QStringLiteral("from"), stateName(ticket.state)},
                     {QStringLiteral("fromMatter"), ticket.matter},
                     {QStringLiteral("fromCount"), ticket.callCount}};
    addIds(body, "fromFurther", ticket.further);
    return body;
}

/// Those of `matters` that the window serves.
QStringList servedOf(const QStringList& matters, const Window& window)
{
    QStringList served = matters;
    served.removeIf([&](const QString& matter) { return !window.matters.contains(matter); });
    return served;
}

/// BadRequest where somebody says that something was done which the ticket is not for.
Result<void> checkDone(const WindowCommand& command, const Ticket& ticket)
{
    const bool isKnown =
        !command.done || std::all_of(command.done->cbegin(), command.done->cend(),
                                     [&](const QString& id) { return ticket.isFor(id); });
    return isKnown ? Result<void>()
                   : Error{ErrorCode::BadRequest,
                           QStringLiteral("done: the ticket is not for all of it")};
}

} // namespace

Result<Window> HallQueue::freeWindow(Database& database, const WindowCommand& command) const
{
    Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window;
    }
    if (window.value().state != u"open") {
        return Error{ErrorCode::WindowClosed, QStringLiteral("the window is not open")};
    }
    const auto ticket = ticketInHand(database, window.value());
    if (!ticket) {
        return ticket.error();
    }
    return ticket.value() ? Result<Window>(conflict("somebody is in hand")) : window;
}

Result<QJsonObject> HallQueue::callTo(Database& database, const WindowCommand& command,
                                      const Ticket& ticket, const QJsonObject& more)
{
    QJsonObject body = commandBody(command, ticket);
    for (auto it = more.begin(); it != more.end(); ++it) {
        body.insert(it.key(), it.value());
    }
    auto called = record(database, facts::kCalled, ticket.id, body);
    if (called) {
        OW_TRY(closeTwins(database, ticket, ticket.matters()));
    }
    return called;
}

Result<QJsonObject> HallQueue::callNext(Database& database, const WindowCommand& command)
{
    const Result<Window> window = freeWindow(database, command);
    if (!window) {
        return window.error();
    }
    QStringList lines = window.value().matters;
    lines << windowLine(command.window) << staffLine(command.staff);
    const auto chosen = choose(database, window.value(), lines);
    if (!chosen) {
        return chosen.error();
    }
    if (!chosen.value()) {
        return Error{ErrorCode::QueueEmpty, QStringLiteral("nobody waits")};
    }
    return callTo(database, command, chosen.value()->ticket, chosen.value()->more);
}

Result<HallQueue::InHand> HallQueue::inHand(Database& database, const WindowCommand& command) const
{
    Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    if (window.value().ticket.isEmpty()) {
        return conflict("nobody is in hand");
    }
    if (!command.expectedTicket.isEmpty() &&
        idFromText(command.expectedTicket) != window.value().ticket) {
        return conflict("another ticket is in hand");
    }
    auto ticket = findTicket(database, window.value().ticket);
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    return InHand{std::move(window).value(), *std::move(ticket).value()};
}

Result<QJsonObject> HallQueue::recordInHand(Database& database, const WindowCommand& command,
                                            const char* kind, const QJsonObject& more)
{
    const Result<InHand> hand = inHand(database, command);
    if (!hand) {
        return hand.error();
    }
    const Ticket& ticket = hand.value().ticket;
    QJsonObject body = commandBody(command, ticket);
    for (auto it = more.begin(); it != more.end(); ++it) {
        body.insert(it.key(), it.value());
    }
    return record(database, kind, ticket.id, body);
}

Result<QJsonObject> HallQueue::recall(Database& database, const WindowCommand& command)
{
    const Result<InHand> hand = inHand(database, command);
    if (!hand) {
        return hand.error();
    }
    const Ticket& ticket = hand.value().ticket;
    const auto rules = m_rules.now(database);
    if (!rules) {
        return rules.error();
    }
    if (ticket.callCount >= rules.value()->numbers.recallLimit) {
        return Error{ErrorCode::TooMany, QStringLiteral("called %1 times").arg(ticket.callCount)};
    }
    if (m_journal.clock().now().wallMs - ticket.calledAtMs < rules.value()->numbers.recallGapMs) {
        return conflict("called a moment ago");
    }
    return recordInHand(database, command, facts::kRecalled);
}

Result<QJsonObject> HallQueue::noShow(Database& database, const WindowCommand& command)
{
    const Result<InHand> hand = inHand(database, command);
    if (!hand) {
        return hand.error();
    }
    return recordInHand(database, command, facts::kMissed,
                        {{QStringLiteral("misses"), hand.value().ticket.misses + 1}});
}

Result<QJsonObject> HallQueue::start(Database& database, const WindowCommand& command)
{
    return recordInHand(database, command, facts::kStarted);
}

Result<QJsonObject> HallQueue::finish(Database& database, const WindowCommand& command)
{
    const Result<InHand> hand = inHand(database, command);
    if (!hand) {
        return hand.error();
    }
    const Ticket& ticket = hand.value().ticket;
    OW_TRY(checkDone(command, ticket));
    QStringList done = command.done.value_or(servedOf(ticket.matters(), hand.value().window));
    if (!command.done && done.isEmpty()) {
        done << ticket.matter; // The window was opened anew for others meanwhile.
    }
    done.removeDuplicates();
    QJsonObject more;
    if (!ticket.further.isEmpty() || command.done) {
        more.insert(QStringLiteral("done"), QJsonArray::fromStringList(done));
    }
    auto finished = recordInHand(database, command, facts::kFinished, more);
    if (finished) {
        OW_TRY(closeTwins(database, ticket, done)); // Those that have come meanwhile.
    }
    return finished;
}

Result<QJsonObject> HallQueue::transfer(Database& database, const WindowCommand& command,
                                        const TransferTarget& target, const QString& reason)
{
    const Result<InHand> hand = inHand(database, command);
    if (!hand) {
        return hand.error();
    }
    const Ticket& ticket = hand.value().ticket;
    const Result<QString> wanted = targetMatter(database, ticket, target);
    if (!wanted) {
        return wanted.error();
    }
    const QString& matter = wanted.value();
    OW_TRY(checkDone(command, ticket));
    const bool isNext = ticket.isFor(matter);
    // Who was only called has had nothing done, nor who is sent elsewhere with the same; who is
    // sent on with something else, neither: there the choice was wrong, and what was chosen goes.
    const bool isServed = isNext && matter != ticket.matter && ticket.state == TicketState::Serving;
    QStringList done = command.done.value_or(
        isServed ? servedOf(ticket.matters(), hand.value().window) : QStringList());
    done.removeAll(matter);
    done.removeDuplicates();
    QStringList further = isNext ? ticket.matters() : ticket.further;
    further.removeIf([&](const QString& id) { return id == matter || done.contains(id); });
    QJsonObject more{{QStringLiteral("matter"), matter},
                     {QStringLiteral("reason"), reason.left(kReasonLimit)}};
    addIds(more, "further", further);
    addIds(more, "done", done);
    if (!target.window.isEmpty()) {
        more.insert(QStringLiteral("toWindow"), target.window);
    } else if (!target.staff.isEmpty()) {
        more.insert(QStringLiteral("toStaff"), target.staff);
    }
    return recordInHand(database, command, facts::kTransferred, more);
}

Result<QJsonObject> HallQueue::undo(Database& database, const WindowCommand& command)
{
    const Result<Window> found = findWindow(database, command.window);
    if (!found) {
        return found.error();
    }
    const Window& window = found.value();
    if (window.lastKind.isEmpty() || window.lastKind == QLatin1String(facts::kRecalled)) {
        return conflict("nothing to undo");
    }
    if (m_journal.clock().now().wallMs - window.lastAtMs > m_rules.file().undoLimitMs) {
        return Error{ErrorCode::TooLate, QStringLiteral("too long ago")};
    }
    const auto ticket = findTicket(database, window.lastTicket);
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    // Cancelled, or closed with another number that a window has called since.
    if (ticket.value()->state == TicketState::Cancelled ||
        ticket.value()->state == TicketState::Linked) {
        return conflict("the ticket has ended meanwhile");
    }
    // Meanwhile another window may have called whom this one sent on.
    const bool isElsewhere =
        !ticket.value()->window.isEmpty() && ticket.value()->window != command.window;
    if (isElsewhere) {
        return conflict("called elsewhere meanwhile");
    }
    QJsonObject body{{QStringLiteral("window"), command.window},
                     {QStringLiteral("staff"), command.staff},
                     {QStringLiteral("undone"), window.lastKind},
                     {QStringLiteral("from"), stateName(ticket.value()->state)},
                     {QStringLiteral("fromMatter"), ticket.value()->matter},
                     {QStringLiteral("state"), window.lastState},
                     {QStringLiteral("matter"), window.lastMatter},
                     {QStringLiteral("count"), window.lastCount}};
    addIds(body, "further", window.lastFurther);
    return record(database, facts::kUndone, window.lastTicket, body);
}

} // namespace onewindow::queue
