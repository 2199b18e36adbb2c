// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallFeed.h"

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/TicketProjection.h"
#include "services/queue/WaitEstimate.h"

#include <QJsonArray>
#include <QJsonDocument>

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
        {QStringLiteral("dueAt"), ticket.dueAtMs},
        {QStringLiteral("hasPerson"), !ticket.handle.isEmpty()},
    };
    if (!ticket.window.isEmpty()) {
        json.insert(QStringLiteral("window"), ticket.window);
        json.insert(QStringLiteral("calledAt"), ticket.calledAtMs);
        json.insert(QStringLiteral("callCount"), ticket.callCount);
    }
    if (ticket.startedAtMs != 0) {
        json.insert(QStringLiteral("startedAt"), ticket.startedAtMs);
    }
    if (ticket.isUnknown) {
        json.insert(QStringLiteral("isUnknown"), true);
    }
    if (!ticket.transferredFrom.isEmpty()) {
        json.insert(QStringLiteral("transferredFrom"), ticket.transferredFrom);
    }
    return json;
}

HallFeed::HallFeed(journal::Feed& feed, QString hall)
    : m_feed(feed)
    , m_hall(std::move(hall))
{}

void HallFeed::setHall(const catalog::Catalogue& catalogue, const QList<QJsonObject>& windows)
{
    m_catalogue = catalogue;
    m_windows.clear();
    for (const QJsonObject& window : windows) {
        m_windows.insert(window.value(QStringLiteral("id")).toString(), window);
    }
}

QString HallFeed::component() const
{
    return QStringLiteral("hallfeed");
}

QStringList HallFeed::tables() const
{
    return {};
}

Result<void> HallFeed::migrate(Database& /*database*/)
{
    return {};
}

Result<void> HallFeed::publishWindow(Database& database, const QString& id)
{
    const Result<Window> window = findWindow(database, id);
    if (!window) {
        return window.error();
    }
    QJsonObject json = m_windows.value(id);
    json.insert(QStringLiteral("state"), window.value().state);
    json.insert(QStringLiteral("matters"), QJsonArray::fromStringList(window.value().matters));
    json.insert(QStringLiteral("staff"), window.value().staff);
    json.insert(QStringLiteral("reason"), window.value().reason);
    if (!window.value().ticket.isEmpty()) {
        const auto ticket = findTicket(database, window.value().ticket);
        if (!ticket) {
            return ticket.error();
        }
        if (ticket.value()) {
            json.insert(QStringLiteral("number"), ticket.value()->number);
            json.insert(QStringLiteral("ticket"), idToText(ticket.value()->id));
        }
    }
    return m_feed.put(database, kind(feed::kWindow), id, kAll, json);
}

Result<void> HallFeed::publishQueue(Database& database, const QString& matterId)
{
    const catalog::Matter* matter = m_catalogue.matter(matterId);
    if (matter == nullptr) {
        return {};
    }
    const Result<int> waiting = countWaiting(database, matterId);
    if (!waiting) {
        return waiting.error();
    }
    const Result<int> windows = openWindowsFor(database, matterId);
    if (!windows) {
        return windows.error();
    }
    QJsonObject json{{QStringLiteral("waiting"), waiting.value()},
                     {QStringLiteral("openWindows"), windows.value()}};
    if (const auto range = estimateWait(waiting.value(), matter->typicalMinutes, windows.value())) {
        json.insert(QStringLiteral("lowMinutes"), range->lowMinutes);
        json.insert(QStringLiteral("highMinutes"), range->highMinutes);
    }
    return m_feed.put(database, kind(feed::kQueue), matterId, kAll, json);
}

