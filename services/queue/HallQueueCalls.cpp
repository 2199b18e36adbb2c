// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallQueue that calls people to a window and serves whom it has in hand.

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/TicketProjection.h"

#include <tuple>

namespace onewindow::queue {

using storage::Database;

/// What a window has in hand: checked against what the clerk sees.
struct HallQueue::InHand
{
    Window window;
    Ticket ticket;
};

Result<void> HallQueue::closeTwin(Database& database, const Ticket& ticket)
{
    if (ticket.twin.isEmpty()) {
        return {};
    }
    const auto twin = findTicket(database, ticket.twin);
    if (!twin) {
        return twin.error();
    }
    const bool isStillOpen = twin.value() && (twin.value()->state == TicketState::Pending ||
                                              twin.value()->state == TicketState::Waiting ||
                                              twin.value()->state == TicketState::SetAside);
    if (!isStillOpen) {
        return {};
    }
    const auto linked = record(database, facts::kLinked, ticket.twin,
                               {{QStringLiteral("twin"), idToText(ticket.id)}});
    return linked ? Result<void>() : Result<void>(linked.error());
}

Result<QJsonObject> HallQueue::callNext(Database& database, const WindowCommand& command)
{
    const Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    if (window.value().state != u"open") {
        return Error{ErrorCode::WindowClosed, QStringLiteral("the window is not open")};
    }
    const auto ticket = ticketInHand(database, window.value());
    if (!ticket) {
        return ticket.error();
    }
    if (ticket.value()) {
        return conflict("somebody is in hand");
    }
    const QString today = hallDay(m_journal.clock().now().wallMs);
    std::optional<Ticket> first;
    for (const QString& matter : window.value().matters) {
        const auto next = findNext(database, matter, today);
        if (!next) {
            return next.error();
        }
        if (next.value() &&
            (!first || std::tie(next.value()->dueAtMs, next.value()->seq, next.value()->id) <
                           std::tie(first->dueAtMs, first->seq, first->id))) {
            first = next.value();
        }
    }
    if (!first) {
        return Error{ErrorCode::QueueEmpty, QStringLiteral("nobody waits")};
    }
    auto called = record(database, facts::kCalled, first->id,
                         {{QStringLiteral("window"), command.window},
                          {QStringLiteral("staff"), command.staff},
                          {QStringLiteral("from"), stateName(first->state)},
                          {QStringLiteral("fromMatter"), first->matter},
                          {QStringLiteral("fromCount"), first->callCount}});
    if (called) {
        OW_TRY(closeTwin(database, *first));
    }
    return called;
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
    QJsonObject body{{QStringLiteral("window"), command.window},
                     {QStringLiteral("staff"), command.staff},
                     {QStringLiteral("from"), stateName(ticket.state)},
                     {QStringLiteral("fromMatter"), ticket.matter},
                     {QStringLiteral("fromCount"), ticket.callCount}};
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
    if (ticket.callCount >= m_rules.recallLimit) {
        return Error{ErrorCode::TooMany, QStringLiteral("called %1 times").arg(ticket.callCount)};
    }
    if (m_journal.clock().now().wallMs - ticket.calledAtMs < m_rules.recallGapMs) {
        return conflict("called a moment ago");
    }
    return recordInHand(database, command, facts::kRecalled);
}

Result<QJsonObject> HallQueue::noShow(Database& database, const WindowCommand& command)
{
    return recordInHand(database, command, facts::kMissed);
}

Result<QJsonObject> HallQueue::start(Database& database, const WindowCommand& command)
{
    return recordInHand(database, command, facts::kStarted);
}

Result<QJsonObject> HallQueue::finish(Database& database, const WindowCommand& command)
{
    return recordInHand(database, command, facts::kFinished);
}

Result<QJsonObject> HallQueue::transfer(Database& database, const WindowCommand& command,
                                        const QString& matter, const QString& reason)
{
    if (m_hallFeed.catalogue()->matter(matter) == nullptr) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such matter")};
    }
    return recordInHand(database, command, facts::kTransferred,
                        {{QStringLiteral("matter"), matter},
                         {QStringLiteral("reason"), reason.left(kReasonLimit)}});
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
    if (m_journal.clock().now().wallMs - window.lastAtMs > m_rules.undoLimitMs) {
        return Error{ErrorCode::TooLate, QStringLiteral("too long ago")};
    }
    const auto ticket = findTicket(database, window.lastTicket);
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    // Meanwhile another window may have called whom this one sent on.
    const bool isElsewhere =
        !ticket.value()->window.isEmpty() && ticket.value()->window != command.window;
    if (isElsewhere) {
        return conflict("called elsewhere meanwhile");
    }
    return record(database, facts::kUndone, window.lastTicket,
                  {{QStringLiteral("window"), command.window},
                   {QStringLiteral("staff"), command.staff},
                   {QStringLiteral("undone"), window.lastKind},
                   {QStringLiteral("from"), stateName(ticket.value()->state)},
                   {QStringLiteral("fromMatter"), ticket.value()->matter},
                   {QStringLiteral("state"), window.lastState},
                   {QStringLiteral("matter"), window.lastMatter},
                   {QStringLiteral("count"), window.lastCount}});
}

} // namespace onewindow::queue
