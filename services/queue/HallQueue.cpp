// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallQueue.h"

#include "services/core/Ids.h"
#include "services/identity/Mask.h"
#include "services/journal/CheckValue.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"

#include <QDate>
#include <QJsonArray>
#include <QMap>

#include <array>
#include <tuple>

namespace onewindow::queue {

using storage::Database;

namespace {

constexpr int kDayKeysAhead = 14;
constexpr qsizetype kReasonLimit = 100;

// The hall's own secrets, not facts: kept out of the journal and of backups, so each row carries a
// check value.
constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE day_keys (
            day TEXT PRIMARY KEY NOT NULL,
            wrapped {blob} NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
        CREATE TABLE number_days (
            node TEXT PRIMARY KEY NOT NULL,
            day TEXT NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
        CREATE TABLE day_key_grants (
            day TEXT NOT NULL,
            node TEXT NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (day, node)
        ) {norowid};
    )"},
};

QString kindOf(const char* name)
{
    return QString::fromLatin1(name);
}

QJsonObject localJson(const catalog::LocalText& text)
{
    return {{QStringLiteral("zh"), text.zh}, {QStringLiteral("en"), text.en}};
}

Error conflict(const char* why)
{
    return Error{ErrorCode::Conflict, QString::fromLatin1(why)};
}

} // namespace

/// What a window has in hand: checked against what the clerk sees.
struct HallQueue::InHand
{
    Window window;
    Ticket ticket;
};

HallQueue::HallQueue(journal::Journal& journal, journal::Feed& feed, HallFeed& hallFeed,
                     HallRules rules)
    : m_journal(journal)
    , m_feed(feed)
    , m_hallFeed(hallFeed)
    , m_rules(rules)
{}

Result<void> HallQueue::migrate(Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<void> restartOwnSeries(journal::Journal& journal, Database& database, const QString& series,
                              qint64 lastSeen, const QString& day)
{
    journal::NewFact fact;
    fact.kind = kindOf(facts::kNumbersRestarted);
    fact.subject = randomBytes(16);
    fact.body = {{QStringLiteral("series"), series},
                 {QStringLiteral("last"), lastSeen},
                 {QStringLiteral("day"), day}};
    const auto row = journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

Result<void> HallQueue::publish(Database& database, const QJsonObject& hall,
                                const catalog::Catalogue& catalogue,
                                const QList<QJsonObject>& windows,
                                const QList<QJsonObject>& notices)
{
    m_hallFeed.setHall(catalogue, windows);
    const QString all = QStringLiteral("all");
    OW_TRY(m_feed.put(database, kindOf(feed::kHall), QStringLiteral("hall"), all, hall));
    for (const catalog::Theme& theme : catalogue.themes) {
        OW_TRY(m_feed.put(database, kindOf(feed::kTheme), theme.id, all, catalog::toJson(theme)));
    }
    for (const catalog::Matter& matter : catalogue.matters) {
        OW_TRY(
            m_feed.put(database, kindOf(feed::kMatter), matter.id, all, catalog::toJson(matter)));
        OW_TRY(m_hallFeed.publishQueue(database, matter.id));
    }
    for (const QJsonObject& window : windows) {
        OW_TRY(m_hallFeed.publishWindow(database, window.value(QStringLiteral("id")).toString()));
    }
    for (qsizetype i = 0; i < notices.size(); ++i) {
        OW_TRY(m_feed.put(database, kindOf(feed::kNotice), QString::number(i), all, notices.at(i)));
    }
    return {};
}

Result<Secret> HallQueue::dayKey(Database& database, const QString& day)
{
    auto statement = storage::query(database, "SELECT wrapped FROM day_keys WHERE day = ?", day);
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    if (hasRow.value()) {
        return m_journal.keys().unwrap(statement.value().blob(0), day.toUtf8());
    }
    Secret key(randomBytes(32));
    const Result<QByteArray> wrapped = m_journal.keys().wrap(key.view(), day.toUtf8());
    if (!wrapped) {
        return wrapped.error();
    }
    OW_TRY(storage::run(database, "INSERT INTO day_keys (day, wrapped, local) VALUES (?, ?, ?)",
                        day, wrapped.value(), journal::checkOfColumns(day, wrapped.value())));
    return key;
}

Result<void> HallQueue::issueDayKeys(Database& database,
                                     const std::vector<journal::Recipient>& kiosks)
{
    const QString today = hallDay(m_journal.clock().now().wallMs);
    auto past =
        storage::query(database, "SELECT day, node FROM day_key_grants WHERE day < ?", today);
    if (!past) {
        return past.error();
    }
    QStringList stale;
    while (true) {
        const Result<bool> hasRow = past.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (!hasRow.value()) {
            break;
        }
        stale << past.value().text(0) + u'/' + past.value().text(1);
    }
    for (const QString& id : stale) {
        OW_TRY(m_feed.remove(database, kindOf(feed::kDayKey), id));
    }
    OW_TRY(storage::run(database, "DELETE FROM day_key_grants WHERE day < ?", today));
    OW_TRY(storage::run(database, "DELETE FROM day_keys WHERE day < ?", today));

    const QDate first = QDate::fromString(today, Qt::ISODate);
    for (int i = 0; i < kDayKeysAhead; ++i) {
        const QString day = first.addDays(i).toString(Qt::ISODate);
        const Result<Secret> key = dayKey(database, day);
        if (!key) {
            return key.error();
        }
        for (const journal::Recipient& kiosk : kiosks) {
            OW_TRY(storage::run(database,
                                "INSERT INTO day_key_grants (day, node, local) VALUES (?, ?, ?) ON "
                                "CONFLICT (day, node) DO NOTHING",
                                day, kiosk.node, journal::checkOfColumns(day, kiosk.node)));
            if (database.changes() == 0) {
                continue;
            }
            const Result<QByteArray> envelope =
                crypto::makeEnvelope(kiosk.sealingPublicKey, key.value().view());
            if (!envelope) {
                return envelope.error();
            }
            OW_TRY(m_feed.put(
                database, kindOf(feed::kDayKey), day + u'/' + kiosk.node,
                QStringLiteral("node:") + kiosk.node,
                {{QStringLiteral("day"), day},
                 {QStringLiteral("key"), QString::fromLatin1(envelope.value().toBase64())}}));
        }
    }
    return {};
}

Result<bool> HallQueue::closePastDays(Database& database)
{
    const auto left = findLeftOver(database, hallDay(m_journal.clock().now().wallMs));
    if (!left) {
        return left.error();
    }
    for (const Ticket& ticket : left.value()) {
        const auto done = record(database, facts::kCancelled, ticket.id,
                                 {{QStringLiteral("by"), QStringLiteral("day")}});
        if (!done) {
            return done.error();
        }
    }
    return !left.value().isEmpty();
}

Result<void> HallQueue::restartNumbers(Database& database)
{
    const QString today = hallDay(m_journal.clock().now().wallMs);
    const auto counters = allCounters(database);
    if (!counters) {
        return counters.error();
    }
    QMap<QString, QJsonObject> seen;
    for (const SeriesCounter& counter : counters.value()) {
        seen[counter.node].insert(counter.series, counter.last);
    }
    for (auto it = seen.cbegin(); it != seen.cend(); ++it) {
        const QByteArray check = journal::checkOfColumns(it.key(), today);
        // The first day a node is seen on is the one it counts on already.
        OW_TRY(
            storage::run(database,
                         "INSERT INTO number_days (node, day, local) VALUES (?, ?, ?) ON CONFLICT "
                         "(node) DO NOTHING",
                         it.key(), today, check));
        OW_TRY(storage::run(database,
                            "UPDATE number_days SET day = ?, local = ? WHERE node = ? AND day < ?",
                            today, check, it.key(), today));
        if (database.changes() == 0) {
            continue;
        }
        if (it.key() != m_journal.node()) {
            OW_TRY(m_feed.put(
                database, kindOf(feed::kRestart), it.key(), QStringLiteral("node:") + it.key(),
                {{QStringLiteral("day"), today}, {QStringLiteral("last"), it.value()}}));
            continue;
        }
        for (auto series = it.value().begin(); series != it.value().end(); ++series) {
            OW_TRY(restartOwnSeries(m_journal, database, series.key(), series.value().toInteger(),
                                    today));
        }
    }
    return {};
}

Result<QJsonObject> HallQueue::record(Database& database, const char* kind,
                                      const QByteArray& ticketId, const QJsonObject& body)
{
    journal::NewFact fact;
    fact.kind = kindOf(kind);
    fact.subject = ticketId;
    fact.body = body;
    const auto row = m_journal.append(database, fact);
    if (!row) {
        return row.error();
    }
    const auto ticket = findTicket(database, ticketId);
    if (!ticket) {
        return ticket.error();
    }
    return ticket.value() ? ticketJson(*ticket.value()) : QJsonObject();
}

Result<QJsonObject> HallQueue::issue(Database& database, const QString& matterId, TicketClass klass,
                                     const QString& staff)
{
    const catalog::Matter* matter = m_hallFeed.catalogue().matter(matterId);
    if (matter == nullptr) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such matter")};
    }
    const Result<qint64> last = lastCounter(database, m_journal.node(), matter->series);
    if (!last) {
        return last.error();
    }
    const qint64 wallMs = m_journal.clock().now().wallMs;
    const QByteArray id = makeUuidV7(wallMs);
    const qint64 counter = last.value() + 1;
    const QString token = makeToken();
    const auto issued =
        record(database, facts::kIssued, id,
               {{QStringLiteral("number"), formatNumber(matter->series, u"0", counter)},
                {QStringLiteral("series"), matter->series},
                {QStringLiteral("counter"), counter},
                {QStringLiteral("matter"), matterId},
                {QStringLiteral("class"), className(klass)},
                {QStringLiteral("day"), hallDay(wallMs)},
                {QStringLiteral("token"), token},
                {QStringLiteral("staff"), staff}});
    if (!issued) {
        return issued.error();
    }
    auto held =
        record(database, facts::kHeld, id, {{QStringLiteral("by"), QStringLiteral("clerk")}});
    if (!held) {
        return held.error();
    }
    QJsonObject json = std::move(held).value();
    json.insert(QStringLiteral("token"), token);
    return json;
}

Result<QJsonObject> HallQueue::changeWindow(Database& database, const WindowCommand& command,
                                            const QString& state, const QStringList& matters,
                                            const QString& reason)
{
    journal::NewFact fact;
    fact.kind = kindOf(facts::kWindowChanged);
    fact.subject = randomBytes(16);
    fact.body = {{QStringLiteral("window"), command.window},
                 {QStringLiteral("state"), state},
                 {QStringLiteral("staff"), command.staff},
                 {QStringLiteral("matters"), QJsonArray::fromStringList(matters)},
                 {QStringLiteral("reason"), reason.left(kReasonLimit)}};
    const auto row = m_journal.append(database, fact);
    if (!row) {
        return row.error();
    }
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
        if (m_hallFeed.catalogue().matter(matter) == nullptr) {
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

Result<QJsonObject> HallQueue::closeWindow(Database& database, const WindowCommand& command)
{
    const Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    if (!window.value().ticket.isEmpty()) {
        return conflict("somebody is in hand");
    }
    return changeWindow(database, command, QStringLiteral("closed"), {}, {});
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
    if (!window.value().ticket.isEmpty()) {
        return conflict("somebody is in hand");
    }
    std::optional<Ticket> first;
    for (const QString& matter : window.value().matters) {
        const auto next = findNext(database, matter);
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
    if (m_hallFeed.catalogue().matter(matter) == nullptr) {
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
    journal::NewFact fact;
    fact.kind = kindOf(facts::kHelpAnswered);
    fact.subject = requestId;
    fact.body = {{QStringLiteral("staff"), staff}};
    const auto row = m_journal.append(database, fact);
    if (!row) {
        return row.error();
    }
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
    const auto found = findTicketByToken(database, token);
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
    const catalog::Matter* matter = m_hallFeed.catalogue().matter(ticket.matter);
    if (matter != nullptr) {
        json.insert(QStringLiteral("matter"), localJson(matter->name));
        json.insert(QStringLiteral("area"), localJson(matter->windowArea));
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
