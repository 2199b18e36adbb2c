// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallQueue that stops what cannot be served any more: a hall that closes early, a
// window that is lost.

#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/ListText.h"
#include "services/queue/TicketProjection.h"
#include "services/queue/WaitForecast.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <utility>

namespace onewindow::queue {

using storage::Database;

namespace {

Error badTime(const char* why)
{
    return {ErrorCode::BadRequest, QStringLiteral("at: ") + QLatin1String(why)};
}

/// Everybody who waits, for one window or colleague alone as well.
Result<qint64> countAllWaiting(Database& database)
{
    return storage::integerOf(
        storage::query(database, "SELECT coalesce(sum(waiting), 0) FROM queue_counts"));
}

} // namespace

Result<qint64> HallQueue::closingAt(Database& database, int minute) const
{
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const qint64 dayMs = (nowMs + kHallZoneMs) / kDayMs * kDayMs - kHallZoneMs;
    const qint64 atMs = dayMs + minute * kMinuteMs;
    if (atMs + kMinuteMs <= nowMs) {
        return badTime("has passed");
    }
    const auto usual = m_hallFeed.closing().usualEnd(nowMs);
    if (usual && *usual <= atMs) {
        return badTime("it closes by then anyway");
    }
    const auto end = m_hallFeed.closing().dayEnd(database, nowMs);
    if (!end) {
        return end.error();
    }
    const bool isOver = end.value().atMs && *end.value().atMs <= nowMs;
    return isOver ? Result<qint64>(conflict("it is closed")) : Result<qint64>(atMs);
}

Result<QStringList> HallQueue::concernedMatters(Database& database)
{
    const auto waiting = waitingByMatter(database);
    if (!waiting) {
        return waiting.error();
    }
    const auto windows = allWindows(database);
    if (!windows) {
        return windows.error();
    }
    QStringList matters = waiting.value().keys();
    for (const Window& window : windows.value()) {
        matters << window.matters;
    }
    matters.removeDuplicates();
    return matters;
}

Result<QJsonObject> HallQueue::closingOutlook(Database& database, int minute)
{
    const Result<qint64> atMs = closingAt(database, minute);
    if (!atMs) {
        return atMs.error();
    }
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const auto offered = m_hallFeed.catalogue();
    QStringList stopped;
    QJsonArray matters;
    int late = 0;
    for (const catalog::Matter& matter : offered->matters) {
        const auto queue = m_hallFeed.queueOf(database, matter);
        if (!queue) {
            return queue.error();
        }
        const auto verdict = m_hallFeed.closing().judge(database, queue.value(), nowMs,
                                                        {.atMs = atMs.value(), .isEarly = true});
        if (!verdict) {
            return verdict.error();
        }
        // What nobody serves or waits for stops as well, but there is nothing to tell of it.
        const bool isConcerned = queue.value().openWindows > 0 || queue.value().waiting > 0;
        if (isConcerned && verdict.value().stop != Stop::None) {
            stopped << matter.id;
        }
        late += verdict.value().late;
        if (verdict.value().late > 0) {
            matters << QJsonObject{{QStringLiteral("matter"), matter.id},
                                   {QStringLiteral("waiting"), queue.value().waiting},
                                   {QStringLiteral("late"), verdict.value().late}};
        }
    }
    const auto waiting = countAllWaiting(database);
    if (!waiting) {
        return waiting.error();
    }
    QJsonObject json{{QStringLiteral("at"), atMs.value()},
                     {QStringLiteral("waiting"), waiting.value()},
                     {QStringLiteral("late"), late},
                     {QStringLiteral("stopped"), QJsonArray::fromStringList(stopped)},
                     {QStringLiteral("matters"), matters}};
    return json;
}

Result<QJsonObject> HallQueue::closeEarly(Database& database, const ClosingOrder& order)
{
    OW_TRY(m_journal.lock(database));
    const auto waiting = countAllWaiting(database);
    if (!waiting) {
        return waiting.error();
    }
    if (waiting.value() != order.expected) {
        return conflict("others wait than were seen");
    }
    auto outlook = closingOutlook(database, order.minute);
    if (!outlook) {
        return outlook;
    }
    const QJsonValue at = outlook.value().value(QStringLiteral("at"));
    OW_TRY(appendFact(m_journal, database, facts::kClosing, randomBytes(16),
                      {{QStringLiteral("staff"), order.staff},
                       {QStringLiteral("day"), hallDay(at.toInteger())},
                       {QStringLiteral("at"), at},
                       {QStringLiteral("reason"), order.reason.left(kReasonLimit)},
                       {QStringLiteral("waiting"), waiting.value()},
                       {QStringLiteral("notice"), order.notice}}));
    OW_TRY(tellStopped(database));
    return outlook;
}

Result<QJsonObject> HallQueue::withdrawClosing(Database& database, const QString& staff)
{
    OW_TRY(m_journal.lock(database));
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const QString today = hallDay(nowMs);
    const auto closing = findClosing(database, today);
    if (!closing) {
        return closing.error();
    }
    if (!closing.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("nothing closes early")};
    }
    if (closing.value()->atMs <= nowMs) {
        return Error{ErrorCode::TooLate, QStringLiteral("it is closed")};
    }
    OW_TRY(appendFact(m_journal, database, facts::kClosingWithdrawn, randomBytes(16),
                      {{QStringLiteral("staff"), staff}, {QStringLiteral("day"), today}}));
    OW_TRY(tellStopped(database));
    return toJson(*closing.value());
}

