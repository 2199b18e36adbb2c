// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallFeed that tells until when the hall is open, what is not given out any more, and
// who waits in vain.

#include "services/queue/FeedKinds.h"
#include "services/queue/HallFeed.h"
#include "services/queue/TicketProjection.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace onewindow::queue {

using storage::Database;

namespace {

QString kind(const char* name)
{
    return QString::fromLatin1(name);
}

const QString kAll = QStringLiteral("all");
const QString kOpening = QStringLiteral("opening");

} // namespace

Result<void> HallFeed::publishQueues(Database& database, const QStringList& matters, qint64 nowMs)
{
    m_latestMs = std::max(m_latestMs, nowMs);
    journal::FeedEdit edit(database, m_feed.hall());
    for (const QString& matter : matters) {
        OW_TRY(publishQueue(edit, matter));
    }
    return edit.finish();
}

Result<void> HallFeed::publishHall(Database& database, const QJsonObject& hall, qint64 nowMs)
{
    m_latestMs = std::max(m_latestMs, nowMs); // At the start nothing else says what time it is.
    m_closing.setHours(catalog::OpeningHours::fromJson(hall.value(kOpening).toObject()));
    const auto hours = m_closing.hoursNow(database, nowMs);
    if (!hours) {
        return hours.error();
    }
    QJsonObject json = hall;
    if (!hours.value().isEmpty()) {
        json.insert(kOpening, hours.value().toJson());
    }
    return m_feed.put(database, kind(feed::kHall), kind(feed::kHall), kAll, json);
}

/// Whether its numbers are gone, and who at the end of the line waits in vain.
Result<void> HallFeed::addClosing(Database& database, const WaitOutlook::Queue& queue,
                                  QJsonObject& json)
{
    const auto verdict = m_closing.judge(database, queue, m_latestMs);
    if (!verdict) {
        return verdict.error();
    }
    const auto [stop, late] = verdict.value();
    if (stop == Stop::None && late == 0) {
        m_stopped.remove(queue.matter);
        return {};
    }
    m_stopped.insert(queue.matter);
    if (stop != Stop::None) {
        json.insert(QStringLiteral("stopped"), stopName(stop));
    }
    if (late == 0) {
        return {};
    }
    const auto first = nextInLine(database, queue.matter, feed::kLateNumbers, queue.waiting - late);
    if (!first) {
        return first.error();
    }
    if (first.value().isEmpty()) {
        return {};
    }
    QJsonArray numbers;
    for (const NextInLine& one : first.value()) {
        numbers.append(one.number);
    }
    json.insert(QStringLiteral("late"),
                QJsonObject{{QStringLiteral("count"), late},
                            {QStringLiteral("fromDueAt"), first.value().constFirst().dueAtMs},
                            {QStringLiteral("numbers"), numbers}});
    return {};
}

/// Until when the hall is open, and what everybody reads of it.
Result<void> HallFeed::publishClosing(journal::FeedEdit& edit, const journal::Row& row)
{
    m_closing.forgetFull();
    const QString day = hallDay(row.correctedMs);
    const auto hours = m_closing.hoursNow(edit.database(), row.correctedMs);
    if (!hours) {
        return hours.error();
    }
    const auto hall = m_feed.find(edit.database(), kind(feed::kHall), kind(feed::kHall));
    if (!hall) {
        return hall.error();
    }
    if (hall.value()) {
        QJsonObject json = *hall.value();
        json.remove(kOpening);
        if (!hours.value().isEmpty()) {
            json.insert(kOpening, hours.value().toJson());
        }
        OW_TRY(edit.put(kind(feed::kHall), kind(feed::kHall), kAll, json));
    }
    const auto closing = findClosing(edit.database(), day);
    if (!closing) {
        return closing.error();
    }
    if (!closing.value()) {
        OW_TRY(edit.remove(kind(feed::kClosing), kind(feed::kClosing)));
        return edit.remove(kind(feed::kNotice), kind(feed::kClosingNotice));
    }
    OW_TRY(edit.put(kind(feed::kClosing), kind(feed::kClosing), kAll, toJson(*closing.value())));
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    return edit.put(kind(feed::kNotice), kind(feed::kClosingNotice), kAll,
                    {{QStringLiteral("text"), body.value(QStringLiteral("notice"))},
                     {QStringLiteral("from"), day},
                     {QStringLiteral("until"), day},
                     {QStringLiteral("order"), -1}});
}

} // namespace onewindow::queue
