// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallMoment.h"

#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/queue/WaitProjection.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace onewindow::queue {

using storage::Database;

namespace {

/// A row of the line.
struct Waiting
{
    QByteArray id;
    QString matter;
    TicketClass klass = TicketClass::Ordinary;
    qint64 dueAtMs = 0;
    qint64 issuedAtMs = 0;
    qint64 fromAtMs = 0;
};

/// What happened to a window today.
struct Today
{
    PastWindowChange last;
    qint64 sinceMs = 0; ///< It is open, or is not, since then.
};

Result<QHash<QString, Today>> windowsToday(Database& database, qint64 atMs)
{
    const qint64 dayBeganMs = (atMs + kHallZoneMs) / kDayMs * kDayMs - kHallZoneMs;
    const auto changes = windowChangesSince(database, dayBeganMs);
    if (!changes) {
        return changes.error();
    }
    QHash<QString, Today> windows;
    for (const PastWindowChange& change : changes.value()) {
        Today& today = windows[change.window];
        if (today.sinceMs == 0 || today.last.isOpen != change.isOpen) {
            today.sinceMs = change.atMs;
        }
        today.last = change;
    }
    return windows;
}

float minutesBetween(qint64 fromMs, qint64 untilMs)
{
    return static_cast<float>(untilMs - fromMs) / kMinuteMs;
}

Result<void> lookAtPeople(Database& database, const WaitHistory& history, HallMoment& moment)
{
    const auto line = storage::rowsOf(
        storage::query(database,
                       "SELECT id, matter, class, due_at, issued_at, from_at FROM tickets "
                       "WHERE state = 1 AND day >= ? ORDER BY due_at, seq, id LIMIT ?",
                       hallDay(moment.atMs), HallMoment::kPeopleLimit),
        [](const storage::Statement& row) {
            return Waiting{row.blob(0),    row.text(1),    static_cast<TicketClass>(row.integer(2)),
                           row.integer(3), row.integer(4), row.integer(5)};
        });
    if (!line) {
        return line.error();
    }
    for (const Waiting& one : line.value()) {
        MomentPerson person{.id = one.id,
                            .matter = one.matter,
                            .sinceMs = waitsSince(one.klass, one.issuedAtMs, one.fromAtMs)};
        if (const int matter = history.indexOf(one.matter); matter >= 0) {
            person.inForecast = static_cast<int>(moment.hall.people.size());
            moment.hall.people.push_back({matter, minutesBetween(moment.atMs, one.dueAtMs),
                                          one.klass != TicketClass::Ordinary,
                                          static_cast<quint32>(qHash(one.id, 1))});
        }
        moment.people.push_back(std::move(person));
    }
    return {};
}

Result<void> lookAtWindows(Database& database, const WaitHistory& history, HallMoment& moment)
{
    Result<QList<Window>> windows = allWindows(database);
    if (!windows) {
        return windows.error();
    }
    const auto today = windowsToday(database, moment.atMs);
    if (!today) {
        return today.error();
    }
    for (Window& window : windows.value()) {
        const Today then = today.value().value(window.id);
        auto ticket = ticketInHand(database, window);
        if (!ticket) {
            return ticket.error();
        }
        ForecastWindow now;
        now.isOpen = window.state == u"open";
        now.passed = window.passed;
        // Whoever has sat at a closed window today may come back.
        const QStringList served = window.state == u"closed" ? then.last.matters : window.matters;
        for (const QString& id : served) {
            if (const int matter = history.indexOf(id); matter >= 0) {
                now.matters.push_back(matter);
            }
        }
        if (const std::optional<Ticket>& inHand = ticket.value()) {
            now.inHand = history.indexOf(inHand->matter);
            now.isServing = inHand->state == TicketState::Serving;
            now.since = std::max(0.0F, minutesBetween(inHand->calledAtMs, moment.atMs));
        }
        moment.hall.windows.push_back(std::move(now));
        moment.windows.push_back({std::move(window), std::move(ticket).value(), then.sinceMs});
    }
    return {};
}

} // namespace

Result<HallMoment> hallMoment(Database& database, const WaitHistory& history, qint64 atMs)
{
    HallMoment moment;
    moment.atMs = atMs;
    moment.hall.minuteOfDay = static_cast<float>((atMs + kHallZoneMs) % kDayMs / kMinuteMs);
    OW_TRY(lookAtPeople(database, history, moment));
    OW_TRY(lookAtWindows(database, history, moment));
    return moment;
}

} // namespace onewindow::queue
