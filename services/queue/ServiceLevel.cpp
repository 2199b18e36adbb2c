// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/ServiceLevel.h"

#include "services/queue/Ticket.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

namespace onewindow::queue {

using storage::Database;

Result<ServiceLevel> serviceLevelOf(Database& database, qint64 atMs, int minutes)
{
    // Each line's newest calls, through tickets_called; that index has only numbers that were
    // called. A CROSS JOIN tells SQLite to begin with the lines.
    const auto waits = storage::rowsOf(
        storage::query(database,
                       "SELECT t.class, t.issued_at, t.from_at, t.called_at FROM queue_counts q "
                       "CROSS JOIN tickets t WHERE t.line = q.matter AND t.called_at > 0 AND "
                       "t.called_at > ? AND t.called_at <= ? AND t.state <> 1 LIMIT 20000",
                       atMs - kServiceLevelSpanMs, atMs),
        [](const storage::Statement& row) {
            return row.integer(3) - waitsSince(static_cast<TicketClass>(row.integer(0)),
                                               row.integer(1), row.integer(2));
        });
    if (!waits) {
        return waits.error();
    }
    ServiceLevel level;
    for (const qint64 waitMs : waits.value()) {
        level.people += 1;
        level.within += waitMs <= minutes * kMinuteMs ? 1 : 0;
    }
    return level;
}

LevelsAhead serviceLevelsAhead(const HallMoment& moment, const WaitForecast& forecast, int minutes)
{
    constexpr float kSpan = static_cast<float>(kServiceLevelSpanMs) / kMinuteMs;
    LevelsAhead ahead;
    for (const MomentPerson& person : moment.people) {
        if (person.inForecast < 0) {
            continue;
        }
        const auto waited = static_cast<float>(moment.atMs - person.sinceMs) / kMinuteMs;
        const auto runs = forecast.person(static_cast<std::size_t>(person.inForecast));
        ServiceLevel one;
        for (const float call : runs) {
            const bool isCalled = call <= kSpan;
            const auto limit = static_cast<float>(minutes);
            one.people += isCalled || waited + kSpan > limit ? 1 : 0;
            one.within += isCalled && waited + call <= limit ? 1 : 0;
        }
        const auto count = static_cast<double>(runs.size());
        for (ServiceLevel* level : {&ahead.all, &ahead.byMatter[person.matter]}) {
            level->people += one.people / count;
            level->within += one.within / count;
        }
    }
    return ahead;
}

} // namespace onewindow::queue