Result<void> HallFeed::publishTicket(Database& database, const Ticket& ticket)
{
    const QString id = idToText(ticket.id);
    const bool isShown = isOpen(ticket.state) || ticket.state == TicketState::Missed;
    if (isShown) {
        QJsonObject json = ticketJson(ticket);
        json.insert(QStringLiteral("token"), ticket.token);
        OW_TRY(m_feed.put(database, kind(feed::kTicket), id, kStaff, json));
    } else {
        OW_TRY(m_feed.remove(database, kind(feed::kTicket), id));
    }
    if (!isOpen(ticket.state)) {
        return m_feed.remove(database, kind(feed::kOpen), id);
    }
    return m_feed.put(database, kind(feed::kOpen), id, kKiosk,
                      {{QStringLiteral("number"), ticket.number},
                       {QStringLiteral("matter"), ticket.matter},
                       {QStringLiteral("handle"), ticket.handle},
                       {QStringLiteral("state"), stateName(ticket.state)},
                       {QStringLiteral("node"), ticket.node},
                       {QStringLiteral("token"), ticket.token},
                       {QStringLiteral("issuedAt"), ticket.issuedAtMs},
                       {QStringLiteral("class"), className(ticket.klass)},
                       {QStringLiteral("day"), ticket.day}});
}

Result<void> HallFeed::publishCall(Database& database, const Ticket& ticket,
                                   const journal::Row& row, const QString& window)
{
    if (row.kind == QLatin1String(facts::kUndone) && ticket.state == TicketState::Waiting) {
        return m_feed.remove(database, kind(feed::kCall), window);
    }
    QString state = stateName(ticket.state);
    if (row.kind == QLatin1String(facts::kTransferred)) {
        state = QStringLiteral("done");
    }
    return m_feed.put(
        database, kind(feed::kCall), window, kAll,
        {{QStringLiteral("number"), ticket.number},
         {QStringLiteral("ticket"), idToText(ticket.id)},
         {QStringLiteral("matter"), ticket.matter},
         {QStringLiteral("window"), window},
         {QStringLiteral("windowName"), m_windows.value(window).value(QStringLiteral("name"))},
         {QStringLiteral("calledAt"), ticket.calledAtMs},
         {QStringLiteral("count"), ticket.callCount},
         {QStringLiteral("state"), state}});
}

Result<void> HallFeed::applyTicketFact(Database& database, const journal::Row& row)
{
    const auto found = findTicket(database, row.subject);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return {};
    }
    const Ticket& ticket = *found.value();
    OW_TRY(publishTicket(database, ticket));
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const QString window = body.value(QStringLiteral("window")).toString();
    if (row.node == m_hall && hasWindow(window)) {
        OW_TRY(publishWindow(database, window));
        OW_TRY(publishCall(database, ticket, row, window));
    }
    const QString fromMatter = body.value(QStringLiteral("fromMatter")).toString();
    if (!fromMatter.isEmpty() && fromMatter != ticket.matter) {
        OW_TRY(publishQueue(database, fromMatter));
    }
    return publishQueue(database, ticket.matter);
}

Result<void> HallFeed::applyDevice(Database& database, const journal::Row& row)
{
    const Result<QList<DeviceState>> devices = devicesOf(database, row.node);
    if (!devices) {
        return devices.error();
    }
    QJsonObject json;
    qint64 since = 0;
    for (const DeviceState& device : devices.value()) {
        json.insert(device.device, device.status);
        since = std::max(since, device.sinceMs);
    }
    json.insert(QStringLiteral("since"), since);
    return m_feed.put(database, kind(feed::kDevice), row.node, kStaff, json);
}

Result<void> HallFeed::apply(Database& database, const journal::Row& row)
{
    if (row.kind.startsWith(QLatin1String("ticket."))) {
        return applyTicketFact(database, row);
    }
    if (row.kind == QLatin1String(facts::kWindowChanged)) {
        const QJsonObject body = QJsonDocument::fromJson(row.body).object();
        OW_TRY(publishWindow(database, body.value(QStringLiteral("window")).toString()));
        for (const catalog::Matter& matter : m_catalogue.matters) {
            OW_TRY(publishQueue(database, matter.id));
        }
        return {};
    }
    if (row.kind == QLatin1String(facts::kDeviceChanged)) {
        return applyDevice(database, row);
    }
    if (row.kind == QLatin1String(facts::kHelpCalled)) {
        return m_feed.put(
            database, kind(feed::kHelp), idToText(row.subject), kStaff,
            {{QStringLiteral("node"), row.node}, {QStringLiteral("at"), row.correctedMs}});
    }
    if (row.kind == QLatin1String(facts::kHelpAnswered)) {
        return m_feed.remove(database, kind(feed::kHelp), idToText(row.subject));
    }
    return {};
}

} // namespace onewindow::queue
