// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallQueue that opens, pauses, takes over and closes windows.

#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/TicketProjection.h"

#include <QJsonArray>

namespace onewindow::queue {

using storage::Database;

Result<QJsonObject> HallQueue::changeWindow(Database& database, const WindowCommand& command,
                                            const QString& state, const QStringList& matters,
                                            const QString& reason, const QString& takenFrom)
{
    const Result<Window> before = findWindow(database, command.window);
    if (!before) {
        return before.error();
    }
    QJsonObject body{
        {QStringLiteral("window"), command.window},
        {QStringLiteral("state"), state},
        {QStringLiteral("fromState"), before.value().state},
        {QStringLiteral("staff"), command.staff},
        {QStringLiteral("matters"), QJsonArray::fromStringList(matters)},
        {QStringLiteral("fromMatters"), QJsonArray::fromStringList(before.value().matters)},
        {QStringLiteral("reason"), reason.left(kReasonLimit)}};
    if (!takenFrom.isEmpty()) {
        body.insert(QStringLiteral("takenFrom"), takenFrom);
    }
    OW_TRY(appendFact(m_journal, database, facts::kWindowChanged, randomBytes(16), body));
    return QJsonObject{{QStringLiteral("window"), command.window},
                       {QStringLiteral("state"), state},
                       {QStringLiteral("matters"), QJsonArray::fromStringList(matters)}};
}

Result<QJsonObject> HallQueue::openWindow(Database& database, const WindowCommand& command,
                                          const QStringList& matters)
{
    if (!m_hallFeed.hasWindow(command.window)) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such window")};
    }
    for (const QString& matter : matters) {
        if (m_hallFeed.catalogue()->matter(matter) == nullptr) {
            return Error{ErrorCode::NotFound, QStringLiteral("no such matter")};
        }
    }
    const Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    const bool isTaken = window.value().state != u"closed" && window.value().staff != command.staff;
    if (isTaken) {
        return conflict("another clerk is at this window");
    }
    return changeWindow(database, command, QStringLiteral("open"), matters, {});
}

Result<QJsonObject> HallQueue::takeOver(Database& database, const WindowCommand& command)
{
    const Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    if (window.value().state == u"closed" || window.value().staff.isEmpty() ||
        window.value().staff == command.staff) {
        return conflict("nobody else is at this window");
    }
    // Who waits for the window goes on to; who waits for the colleague would wait in vain.
    OW_TRY(releaseLine(database, staffLine(window.value().staff)));
    return changeWindow(database, command, QStringLiteral("open"), window.value().matters, {},
                        window.value().staff);
}

Result<QJsonObject> HallQueue::closeWindow(Database& database, const WindowCommand& command)
{
    const Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    const auto ticket = ticketInHand(database, window.value());
    if (!ticket) {
        return ticket.error();
    }
    if (ticket.value()) {
        return conflict("somebody is in hand");
    }
    OW_TRY(releaseLine(database, windowLine(command.window)));
    OW_TRY(releaseLine(database, staffLine(window.value().staff)));
    return changeWindow(database, command, QStringLiteral("closed"), {}, {});
}

Result<void> HallQueue::releaseLine(Database& database, const QString& line)
{
    const auto waiting = findInLine(database, line);
    if (!waiting) {
        return waiting.error();
    }
    for (const Ticket& ticket : waiting.value()) {
        OW_TRY(appendFact(m_journal, database, facts::kReleased, ticket.id, {}));
    }
    return {};
}

Result<QJsonObject> HallQueue::pause(Database& database, const WindowCommand& command,
                                     const QString& reason)
{
    const Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    if (window.value().state != u"open") {
        return Error{ErrorCode::WindowClosed, QStringLiteral("the window is not open")};
    }
    return changeWindow(database, command, QStringLiteral("paused"), window.value().matters,
                        reason);
}

Result<QJsonObject> HallQueue::resume(Database& database, const WindowCommand& command)
{
    const Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    if (window.value().state != u"paused") {
        return conflict("the window is not paused");
    }
    return changeWindow(database, command, QStringLiteral("open"), window.value().matters, {});
}

} // namespace onewindow::queue