/// Whom it has in hand stands in their place again, as if they had not been called.
Result<void> HallQueue::putBackLost(Database& database, const WindowCommand& command,
                                    const Ticket& ticket, const QString& reason)
{
    QJsonObject body{{QStringLiteral("window"), command.window},
                     {QStringLiteral("staff"), command.staff},
                     {QStringLiteral("undone"), QLatin1String(facts::kCalled)},
                     {QStringLiteral("from"), stateName(ticket.state)},
                     {QStringLiteral("fromMatter"), ticket.matter},
                     {QStringLiteral("fromCount"), ticket.callCount},
                     {QStringLiteral("state"), stateName(TicketState::Waiting)},
                     {QStringLiteral("matter"), ticket.matter},
                     {QStringLiteral("count"), 0},
                     {QStringLiteral("lost"), reason}};
    addIds(body, "further", ticket.further);
    return appendFact(m_journal, database, facts::kUndone, ticket.id, body);
}

Result<QJsonObject> HallQueue::loseWindow(Database& database, const WindowCommand& command,
                                          const QString& reason)
{
    OW_TRY(m_journal.lock(database));
    const Result<Window> window = findWindow(database, command.window);
    if (!window) {
        return window.error();
    }
    if (window.value().state == u"closed") {
        return conflict("the window is closed");
    }
    const auto ticket = ticketInHand(database, window.value());
    if (!ticket) {
        return ticket.error();
    }
    if (!command.expectedTicket.isEmpty() &&
        (!ticket.value() || idFromText(command.expectedTicket) != ticket.value()->id)) {
        return conflict("another ticket is in hand");
    }
    if (ticket.value()) {
        OW_TRY(putBackLost(database, command, *ticket.value(), reason.left(kReasonLimit)));
    }
    // After whom it had in hand, who may have waited for it alone.
    OW_TRY(releaseLine(database, windowLine(command.window)));
    OW_TRY(releaseLine(database, staffLine(window.value().staff)));
    const auto changed = changeWindow(database, command, QStringLiteral("closed"), {}, reason);
    if (!changed) {
        return changed;
    }
    const auto stopped = servedNoMore(database, window.value().matters);
    if (!stopped) {
        return stopped.error();
    }
    OW_TRY(appendFact(m_journal, database, facts::kWindowLost, randomBytes(16),
                      {{QStringLiteral("window"), command.window},
                       {QStringLiteral("of"), window.value().staff},
                       {QStringLiteral("staff"), command.staff},
                       {QStringLiteral("reason"), reason.left(kReasonLimit)},
                       {QStringLiteral("day"), hallDay(m_journal.clock().now().wallMs)},
                       {QStringLiteral("matters"), QJsonArray::fromStringList(stopped.value())}}));
    OW_TRY(tellStopped(database));
    QJsonObject json = changed.value();
    json.insert(QStringLiteral("stopped"), QJsonArray::fromStringList(stopped.value()));
    if (ticket.value()) {
        json.insert(QStringLiteral("number"), ticket.value()->number);
    }
    return json;
}

