// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is published, verbs on one ticket, and what is told of it. Numbers and asks of a desk are in
// HallQueueDesk.cpp, windows in HallQueueWindows.cpp, calling and serving in HallQueueCalls.cpp,
// what departs from the order of calling in HallQueueTurns.cpp.

#include "services/queue/HallQueue.h"

#include "services/core/Ids.h"
#include "services/identity/Mask.h"
#include "services/journal/SubjectStore.h"
#include "services/queue/AppendFact.h"
#include "services/queue/CatalogueFeed.h"
#include "services/queue/Closing.h"
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
    , m_rules(m_journal.hall(), rules)
{
    m_hallFeed.closing().setLeastChance([this](Database& database) -> Result<int> {
        const auto now = m_rules.now(database);
        return now ? Result<int>(now.value()->numbers.fullBelowPercent) : now.error();
    });
}

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
    OW_TRY(m_hallFeed.publishHall(database, hall, m_journal.clock().now().wallMs));
    QSet<QString> there;
    for (QJsonObject notice : notices) {
        const QString id = notice.take(QStringLiteral("id")).toString();
        there.insert(id);
        OW_TRY(m_feed.put(database, kindOf(feed::kNotice), id, all, notice));
    }
    const QString ended = kindOf(feed::kDayEndedNotice);
    const auto told = m_feed.find(database, kindOf(feed::kNotice), ended);
    if (!told) {
        return told.error();
    }
    const QString today = hallDay(m_journal.clock().now().wallMs);
    if (told.value() && told.value()->value(QStringLiteral("until")).toString() == today) {
        there.insert(ended);
    }
    const auto closing = findClosing(database, today);
    if (!closing) {
        return closing.error();
    }
    if (closing.value()) {
        there.insert(kindOf(feed::kClosingNotice));
    } else {
        OW_TRY(m_feed.remove(database, kindOf(feed::kClosing), kindOf(feed::kClosing)));
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

} // namespace onewindow::queue
