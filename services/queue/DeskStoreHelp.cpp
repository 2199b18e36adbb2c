// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of DeskStore that asks for help while the hall is closed.

#include "services/core/Ids.h"
#include "services/journal/CheckValue.h"
#include "services/queue/DeskStore.h"
#include "services/queue/TicketService.h"
#include "services/storage/Query.h"
#include "services/supervision/Alarms.h"

namespace onewindow::queue {

namespace {

struct HelpAsked
{
    qint64 count = 0;
    qint64 lastMs = 0;
};

/// What was asked within the last window; a clock that was set back hides nothing for long.
Result<HelpAsked> helpAsked(storage::Database& database, qint64 nowMs)
{
    OW_TRY(storage::run(database, "DELETE FROM desk_help WHERE at <= ? OR at > ?",
                        nowMs - HelpLimits::kWindowMs, nowMs));
    auto rows = storage::query(database, "SELECT COUNT(*), COALESCE(MAX(at), 0) FROM desk_help");
    if (!rows) {
        return rows.error();
    }
    const Result<bool> hasRow = rows.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    return HelpAsked{.count = rows.value().integer(0), .lastMs = rows.value().integer(1)};
}

} // namespace

/// As supervision::raiseAlarm(), whose table a terminal has not: hall and centre show it.
Result<void> DeskStore::askForHelp(storage::Database& database)
{
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const auto asked = helpAsked(database, nowMs);
    if (!asked) {
        return asked.error();
    }
    if (asked.value().count >= HelpLimits::kCount ||
        nowMs - asked.value().lastMs < HelpLimits::kGapMs) {
        return {}; // Whoever is on duty knows already.
    }
    OW_TRY(storage::run(database, "INSERT INTO desk_help (at, local) VALUES (?, ?)", nowMs,
                        journal::checkOfColumns(nowMs)));
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(supervision::kAlarmRaised);
    fact.subject = makeUuidV7(nowMs);
    fact.body = {{QStringLiteral("code"), errorName(ErrorCode::HelpWanted)},
                 {QStringLiteral("node"), m_journal.node()},
                 {QStringLiteral("detail"),
                  QStringLiteral("somebody asks for help, and the hall is closed")}};
    return append(database, fact);
}

} // namespace onewindow::queue
