// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitOutlook.h"

#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/queue/HallProjection.h"
#include "services/queue/TicketProjection.h"
#include "services/queue/WaitProjection.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <cstdlib>

namespace onewindow::queue {

using storage::Database;

namespace {

constexpr qint64 kMinutesOfDay = 24 * 60;
/// A queue that has grown or shrunk by one part in so many is not the same any more.
constexpr int kPartThatCounts = 20;

/// A row of the line.
struct Waiting
{
    QByteArray id;
    QString matter;
    bool isEarlier = false;
    qint64 dueAtMs = 0;
};

/// By window, what those served that were open today: a closed one serves nothing.
Result<QHash<QString, QStringList>> servedToday(Database& database, qint64 atMs)
{
    const qint64 dayMs = kMinutesOfDay * kMinuteMs;
    const auto changes =
        windowChangesSince(database, (atMs + kHallZoneMs) / dayMs * dayMs - kHallZoneMs);
    if (!changes) {
        return changes.error();
    }
    QHash<QString, QStringList> served;
    for (const PastWindowChange& change : changes.value()) {
        served.insert(change.window, change.matters);
    }
    return served;
}

float minutesBetween(qint64 fromMs, qint64 untilMs)
{
    return static_cast<float>(untilMs - fromMs) / kMinuteMs;
}

} // namespace

void WaitOutlook::learn(std::shared_ptr<const WaitHistory> history)
{
    m_history = std::move(history);
    const std::lock_guard lock(m_mutex);
    m_picture.reset();
}

Result<void> WaitOutlook::lookAtPeople(Database& database, Picture& picture) const
{
    const auto line = storage::rowsOf(
        storage::query(database,
                       "SELECT id, matter, class, due_at FROM tickets WHERE state = 1 AND "
                       "day >= ? ORDER BY due_at, seq, id LIMIT ?",
                       hallDay(picture.atMs), kPeopleLimit),
        [](const storage::Statement& row) {
            return Waiting{row.blob(0), row.text(1),
                           static_cast<TicketClass>(row.integer(2)) != TicketClass::Ordinary,
                           row.integer(3)};
        });
    if (!line) {
        return line.error();
    }
    // As whoever asks will have counted them, to see whether the queue is still the same.
    const auto counted = waitingByMatter(database);
    if (!counted) {
        return counted.error();
    }
    for (auto it = counted.value().cbegin(); it != counted.value().cend(); ++it) {
        picture.counts[it.key()].waiting = *it;
    }
    for (const Waiting& one : line.value()) {
        const int matter = m_history->indexOf(one.matter);
        if (matter >= 0) {
            picture.people.insert(one.id, picture.hall.people.size());
            picture.hall.people.push_back({matter, minutesBetween(picture.atMs, one.dueAtMs),
                                           one.isEarlier, static_cast<quint32>(qHash(one.id, 1))});
        }
    }
    return {};
}

Result<void> WaitOutlook::lookAtWindows(Database& database, Picture& picture) const
{
    const Result<QList<Window>> windows = allWindows(database);
    if (!windows) {
        return windows.error();
    }
    // Whoever has sat at a window today may come back.
    const auto today = servedToday(database, picture.atMs);
    if (!today) {
        return today.error();
    }
    for (const Window& window : windows.value()) {
        ForecastWindow now;
        now.isOpen = window.state == u"open";
        const QStringList served = now.isOpen ? window.matters : today.value().value(window.id);
        for (const QString& id : served) {
            picture.counts[id].openWindows += now.isOpen ? 1 : 0;
            if (const int matter = m_history->indexOf(id); matter >= 0) {
                now.matters.push_back(matter);
            }
        }
        const auto ticket = ticketInHand(database, window);
        if (!ticket) {
            return ticket.error();
        }
        if (ticket.value()) {
            now.inHand = m_history->indexOf(ticket.value()->matter);
            now.isServing = ticket.value()->state == TicketState::Serving;
            now.since = std::max(0.0F, minutesBetween(ticket.value()->calledAtMs, picture.atMs));
        }
        now.passed = window.passed;
        picture.hall.windows.push_back(std::move(now));
    }
    return {};
}

Result<std::shared_ptr<WaitOutlook::Picture>> WaitOutlook::look(Database& database,
                                                                qint64 atMs) const
{
    auto picture = std::make_shared<Picture>();
    picture->atMs = atMs;
    picture->level = m_history->level();
    picture->hall.minuteOfDay =
        static_cast<float>((atMs + kHallZoneMs) / kMinuteMs % kMinutesOfDay);
    OW_TRY(lookAtPeople(database, *picture));
    OW_TRY(lookAtWindows(database, *picture));
    picture->forecast.emplace(m_history->model(), picture->hall);
    return picture;
}

bool WaitOutlook::isAsBefore(const Picture& picture, const Queue& queue, qint64 atMs)
{
    const Counts then = picture.counts.value(queue.matter);
    return atMs - picture.atMs < kFreshMs && queue.openWindows == then.openWindows &&
           std::abs(queue.waiting - then.waiting) * kPartThatCounts <= then.waiting;
}

Result<NewcomerRanges> WaitOutlook::newcomer(Database& database, const Queue& queue, qint64 atMs)
{
    if (queue.openWindows <= 0) {
        return NewcomerRanges();
    }
    if (!m_history || atMs == 0 || !m_history->knows(queue.matter)) {
        return NewcomerRanges{estimateWait(queue.waiting, queue.usualMinutes, queue.openWindows),
                              {}};
    }
    std::shared_ptr<const Picture> picture;
    {
        const std::lock_guard lock(m_mutex);
        picture = m_picture;
    }
    if (!picture || !isAsBefore(*picture, queue, atMs)) {
        auto made = look(database, atMs);
        if (!made) {
            return made.error();
        }
        picture = std::move(made).value();
        const std::lock_guard lock(m_mutex);
        m_picture = picture;
    }
    const int matter = m_history->indexOf(queue.matter);
    return NewcomerRanges{shortestRange(picture->forecast->newcomer(matter), picture->level),
                          shortestRange(picture->forecast->newcomer(matter, true), picture->level)};
}

std::optional<WaitRange> WaitOutlook::ofTicket(const QByteArray& id, qint64 nowMs) const
{
    std::shared_ptr<const Picture> picture;
    {
        const std::lock_guard lock(m_mutex);
        picture = m_picture;
    }
    if (!picture || nowMs - picture->atMs > kTicketFreshMs) {
        return std::nullopt;
    }
    const auto found = picture->people.constFind(id);
    return found == picture->people.constEnd()
               ? std::nullopt
               : shortestRange(picture->forecast->person(*found), picture->level);
}

} // namespace onewindow::queue
