// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallFeed that tells of tickets: to staff, to terminals, to the board, and to whoever
// shows the pages behind their codes.

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallFeedTouched.h"
#include "services/queue/ListText.h"
#include "services/queue/ShownTicket.h"
#include "services/queue/TicketProjection.h"

#include <QJsonDocument>

#include <array>
#include <utility>

namespace onewindow::queue {

using storage::Database;

namespace {

QString kind(const char* name)
{
    return QString::fromLatin1(name);
}

const QString kAll = QStringLiteral("all");
const QString kStaff = QStringLiteral("staff");
const QString kKiosk = QStringLiteral("kiosk");

} // namespace

QJsonObject ticketJson(const Ticket& ticket)
{
    QJsonObject json{
        {QStringLiteral("id"), idToText(ticket.id)},
        {QStringLiteral("number"), ticket.number},
        {QStringLiteral("node"), ticket.node},
        {QStringLiteral("matter"), ticket.matter},
        {QStringLiteral("class"), className(ticket.klass)},
        {QStringLiteral("state"), stateName(ticket.state)},
        {QStringLiteral("issuedAt"), ticket.issuedAtMs},
        {QStringLiteral("fromAt"), ticket.fromAtMs},
        {QStringLiteral("dueAt"), ticket.dueAtMs},
        {QStringLiteral("hasPerson"), !ticket.handle.isEmpty()},
    };
    addIds(json, "further", ticket.further);
    if (!ticket.window.isEmpty()) {
        json.insert(QStringLiteral("window"), ticket.window);
        json.insert(QStringLiteral("calledAt"), ticket.calledAtMs);
        json.insert(QStringLiteral("callCount"), ticket.callCount);
    }
    if (!ticket.callReason.isEmpty() && isInHand(ticket.state)) {
        json.insert(QStringLiteral("order"), ticket.callReason);
    }
    if (ticket.misses != 0) {
        json.insert(QStringLiteral("misses"), ticket.misses);
    }
    if (ticket.startedAtMs != 0) {
        json.insert(QStringLiteral("startedAt"), ticket.startedAtMs);
    }
    if (ticket.isUnknown) {
        json.insert(QStringLiteral("isUnknown"), true);
    }
    if (ticket.state == TicketState::Suspended) {
        json.insert(QStringLiteral("suspendedAt"), ticket.suspendedAtMs);
        json.insert(QStringLiteral("suspendReason"), ticket.suspendReason);
    }
    const std::array<std::pair<const char*, QString>, 3> ways{
        {{"transferredFrom", ticket.transferredFrom},
         {"toWindow", ticket.toWindow()},
         {"toStaff", ticket.toStaff()}}};
    for (const auto& [field, way] : ways) {
        if (!way.isEmpty()) {
            json.insert(QLatin1String(field), way);
        }
    }
    return json;
}

/// Who was called in vain, for everybody to see.
Result<void> HallFeed::publishMissed(journal::FeedEdit& edit, const Ticket& ticket,
                                     const journal::Row& row)
{
    const QString id = idToText(ticket.id);
    if (ticket.state == TicketState::Missed) {
        return edit.put(kind(feed::kMissed), id, kAll,
                        {{QStringLiteral("number"), ticket.number},
                         {QStringLiteral("matter"), ticket.matter},
                         {QStringLiteral("window"), ticket.window},
                         {QStringLiteral("at"), ticket.endedAtMs}});
    }
    // Few have ever been missed: for the others nothing is looked up.
    const bool mayBeThere = ticket.misses > 0 || row.kind == QLatin1String(facts::kUndone);
    return mayBeThere ? edit.remove(kind(feed::kMissed), id) : Result<void>();
}

Result<void> HallFeed::publishPage(journal::FeedEdit& edit, const Ticket& ticket)
{
    return edit.put(kind(feed::kPage), shownId(ticket.token), kind(feed::kPages),
                    shownJson(ticket));
}

Result<void> HallFeed::publishPages(Database& database, const QString& today)
{
    m_pagesNext = m_pagesDay;
    if (m_pagesDay == today) {
        return {};
    }
    const auto tickets =
        m_showsPages ? findTicketsOfDay(database, today) : Result<QList<Ticket>>(QList<Ticket>());
    if (!tickets) {
        return tickets.error();
    }
    QSet<QString> there;
    journal::FeedEdit edit(database, m_feed.hall());
    for (const Ticket& ticket : tickets.value()) {
        there.insert(shownId(ticket.token));
        OW_TRY(publishPage(edit, ticket));
    }
    OW_TRY(edit.finish());
    OW_TRY(m_feed.keepOnly(database, kind(feed::kPage), there));
    m_pagesNext = today;
    return {};
}

Result<void> HallFeed::publishTicket(journal::FeedEdit& edit, const Ticket& ticket)
{
    if (m_showsPages) {
        OW_TRY(publishPage(edit, ticket));
    }
    const QString id = idToText(ticket.id);
    const bool isShown = isOpen(ticket.state) || ticket.state == TicketState::Missed;
    if (isShown) {
        QJsonObject json = ticketJson(ticket);
        json.insert(QStringLiteral("token"), ticket.token);
        OW_TRY(edit.put(kind(feed::kTicket), id, kStaff, json));
    } else {
        OW_TRY(edit.remove(kind(feed::kTicket), id));
    }
    // Who was missed may come back at any terminal.
    if (!isShown) {
        return edit.remove(kind(feed::kOpen), id);
    }
    QJsonObject json{{QStringLiteral("number"), ticket.number},
                     {QStringLiteral("matter"), ticket.matter},
                     {QStringLiteral("handle"), ticket.handle},
                     {QStringLiteral("state"), stateName(ticket.state)},
                     {QStringLiteral("node"), ticket.node},
                     {QStringLiteral("token"), ticket.token},
                     {QStringLiteral("issuedAt"), ticket.issuedAtMs},
                     {QStringLiteral("fromAt"), ticket.fromAtMs},
                     {QStringLiteral("dueAt"), ticket.dueAtMs},
                     {QStringLiteral("class"), className(ticket.klass)},
                     {QStringLiteral("day"), ticket.day}};
    if (ticket.misses != 0) {
        json.insert(QStringLiteral("misses"), ticket.misses);
        json.insert(QStringLiteral("endedAt"), ticket.endedAtMs);
    }
    addIds(json, "further", ticket.further);
    return edit.put(kind(feed::kOpen), id, kKiosk, json);
}

Result<void> HallFeed::publishCall(journal::FeedEdit& edit, const Ticket& ticket,
                                   const journal::Row& row, const QJsonObject& body)
{
    const QString window = body.value(QStringLiteral("window")).toString();
    if (ticket.state == TicketState::Cancelled) {
        return edit.remove(kind(feed::kCall), window);
    }
    QString state = stateName(ticket.state);
    int count = ticket.callCount;
    if (row.kind == QLatin1String(facts::kTransferred)) {
        state = QStringLiteral("done");
    }
    if (!isInHand(ticket.state)) {
        // So often it was called here: another count would be another call.
        count = body.value(QStringLiteral("fromCount")).toInt(count);
    }
    QJsonObject json{
        {QStringLiteral("number"), ticket.number},
        {QStringLiteral("ticket"), idToText(ticket.id)},
        {QStringLiteral("matter"), ticket.matter},
        {QStringLiteral("window"), window},
        {QStringLiteral("windowName"), m_windows.value(window).value(QStringLiteral("name"))},
        {QStringLiteral("calledAt"), ticket.calledAtMs},
        {QStringLiteral("count"), count},
        {QStringLiteral("state"), state}};
    const bool isTakenBack = row.kind == QLatin1String(facts::kUndone) && !isInHand(ticket.state);
    const bool wasServed = body.value(QStringLiteral("from")).toString() == u"serving";
    if (isTakenBack && wasServed) {
        json.insert(QStringLiteral("state"),
                    QStringLiteral("done")); // They know: a window is lost.
    } else if (isTakenBack) {
        // Somebody may be on their way already: whoever said the number says that it is not so.
        json.insert(QStringLiteral("corrects"), ticket.calledAtMs);
        json.insert(QStringLiteral("calledAt"), row.correctedMs);
    }
    return edit.put(kind(feed::kCall), window, kAll, json);
}

Result<void> HallFeed::publishTicketFact(journal::FeedEdit& edit, const journal::Row& row,
                                         Touched& touched)
{
    const bool isIssued = row.kind == QLatin1String(facts::kIssued);
    if (isIssued && row.node == m_hall) {
        // The hall's own numbers are held in the same transaction: that fact says it all.
        return {};
    }
    const auto found = findTicket(edit.database(), row.subject);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return {};
    }
    const Ticket& ticket = *found.value();
    if (!touched.tickets.contains(ticket.id)) {
        touched.tickets.insert(ticket.id);
        OW_TRY(publishTicket(edit, ticket));
        OW_TRY(publishMissed(edit, ticket, row));
    }
    if (isIssued) {
        return {}; // Nobody waits yet: no queue has changed, and no window.
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const QString window = body.value(QStringLiteral("window")).toString();
    if (row.node == m_hall && hasWindow(window)) {
        OW_TRY(publishWindow(edit, window));
        OW_TRY(publishCall(edit, ticket, row, body));
    }
    const QString fromMatter = body.value(QStringLiteral("fromMatter")).toString();
    if (!fromMatter.isEmpty()) {
        touched.queues.insert(fromMatter);
    }
    touched.queues.insert(ticket.matter);
    return {};
}

} // namespace onewindow::queue
