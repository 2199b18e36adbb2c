// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/QueueReport.h"

#include "services/core/Durations.h"
#include "services/queue/PastDays.h"
#include "services/queue/Ticket.h"
#include "services/storage/Rows.h"

#include <QMap>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

namespace onewindow::queue {

using storage::Database;
using storage::Statement;

namespace {

/// A terminal's clock, by which it makes ids, may be wrong; the hall knows the day.
constexpr int kClockDays = 7;
constexpr std::array kNames{std::pair{ReportBy::Window, "window"},
                            std::pair{ReportBy::Matter, "matter"}, std::pair{ReportBy::Day, "day"}};

/// A number, as far as it is counted.
struct Counted
{
    QString day;
    QString matter;
    QString window;
    TicketClass klass = TicketClass::Ordinary;
    TicketState state = TicketState::Pending;
    qint64 issuedAtMs = 0;
    qint64 fromAtMs = 0;
    qint64 calledAtMs = 0;
    qint64 startedAtMs = 0;
    qint64 endedAtMs = 0;
    qint64 quotedLow = 0;
    qint64 quotedHigh = 0;
    qint64 misses = 0;
    qint64 firstCallMs = 0; ///< Which the range was of; 0 where nothing was quoted.
};

Counted readCounted(const Statement& row)
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
            .quotedLow = row.integer(10),
            .quotedHigh = row.integer(11),
            .misses = row.integer(12),
            .firstCallMs = row.integer(13)};
}

QString keyOf(const Counted& ticket, ReportBy by)
{
    switch (by) {
    case ReportBy::Window:
        return ticket.window;
    case ReportBy::Matter:
        return ticket.matter;
    case ReportBy::Day:
        return ticket.day;
    }
    return {};
}

void addTimes(ReportFigures& figures, const Counted& ticket)
{
    const qint64 since = waitsSince(ticket.klass, ticket.issuedAtMs, ticket.fromAtMs);
    if (ticket.calledAtMs > 0) {
        const qint64 waitMs = std::max<qint64>(0, ticket.calledAtMs - since);
        ++figures.waited;
        figures.waitMs += waitMs;
        figures.waitedLong += waitMs > ReportFigures::kLongWaitMs ? 1 : 0;
    }
    if (ticket.startedAtMs >= ticket.calledAtMs && ticket.startedAtMs > 0) {
        ++figures.walked;
        figures.walkMs += ticket.startedAtMs - ticket.calledAtMs;
    }
    if (ticket.state == TicketState::Done && ticket.startedAtMs > 0 &&
        ticket.endedAtMs >= ticket.startedAtMs) {
        ++figures.attended;
        figures.attendMs += ticket.endedAtMs - ticket.startedAtMs;
    }
    if (ticket.firstCallMs > 0) {
        const qint64 waitMs = ticket.firstCallMs - ticket.issuedAtMs;
        ++figures.quoted;
        figures.kept +=
            waitMs >= ticket.quotedLow * kMinuteMs && waitMs <= ticket.quotedHigh * kMinuteMs ? 1
                                                                                              : 0;
    }
}

void add(ReportFigures& figures, const Counted& ticket)
{
    if (ticket.state == TicketState::Linked) {
        return;
    }
    ++figures.arrived;
    if (ticket.state == TicketState::Done) {
        ++figures.served;
    } else if (ticket.state == TicketState::Missed ||
               (ticket.state == TicketState::Cancelled && ticket.misses > 0)) {
        ++figures.missed; // What is left of a day is cancelled when the next one begins.
    } else {
        ++figures.unserved;
    }
    addTimes(figures, ticket);
}

} // namespace

QString reportByName(ReportBy by)
{
    const auto found = std::find_if(kNames.begin(), kNames.end(),
                                    [&](const auto& one) { return one.first == by; });
    return QString::fromLatin1(found->second);
}

std::optional<ReportBy> reportByFrom(QStringView name)
{
    const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& one) {
        return name == QLatin1String(one.second);
    });
    return found == kNames.end() ? std::optional<ReportBy>() : found->first;
}

Result<QList<ReportGroup>> queueReportOf(Database& database, QDate month, QDate today, ReportBy by)
{
    const QDate first(month.year(), month.month(), 1);
    const QDate end = std::min(first.addMonths(1), today);
    if (end <= first) {
        return QList<ReportGroup>();
    }
    static const QTimeZone zone(8 * 60 * 60);
    const auto idAt = [](const QDate& day) {
        return firstIdOf(day.startOfDay(zone).toMSecsSinceEpoch());
    };
    const auto counted = storage::rowsOf(
        storage::query(
            database,
            "SELECT t.day, t.matter, t.window_id, t.class, t.state, t.issued_at, "
            "t.from_at, t.called_at, t.started_at, t.ended_at, COALESCE(q.low, 0), "
            "COALESCE(q.high, 0), t.misses, COALESCE(q.called_at, 0) FROM tickets t LEFT JOIN "
            "quoted_waits q ON q.id = t.id WHERE t.id >= ? AND t.id < ? AND t.day >= ? "
            "AND t.day < ?",
            idAt(first.addDays(-kClockDays)), idAt(end.addDays(kClockDays)),
            first.toString(Qt::ISODate), end.toString(Qt::ISODate)),
        &readCounted);
    if (!counted) {
        return counted.error();
    }
    QMap<QString, ReportFigures> groups;
    for (const Counted& ticket : counted.value()) {
        add(groups[keyOf(ticket, by)], ticket);
    }
    QList<ReportGroup> report;
    for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
        report.append({it.key(), it.value()});
    }
    return report;
}

Result<qint64> countDone(Database& database, qint64 fromMs, qint64 toMs)
{
    constexpr qint64 kClockMs = kClockDays * 24LL * 60 * kMinuteMs;
    return storage::integerOf(storage::query(
        database,
        "SELECT count(*) FROM tickets WHERE id >= ? AND id < ? AND state = ? AND ended_at >= ? "
        "AND ended_at < ?",
        firstIdOf(fromMs - kClockMs), firstIdOf(toMs + kClockMs),
        static_cast<int>(TicketState::Done), fromMs, toMs));
}

} // namespace onewindow::queue