Result<QStringList> HallQueue::servedNoMore(Database& database, const QStringList& matters)
{
    const auto windows = allWindows(database);
    if (!windows) {
        return windows.error();
    }
    QStringList left = matters;
    for (const Window& other : windows.value()) {
        if (other.state != u"closed") { // Whoever makes a pause comes back.
            left.removeIf([&](const QString& matter) { return other.matters.contains(matter); });
        }
    }
    return left;
}

Result<void> HallQueue::lookAtClosing(Database& database)
{
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const auto end = m_hallFeed.closing().dayEnd(database, nowMs);
    if (!end) {
        return end.error();
    }
    // What was told of yesterday's end holds no more either.
    m_looksOn = hallDay(nowMs);
    if (m_looksOn != m_lookedOn) {
        m_ofYesterday << m_hallFeed.stoppedMatters();
        m_ofYesterday.removeDuplicates();
    }
    QStringList matters = m_ofYesterday;
    const bool isNear =
        end.value().atMs &&
        *end.value().atMs - nowMs <= static_cast<qint64>(WaitForecast::kHorizon) * kMinuteMs;
    if (isNear) {
        const auto concerned = concernedMatters(database);
        if (!concerned) {
            return concerned.error();
        }
        matters << concerned.value();
        matters.removeDuplicates();
    }
    OW_TRY(m_journal.lock(database));
    OW_TRY(m_hallFeed.publishQueues(database, matters, nowMs));
    return tellStopped(database);
}

Result<void> HallQueue::tellStopped(Database& database)
{
    const QString kind = QString::fromLatin1(feed::kStopped);
    // What nobody waits for or serves is given out no more either, and concerns nobody.
    const auto concerned = concernedMatters(database);
    if (!concerned) {
        return concerned.error();
    }
    QJsonObject matters;
    for (const QString& matter : concerned.value()) {
        const auto told = m_feed.find(database, QString::fromLatin1(feed::kQueue), matter);
        if (!told) {
            return told.error();
        }
        const QJsonObject thing = told.value().value_or(QJsonObject());
        QJsonObject one;
        if (thing.contains(QStringLiteral("stopped"))) {
            one.insert(QStringLiteral("stopped"), thing.value(QStringLiteral("stopped")));
        }
        const QJsonObject late = thing.value(QStringLiteral("late")).toObject();
        if (!late.isEmpty()) {
            one.insert(QStringLiteral("fromDueAt"), late.value(QStringLiteral("fromDueAt")));
        }
        if (!one.isEmpty()) {
            matters.insert(matter, one);
        }
    }
    const auto before = m_feed.find(database, kind, kind);
    if (!before) {
        return before.error();
    }
    const QString today = hallDay(m_journal.clock().now().wallMs);
    const QJsonObject body{{QStringLiteral("day"), today}, {QStringLiteral("matters"), matters}};
    const QJsonObject known = before.value().value_or(QJsonObject());
    const bool isNew = known.value(QStringLiteral("matters")).toObject() != matters ||
                       (!matters.isEmpty() && known != body);
    if (!isNew) {
        return {};
    }
    OW_TRY(m_feed.put(database, kind, kind, QStringLiteral("all"), body));
    return appendFact(m_journal, database, facts::kStopped, randomBytes(16), body);
}

Result<void> HallQueue::checkGivenOut(Database& database, const IssueOrder& order) const
{
    // Whoever has priority or an appointment goes before others, and staff may see a reason.
    if (order.klass != TicketClass::Ordinary || order.readyAtMs != 0 || order.isAnyway) {
        return {};
    }
    const catalog::Matter* matter = m_hallFeed.catalogue()->matter(order.matters.constFirst());
    const auto queue = m_hallFeed.queueOf(database, *matter);
    if (!queue) {
        return queue.error();
    }
    const auto verdict =
        m_hallFeed.closing().judge(database, queue.value(), m_journal.clock().now().wallMs);
    if (!verdict) {
        return verdict.error();
    }
    return verdict.value().stop == Stop::None
               ? Result<void>()
               : Error{ErrorCode::TooLate, stopName(verdict.value().stop)};
}

/// As the feed tells everybody: a telephone says the same as the board.
Result<Stop> HallQueue::lateOf(Database& database, const Ticket& ticket) const
{
    const auto told = m_feed.find(database, QString::fromLatin1(feed::kQueue), ticket.matter);
    if (!told) {
        return told.error();
    }
    return lateBy(told.value().value_or(QJsonObject()), ticket.dueAtMs);
}

} // namespace onewindow::queue
