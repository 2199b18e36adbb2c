// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/QueueReport.h"

#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/queue/PastDays.h"
#include "services/storage/Rows.h"

#include <algorithm>

namespace onewindow::queue {

using storage::Database;
using storage::Statement;

namespace {

/// A terminal's clock, by which it makes ids, may be wrong; the hall knows the day.
constexpr int kClockDays = 7;

ReportTicket readTicket(const Statement& row)
{
    return {.day = row.text(0),
            .matter = row.text(1),
            .window = row.text(2),
            .klass = static_cast<TicketClass>(row.integer(3)),
            .state = static_cast<TicketState>(row.integer(4)),
            .issuedAtMs = row.integer(5),
            .fromAtMs = row.integer(6),
            .calledAtMs = row.integer(7),
            .startedAtMs = row.integer(8),
            .endedAtMs = row.integer(9),
            .misses = row.integer(12),
            .quotedLow = row.integer(10),
            .quotedHigh = row.integer(11),
            .firstCallMs = row.integer(13),
            .wasSentOn = !row.text(14).isEmpty()};
}

/// Midnight in the hall.
qint64 beginOf(QDate day)
{
    return day.startOfDay(Qt::UTC).toMSecsSinceEpoch() - kHallZoneMs;
}

} // namespace

ReportSpan ReportSpan::ofMonth(QDate month, QDate today)
{
    const QDate first(month.year(), month.month(), 1);
    return {first, std::max(first, std::min(first.addMonths(1), today))};
}

qint64 ReportSpan::fromMs() const
{
    return beginOf(first);
}

qint64 ReportSpan::toMs() const
{
    return beginOf(end);
}

Result<QueueReport> queueReportOf(Database& database, const ReportSpan& span, ReportBy by,
                                  qint64 levelMs)
{
    if (span.isEmpty()) {
        return QueueReport();
    }
    const auto tickets = storage::rowsOf(
        storage::query(
            database,
            "SELECT t.day, t.matter, t.window_id, t.class, t.state, t.issued_at, "
            "t.from_at, t.called_at, t.started_at, t.ended_at, COALESCE(q.low, 0), "
            "COALESCE(q.high, 0), t.misses, COALESCE(q.called_at, 0), t.transferred_from "
            "FROM tickets t LEFT JOIN quoted_waits q ON q.id = t.id WHERE t.id >= ? AND t.id < ? "
            "AND t.day >= ? "
            "AND t.day < ?",
            firstIdOf(beginOf(span.first.addDays(-kClockDays))),
            firstIdOf(beginOf(span.end.addDays(kClockDays))), span.first.toString(Qt::ISODate),
            span.end.toString(Qt::ISODate)),
        &readTicket);
    if (!tickets) {
        return tickets.error();
    }
    ReportTally tally(by, levelMs);
    for (const ReportTicket& ticket : tickets.value()) {
        tally.add(ticket);
    }
    return tally.report();
}

Result<qint64> countDone(Database& database, qint64 fromMs, qint64 toMs)
{
    constexpr qint64 kClockMs = kClockDays * kDayMs;
    return storage::integerOf(storage::query(
        database,
        "SELECT count(*) FROM tickets WHERE id >= ? AND id < ? AND state = ? AND ended_at >= ? "
        "AND ended_at < ?",
        firstIdOf(fromMs - kClockMs), firstIdOf(toMs + kClockMs),
        static_cast<int>(TicketState::Done), fromMs, toMs));
}

} // namespace onewindow::queue
