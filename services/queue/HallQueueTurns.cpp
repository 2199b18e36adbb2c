// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallQueue that departs from the order of calling: people called before their turn,
// sent to one window or colleague, away for a while, and the end of a day before its time.

#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/TicketProjection.h"

#include <QDate>

#include <algorithm>

namespace onewindow::queue {

using storage::Database;

namespace {

/// The first of `matters` that `window` serves; empty for none.
QString servedMatter(const QStringList& matters, const Window& window)
{
    const auto served =
        std::find_if(matters.cbegin(), matters.cend(),
                     [&window](const QString& matter) { return window.matters.contains(matter); });
    return served == matters.cend() ? QString() : *served;
}

/// The window that `account` has open; nothing where they are at none.
Result<std::optional<Window>> windowOf(Database& database, const QString& account)
{
    const auto windows = allWindows(database);
    if (!windows) {
        return windows.error();
    }
    const auto found = std::find_if(windows.value().cbegin(), windows.value().cend(),
                                    [&account](const Window& window) {
                                        return window.state != u"closed" && window.staff == account;
                                    });
    return found == windows.value().cend() ? std::optional<Window>() : std::optional(*found);
}

QString dayAfter(const QString& day)
{
    return QDate::fromString(day, Qt::ISODate).addDays(1).toString(Qt::ISODate);
}

} // namespace

Result<QString> HallQueue::targetMatter(Database& database, const Ticket& ticket,
                                        const TransferTarget& target) const
{
    const bool isOne = !target.window.isEmpty() || !target.staff.isEmpty();
    const bool isKnown = m_hallFeed.catalogue()->matter(target.matter) != nullptr;
    if (!isKnown && !(isOne && target.matter.isEmpty())) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such matter")};
    }
    if (!isOne) {
        return target.matter;
    }
    if (!target.window.isEmpty() && !target.staff.isEmpty()) {
        return Error{ErrorCode::BadRequest, QStringLiteral("toStaff: or toWindow, not both")};
    }
    if (target.staff.isEmpty() && !m_hallFeed.hasWindow(target.window)) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such window")};
    }
    std::optional<Window> window;
    if (target.staff.isEmpty()) {
        const Result<Window> found = findWindow(database, target.window);
        if (!found) {
            return found.error();
        }
        window = found.value();
    } else {
        const auto found = windowOf(database, target.staff);
        if (!found) {
            return found.error();
        }
        window = found.value();
    }
    if (!window || window->state == u"closed") {
        return conflict("nobody is at work there");
    }
    if (window->id == ticket.window) {
        return conflict("this is where they are");
    }
    const QString matter =
        servedMatter(isKnown ? QStringList(target.matter) : ticket.matters(), *window);
    return matter.isEmpty() ? Result<QString>(conflict("it is not served there"))
                            : Result<QString>(matter);
}

/// The ticket of today that is in `state` and may be called to `window`.
Result<Ticket> HallQueue::waitingFor(Database& database, const Window& window,
                                     const QByteArray& ticketId, TicketState state) const
{
    const auto ticket = findTicket(database, ticketId);
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    if (ticket.value()->state != state ||
        ticket.value()->day < hallDay(m_journal.clock().now().wallMs)) {
        return conflict("the ticket is not there to be called");
    }
    if (servedMatter(ticket.value()->matters(), window).isEmpty()) {
        return Error{ErrorCode::BadRequest, QStringLiteral("ticket: the window does not serve it")};
    }
    const Result<bool> isServed = isServedElsewhere(database, *ticket.value());
    if (!isServed) {
        return isServed.error();
    }
    return isServed.value() ? Result<Ticket>(conflict("they are served under another number"))
                            : Result<Ticket>(*ticket.value());
}

Result<QJsonObject> HallQueue::callOutOfOrder(Database& database, const WindowCommand& command,
                                              const QByteArray& ticketId, const QString& reason)
{
    const Result<Window> window = freeWindow(database, command);
    if (!window) {
        return window.error();
    }
    const auto ticket = waitingFor(database, window.value(), ticketId, TicketState::Waiting);
    if (!ticket) {
        return ticket.error();
    }
    return callTo(database, command, ticket.value(),
                  {{QStringLiteral("outOfOrder"), reason.left(kReasonLimit)}});
}

Result<QJsonObject> HallQueue::suspend(Database& database, const WindowCommand& command,
                                       const QString& reason)
{
    return recordInHand(database, command, facts::kSuspended,
                        {{QStringLiteral("reason"), reason.left(kReasonLimit)}});
}

Result<QJsonObject> HallQueue::bringBack(Database& database, const WindowCommand& command,
                                         const QByteArray& ticketId)
{
    const Result<Window> window = freeWindow(database, command);
    if (!window) {
        return window.error();
    }
    const auto ticket = waitingFor(database, window.value(), ticketId, TicketState::Suspended);
    return ticket ? callTo(database, command, ticket.value()) : ticket.error();
}

Result<int> HallQueue::closeAllWindows(Database& database, const QString& staff)
{
    const auto windows = allWindows(database);
    if (!windows) {
        return windows.error();
    }
    int closed = 0;
    for (const Window& window : windows.value()) {
        if (window.state == u"closed") {
            continue;
        }
        const auto changed = changeWindow(database, {window.id, staff, {}},
                                          QStringLiteral("closed"), {}, QStringLiteral("day"));
        if (!changed) {
            return changed.error();
        }
        ++closed;
    }
    return closed;
}

Result<QJsonObject> HallQueue::endDay(Database& database, const QString& staff, qint64 expected,
                                      const QJsonObject& notice)
{
    OW_TRY(m_journal.lock(database));
    const QString today = hallDay(m_journal.clock().now().wallMs);
    const QString tomorrow = dayAfter(today);
    const Result<qint64> open = countLeftOver(database, tomorrow);
    if (!open) {
        return open.error();
    }
    if (open.value() != expected) {
        return conflict("there are other numbers than were seen");
    }
    if (open.value() > kDayEndLimit) {
        return Error{ErrorCode::TooMany, QStringLiteral("%1 numbers").arg(open.value())};
    }
    // Each of them ends by its fact: what is found next are others.
    for (auto left = findLeftOver(database, tomorrow);; left = findLeftOver(database, tomorrow)) {
        if (!left) {
            return left.error();
        }
        if (left.value().isEmpty()) {
            break;
        }
        for (const Ticket& ticket : left.value()) {
            QJsonObject body{{QStringLiteral("by"), QStringLiteral("day")},
                             {QStringLiteral("staff"), staff}};
            if (isInHand(ticket.state)) {
                body.insert(QStringLiteral("window"), ticket.window);
            }
            OW_TRY(appendFact(m_journal, database, facts::kCancelled, ticket.id, body));
        }
    }
    const Result<int> closed = closeAllWindows(database, staff);
    if (!closed) {
        return closed.error();
    }
    const QJsonObject ended{{QStringLiteral("tickets"), open.value()},
                            {QStringLiteral("windows"), closed.value()}};
    QJsonObject body = ended;
    body.insert(QStringLiteral("staff"), staff);
    body.insert(QStringLiteral("day"), today);
    body.insert(QStringLiteral("notice"), notice);
    OW_TRY(appendFact(m_journal, database, facts::kDayEnded, randomBytes(16), body));
    return ended;
}

} // namespace onewindow::queue
