// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallFeed.h"

#include "services/core/Ids.h"
#include "services/journal/Journal.h"
#include "services/queue/ColleagueAsk.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/ListText.h"
#include "services/queue/ShownTicket.h"
#include "services/queue/TicketProjection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <array>
#include <set>
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
    m_pagesDay = today;
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

/// What is published once for all rows of a batch, however many of them touch it.
struct HallFeed::Touched
{
    QSet<QByteArray> tickets;
    std::set<QString> queues;
    std::set<QString> devices; ///< Nodes.
};

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
