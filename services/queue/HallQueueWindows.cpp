// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallQueue that opens, pauses, takes over and closes windows, and moves them.

#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/TicketProjection.h"

#include <QJsonArray>
#include <QSet>

namespace onewindow::queue {

using storage::Database;

Result<QJsonObject> HallQueue::changeWindow(Database& database, const WindowCommand& command,
                                            const QString& state, const QStringList& matters,
                                            const QString& reason, const QJsonObject& more)
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
    for (auto it = more.begin(); it != more.end(); ++it) {
        body.insert(it.key(), it.value());
    }
    OW_TRY(appendFact(m_journal, database, facts::kWindowChanged, randomBytes(16), body));
    return QJsonObject{{QStringLiteral("window"), command.window},
                       {QStringLiteral("state"), state},
                       {QStringLiteral("matters"), QJsonArray::fromStringList(matters)}};
}

Result<void> HallQueue::checkOffered(const QStringList& matters) const
{
    const auto offered = m_hallFeed.catalogue();
    for (const QString& matter : matters) {
        if (offered->matter(matter) == nullptr) {
            return Error{ErrorCode::NotFound, QStringLiteral("no such matter")};
        }
    }
    return {};
}

Result<void> HallQueue::checkSkills(Database& database, const QString& account,
                                    const QStringList& matters) const
{
    const auto rules = m_rules.now(database);
    if (!rules) {
        return rules.error();
    }
    const QStringList beyond = rules.value()->set.beyondSkills(account, matters);
    return beyond.isEmpty() ? Result<void>() : Error{ErrorCode::NotPermitted, beyond.constFirst()};
}

Result<QJsonObject> HallQueue::openWindow(Database& database, const WindowCommand& command,
                                          const QStringList& matters)
{
    if (!m_hallFeed.hasWindow(command.window)) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such window")};
    }
    OW_TRY(checkOffered(matters));
    const Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    const bool isTaken = window.value().state != u"closed" && window.value().staff != command.staff;
    if (isTaken) {
        return conflict("another clerk is at this window");
    }
    OW_TRY(checkSkills(database, command.staff, matters));
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
    const auto rules = m_rules.now(database);
    if (!rules) {
        return rules.error();
    }
    QStringList matters = window.value().matters;
    const QStringList beyond = rules.value()->set.beyondSkills(command.staff, matters);
    matters.removeIf([&beyond](const QString& matter) { return beyond.contains(matter); });
    if (matters.isEmpty() && !beyond.isEmpty()) {
        return Error{ErrorCode::NotPermitted, beyond.constFirst()};
    }
    // Who waits for the window goes on to; who waits for the colleague would wait in vain.
    OW_TRY(releaseLine(database, staffLine(window.value().staff)));
    return changeWindow(database, command, QStringLiteral("open"), matters, {},
                        {{QStringLiteral("takenFrom"), window.value().staff}});
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

Result<QJsonObject> HallQueue::assignWindow(Database& database, const WindowCommand& command,
                                            const QStringList& matters, const QStringList& seen)
{
    if (!m_hallFeed.hasWindow(command.window)) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such window")};
    }
    OW_TRY(checkOffered(matters));
    const QSet<QString> wanted(matters.begin(), matters.end());
    if (wanted.isEmpty() || wanted.size() != matters.size()) {
        return Error{ErrorCode::BadRequest, QStringLiteral("matters: one at least, none twice")};
    }
    const Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    const Window& now = window.value();
    if (now.state == u"closed") {
        return Error{ErrorCode::WindowClosed, QStringLiteral("the window is closed")};
    }
    const QSet<QString> served(now.matters.begin(), now.matters.end());
    if (served == wanted) {
        return QJsonObject{{QStringLiteral("window"), command.window},
                           {QStringLiteral("state"), now.state},
                           {QStringLiteral("matters"), QJsonArray::fromStringList(now.matters)}};
    }
    if (served != QSet<QString>(seen.begin(), seen.end())) {
        return conflict("the window serves something else by now");
    }
    OW_TRY(checkSkills(database, now.staff, matters));
    return changeWindow(database, {command.window, now.staff, {}}, now.state, matters, now.reason,
                        {{QStringLiteral("assignedBy"), command.staff}});
}

} // namespace onewindow::queue
