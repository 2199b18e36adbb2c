// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Issuing at the hall itself, the desk's other verbs, and what is told of a ticket. Windows are in
// HallQueueWindows.cpp, calling and serving in HallQueueCalls.cpp.

#include "services/queue/HallQueue.h"

#include "services/core/Ids.h"
#include "services/identity/Mask.h"
#include "services/journal/SubjectStore.h"
#include "services/queue/AppendFact.h"
#include "services/queue/CatalogueFeed.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/ListText.h"
#include "services/queue/TicketProjection.h"

#include <QSet>

namespace onewindow::queue {

using storage::Database;

namespace {

QString kindOf(const char* name)
{
    return QString::fromLatin1(name);
}

} // namespace

HallQueue::HallQueue(journal::Journal& journal, journal::Feed& feed, HallFeed& hallFeed,
                     HallRules rules)
    : m_journal(journal)
    , m_feed(feed)
    , m_hallFeed(hallFeed)
    , m_rules(rules)
{}

Error HallQueue::conflict(const char* why)
{
    return Error{ErrorCode::Conflict, QString::fromLatin1(why)};
}

Result<void> HallQueue::publish(Database& database, const QJsonObject& hall,
                                const catalog::Catalogue& catalogue,
                                const QList<QJsonObject>& windows,
                                const QList<QJsonObject>& notices)
{
    OW_TRY(m_journal.lock(database));
    m_hallFeed.setHall(catalogue, windows);
    OW_TRY(publishNews(database, hall, notices));
    QHash<QString, QSet<QString>> there;
    OW_TRY(publishCatalogue(database, m_feed, catalogue));
    for (const catalog::Matter& matter : catalogue.matters) {
        there[kindOf(feed::kQueue)].insert(matter.id);
        OW_TRY(m_hallFeed.publishQueue(database, matter.id));
    }
    for (const QJsonObject& window : windows) {
        const QString id = window.value(QStringLiteral("id")).toString();
        there[kindOf(feed::kWindow)].insert(id);
        OW_TRY(m_hallFeed.publishWindow(database, id));
    }
    for (const char* kind : {feed::kQueue, feed::kWindow}) {
        OW_TRY(m_feed.keepOnly(database, kindOf(kind), there.value(kindOf(kind))));
    }
    return {};
}

Result<void> HallQueue::publishNews(Database& database, const QJsonObject& hall,
                                    const QList<QJsonObject>& notices)
{
    OW_TRY(m_journal.lock(database));
    const QString all = QStringLiteral("all");
    OW_TRY(m_feed.put(database, kindOf(feed::kHall), QStringLiteral("hall"), all, hall));
    QSet<QString> there;
    for (QJsonObject notice : notices) {
        const QString id = notice.take(QStringLiteral("id")).toString();
        there.insert(id);
        OW_TRY(m_feed.put(database, kindOf(feed::kNotice), id, all, notice));
    }
    return m_feed.keepOnly(database, kindOf(feed::kNotice), there);
}

Result<QJsonObject> HallQueue::record(Database& database, const char* kind,
                                      const QByteArray& ticketId, const QJsonObject& body)
{
    OW_TRY(appendFact(m_journal, database, kind, ticketId, body));
    const auto ticket = findTicket(database, ticketId);
    if (!ticket) {
        return ticket.error();
    }
    return ticket.value() ? ticketJson(*ticket.value()) : QJsonObject();
}

Result<QJsonObject> HallQueue::issue(Database& database, const QStringList& matters,
                                     TicketClass klass, const QString& staff)
{
    const auto offered = m_hallFeed.catalogue();
    for (const QString& id : matters) {
        if (offered->matter(id) == nullptr) {
            return Error{ErrorCode::NotFound, QStringLiteral("no such matter")};
        }
    }
    if (matters.isEmpty() || matters.size() > kMattersLimit ||
        QSet<QString>(matters.begin(), matters.end()).size() != matters.size()) {
        return Error{ErrorCode::BadRequest, QStringLiteral("none, too many or one twice")};
    }
    const QString series = offered->matter(matters.constFirst())->series;
    const auto burnt = journal::burntMarks(database, m_journal.clock().now());
    if (!burnt) {
        return burnt.error();
    }
    if (burnt.value().contains(kHallMark)) {
        return Error{ErrorCode::MarkBurnt, QStringLiteral("no numbers of the hall itself")};
    }
    const Result<qint64> last = lastCounter(database, m_journal.node(), series);
    if (!last) {
        return last.error();
    }
    const qint64 wallMs = m_journal.clock().now().wallMs;
    const QByteArray id = makeUuidV7(wallMs);
    const qint64 counter = last.value() + 1;
    const QString token = makeToken();
    QJsonObject body{{QStringLiteral("number"), formatNumber(series, kHallMark, counter)},
                     {QStringLiteral("series"), series},
                     {QStringLiteral("counter"), counter},
                     {QStringLiteral("matter"), matters.constFirst()},
                     {QStringLiteral("class"), className(klass)},
                     {QStringLiteral("day"), hallDay(wallMs)},
                     {QStringLiteral("token"), token},
                     {QStringLiteral("staff"), staff}};
    addIds(body, "further", matters.mid(1));
    OW_TRY(appendFact(m_journal, database, facts::kIssued, id, body));
    // In the same transaction: HallFeed counts on it.
    auto held =
        record(database, facts::kHeld, id, {{QStringLiteral("by"), QStringLiteral("clerk")}});
    if (!held) {
        return held.error();
    }
    QJsonObject json = std::move(held).value();
    json.insert(QStringLiteral("token"), token);
    return json;
}

Result<QJsonObject> HallQueue::restore(Database& database, const QByteArray& ticketId,
                                       const QString& staff)
{
    const auto ticket = findTicket(database, ticketId);
    if (!ticket) {
        return ticket.error();
    }
    if (!ticket.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    const TicketState state = ticket.value()->state;
    if (state != TicketState::SetAside && state != TicketState::Missed &&
        state != TicketState::Pending) {
        return conflict("the ticket is not set aside");
    }
    return record(
        database, facts::kHeld, ticketId,
        {{QStringLiteral("by"), QStringLiteral("clerk")}, {QStringLiteral("staff"), staff}});
}

Result<QJsonObject> HallQueue::answerHelp(Database& database, const QByteArray& requestId,
                                          const QString& staff)
{
    const auto help = findHelp(database, requestId);
    if (!help) {
        return help.error();
    }
    if (!help.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such call for staff")};
    }
    if (help.value()->isAnswered) {
        return conflict("a colleague has answered");
    }
    OW_TRY(appendFact(m_journal, database, facts::kHelpAnswered, requestId,
                      {{QStringLiteral("staff"), staff}}));
    return QJsonObject{{QStringLiteral("id"), idToText(requestId)}};
}

Result<QJsonObject> HallQueue::person(Database& database, const QByteArray& ticketId) const
{
    const auto part = findSealedPart(database, ticketId);
    if (!part) {
        return part.error();
    }
    if (part.value().sealed.isEmpty()) {
        return Error{ErrorCode::NotFound, QStringLiteral("nothing personal is kept")};
    }
    const Result<bool> isErased = journal::isErased(database, m_journal.hall(), part.value().keyId);
    if (!isErased) {
        return isErased.error();
    }
    if (isErased.value()) {
        return QJsonObject{{QStringLiteral("name"), QJsonValue::Null},
                           {QStringLiteral("idNumber"), QString()},
                           {QStringLiteral("isErased"), true}};
    }
    const auto key = m_journal.openDataKey(database, part.value().keyId);
    if (!key) {
        return key.error();
    }
    const auto personal = journal::unsealBody(key.value(), ticketId, part.value().sealed);
    if (!personal) {
        return personal.error();
    }
    return QJsonObject{
        {QStringLiteral("name"), personal.value().value(QStringLiteral("name"))},
        {QStringLiteral("idNumber"),
         identity::maskedIdNumber(personal.value().value(QStringLiteral("idNumber")).toString())},
        {QStringLiteral("isTyped"), personal.value().value(QStringLiteral("isTyped"))}};
}

Result<QJsonObject> HallQueue::publicTicket(Database& database, const QString& token) const
{
    const auto found = findTicketByToken(database, token, hallDay(m_journal.clock().now().wallMs));
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    }
    const Ticket& ticket = *found.value();
    QJsonObject json{{QStringLiteral("number"), ticket.number},
                     {QStringLiteral("state"), stateName(ticket.state)},
                     {QStringLiteral("issuedAt"), ticket.issuedAtMs}};
    const auto offered = m_hallFeed.catalogue();
    const catalog::Matter* matter = offered->matter(ticket.matter);
    if (matter != nullptr) {
        json.insert(QStringLiteral("matter"), catalog::toJson(matter->name));
        json.insert(QStringLiteral("area"), catalog::toJson(matter->windowArea));
    }
    QJsonArray further;
    for (const QString& id : ticket.further) {
        if (const catalog::Matter* other = offered->matter(id)) {
            further.append(catalog::toJson(other->name));
        }
    }
    if (!further.isEmpty()) {
        json.insert(QStringLiteral("further"), further);
    }
    if (ticket.state == TicketState::Waiting) {
        const Result<int> ahead = countAhead(database, ticket);
        if (!ahead) {
            return ahead.error();
        }
        json.insert(QStringLiteral("ahead"), ahead.value());
    }
    if (!ticket.window.isEmpty()) {
        json.insert(QStringLiteral("window"), ticket.window);
    }
    return json;
}

} // namespace onewindow::queue
