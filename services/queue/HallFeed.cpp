// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallFeed.h"

#include "services/core/Ids.h"
#include "services/journal/Journal.h"
#include "services/queue/ColleagueAsk.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallFeedTouched.h"
#include "services/queue/HallProjection.h"
#include "services/queue/TicketProjection.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
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

} // namespace

HallFeed::HallFeed(journal::Feed& feed, QString hall)
    : m_feed(feed)
    , m_hall(std::move(hall))
    , m_catalogue(std::make_shared<catalog::Catalogue>())
{}

void HallFeed::setHall(const catalog::Catalogue& catalogue, const QList<QJsonObject>& windows)
{
    {
        const std::lock_guard lock(m_mutex);
        m_catalogue = std::make_shared<const catalog::Catalogue>(catalogue);
    }
    m_windows.clear();
    for (const QJsonObject& window : windows) {
        m_windows.insert(window.value(QStringLiteral("id")).toString(), window);
    }
}

std::shared_ptr<const catalog::Catalogue> HallFeed::catalogue() const
{
    const std::lock_guard lock(m_mutex);
    return m_catalogue;
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

Result<void> HallFeed::publishWindow(journal::FeedEdit& edit, const QString& id)
{
    const Result<Window> window = findWindow(edit.database(), id);
    if (!window) {
        return window.error();
    }
    QJsonObject json = m_windows.value(id);
    json.insert(QStringLiteral("state"), window.value().state);
    json.insert(QStringLiteral("matters"), QJsonArray::fromStringList(window.value().matters));
    json.insert(QStringLiteral("staff"), window.value().staff);
    json.insert(QStringLiteral("reason"), window.value().reason);
    json.insert(QStringLiteral("passed"), window.value().passed);
    const auto ticket = ticketInHand(edit.database(), window.value());
    if (!ticket) {
        return ticket.error();
    }
    if (ticket.value()) {
        json.insert(QStringLiteral("number"), ticket.value()->number);
        json.insert(QStringLiteral("ticket"), idToText(ticket.value()->id));
    }
    return edit.put(kind(feed::kWindow), id, kAll, json);
}

Result<void> HallFeed::publishQueue(journal::FeedEdit& edit, const QString& matterId)
{
    const auto offered = catalogue();
    const catalog::Matter* matter = offered->matter(matterId);
    if (matter == nullptr) {
        return {};
    }
    const auto queue = queueOf(edit.database(), *matter);
    if (!queue) {
        return queue.error();
    }
    QJsonObject json{{QStringLiteral("waiting"), queue.value().waiting},
                     {QStringLiteral("openWindows"), queue.value().openWindows}};
    const auto ranges = m_waits.newcomer(edit.database(), queue.value(), m_latestMs);
    if (!ranges) {
        return ranges.error();
    }
    if (const auto& range = ranges.value().ordinary) {
        json.insert(QStringLiteral("lowMinutes"), range->lowMinutes);
        json.insert(QStringLiteral("highMinutes"), range->highMinutes);
    }
    if (const auto& range = ranges.value().earlier) {
        json.insert(QStringLiteral("earlier"), toJson(*range));
    }
    const auto next = nextInLine(edit.database(), matterId, feed::kNextNumbers);
    if (!next) {
        return next.error();
    }
    QJsonArray numbers;
    for (const NextInLine& one : next.value()) {
        numbers.append(QJsonObject{{QStringLiteral("number"), one.number},
                                   {QStringLiteral("dueAt"), one.dueAtMs}});
    }
    if (!numbers.isEmpty()) {
        json.insert(QStringLiteral("next"), numbers);
    }
    OW_TRY(addClosing(edit.database(), queue.value(), json));
    return edit.put(kind(feed::kQueue), matterId, kAll, json);
}

Result<WaitOutlook::Queue> HallFeed::queueOf(Database& database, const catalog::Matter& matter)
{
    const Result<int> waiting = countWaiting(database, matter.id);
    if (!waiting) {
        return waiting.error();
    }
    const Result<int> windows = openWindowsFor(database, matter.id);
    if (!windows) {
        return windows.error();
    }
    return WaitOutlook::Queue{matter.id, waiting.value(), windows.value(), matter.typicalMinutes};
}

Result<void> HallFeed::publishDevice(journal::FeedEdit& edit, const QString& node)
{
    const Result<QList<DeviceState>> devices = devicesOf(edit.database(), node);
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
    json.insert(QStringLiteral("name"), nameOf(node));
    return edit.put(kind(feed::kDevice), node, kStaff, json);
}

Result<void> HallFeed::publishDayEnded(journal::FeedEdit& edit, const journal::Row& row)
{
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const QJsonValue day = body.value(QStringLiteral("day"));
    // Whom a window missed is not to come any more either.
    for (auto window = m_windows.cbegin(); window != m_windows.cend(); ++window) {
        OW_TRY(edit.remove(kind(feed::kCall), window.key()));
    }
    return edit.put(kind(feed::kNotice), kind(feed::kDayEndedNotice), kAll,
                    {{QStringLiteral("text"), body.value(QStringLiteral("notice"))},
                     {QStringLiteral("from"), day},
                     {QStringLiteral("until"), day},
                     {QStringLiteral("order"), -1}});
}

QString HallFeed::nameOf(const QString& node) const
{
    const QString name = m_names ? m_names(node) : QString();
    return name.isEmpty() ? node : name;
}

Result<void> HallFeed::apply(Database& /*database*/, const journal::Row& /*row*/)
{
    return {};
}

Result<void> HallFeed::publish(Database& database, const QList<journal::Row>& rows)
{
    journal::FeedEdit edit(database, m_feed.hall());
    Touched touched;
    for (const journal::Row& row : rows) {
        m_latestMs = std::max(m_latestMs, row.correctedMs);
        OW_TRY(publishRow(edit, row, touched));
    }
    for (const QString& node : touched.devices) {
        OW_TRY(publishDevice(edit, node));
    }
    for (const QString& matter : touched.queues) {
        OW_TRY(publishQueue(edit, matter));
    }
    return edit.finish();
}

Result<void> HallFeed::publishWindow(Database& database, const QString& id)
{
    journal::FeedEdit edit(database, m_feed.hall());
    OW_TRY(publishWindow(edit, id));
    return edit.finish();
}

Result<void> HallFeed::publishQueue(Database& database, const QString& matter)
{
    journal::FeedEdit edit(database, m_feed.hall());
    OW_TRY(publishQueue(edit, matter));
    return edit.finish();
}

/// Only of its matters does a window change how many serve them.
void HallFeed::touchQueues(const QJsonObject& windowChanged, Touched& touched) const
{
    const QJsonValue before = windowChanged.value(QStringLiteral("fromMatters"));
    if (!before.isArray()) { // A fact of 0.1.0.
        touchAll(touched);
        return;
    }
    for (const QJsonArray& matters :
         {before.toArray(), windowChanged.value(QStringLiteral("matters")).toArray()}) {
        for (const QJsonValue matter : matters) {
            touched.queues.insert(matter.toString());
        }
    }
}

void HallFeed::touchAll(Touched& touched) const
{
    const auto offered = catalogue();
    for (const catalog::Matter& matter : offered->matters) {
        touched.queues.insert(matter.id);
    }
}

Result<void> HallFeed::publishRow(journal::FeedEdit& edit, const journal::Row& row,
                                  Touched& touched)
{
    if (row.kind.startsWith(QLatin1String("ticket."))) {
        return publishTicketFact(edit, row, touched);
    }
    const bool isHalls = row.node == m_hall;
    if (isHalls && row.kind == QLatin1String(facts::kWindowChanged)) {
        const QJsonObject body = QJsonDocument::fromJson(row.body).object();
        OW_TRY(publishWindow(edit, body.value(QStringLiteral("window")).toString()));
        touchQueues(body, touched);
        return {};
    }
    if (isHalls && row.kind == QLatin1String(facts::kDayEnded)) {
        return publishDayEnded(edit, row);
    }
    if (isHalls && (row.kind == QLatin1String(facts::kClosing) ||
                    row.kind == QLatin1String(facts::kClosingWithdrawn))) {
        touchAll(touched);
        return publishClosing(edit, row);
    }
    if (isHalls && row.kind == QLatin1String(facts::kWindowLost)) {
        touchQueues({{QStringLiteral("fromMatters"),
                      QJsonDocument::fromJson(row.body).object().value(QStringLiteral("matters"))}},
                    touched);
        return {};
    }
    if (row.kind == QLatin1String(facts::kDeviceChanged)) {
        touched.devices.insert(row.node);
        return {};
    }
    if (row.kind == QLatin1String(facts::kHelpCalled)) {
        return edit.put(kind(feed::kHelp), idToText(row.subject), kStaff,
                        {{QStringLiteral("node"), row.node},
                         {QStringLiteral("name"), nameOf(row.node)},
                         {QStringLiteral("at"), row.correctedMs}});
    }
    if (isHalls && row.kind == QLatin1String(facts::kHelpAnswered)) {
        return edit.remove(kind(feed::kHelp), idToText(row.subject));
    }
    if (isHalls && (row.kind == QLatin1String(facts::kColleagueAsked) ||
                    row.kind == QLatin1String(facts::kColleagueAnswered))) {
        const auto ask = findColleagueAsk(edit.database(), row.subject);
        if (!ask || !ask.value()) {
            return ask ? Result<void>() : ask.error();
        }
        return edit.put(kind(feed::kAsk), ask.value()->window, kStaff, toJson(*ask.value()));
    }
    if (row.kind == QLatin1String(journal::kKeyErased)) {
        return edit.put(kind(journal::kErasedThing), QString::fromLatin1(row.subject.toHex()), kAll,
                        {});
    }
    return {};
}

} // namespace onewindow::queue
