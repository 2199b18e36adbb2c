// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/NumberDays.h"

#include "services/core/Ids.h"
#include "services/journal/ChainStore.h"
#include "services/journal/CheckValue.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Query.h"

namespace onewindow::queue {

using storage::Database;

namespace {

/// Beside the nodes of number_days: the own life in which they were noted. No node is named so.
const QString kLifeKey = QStringLiteral("*life");

Result<void> note(Database& database, const QString& key, const QString& value)
{
    return storage::run(
        database,
        "INSERT INTO number_days (node, day, local) VALUES (?, ?, ?) ON CONFLICT (node) DO UPDATE "
        "SET day = excluded.day, local = excluded.local",
        key, value, journal::checkOfColumns(key, value));
}

/// The life that was noted last: the first one where none was.
Result<QString> notedLife(Database& database)
{
    auto known = storage::query(database, "SELECT day FROM number_days WHERE node = ?", kLifeKey);
    const Result<bool> isKnown = known ? known.value().step() : Result<bool>(known.error());
    if (!isKnown) {
        return isKnown.error();
    }
    return isKnown.value() ? known.value().text(0) : QStringLiteral("1");
}

} // namespace

Result<void> countOnAfterRestore(Database& database, const QString& hall, const QString& today)
{
    const auto own = journal::ChainStore(database, hall).own();
    const auto noted = own ? notedLife(database) : Result<QString>(own.error());
    if (!noted) {
        return noted.error();
    }
    const QString life = QString::number(own.value() ? own.value()->incarnation : 1);
    if (life == noted.value()) {
        return {};
    }
    const auto counters = allCounters(database);
    if (!counters) {
        return counters.error();
    }
    for (const SeriesCounter& counter : counters.value()) {
        OW_TRY(note(database, counter.node, today));
    }
    return note(database, kLifeKey, life);
}

Result<void> restartOwnSeries(journal::Journal& journal, Database& database, const QString& series,
                              qint64 lastSeen, const QString& day)
{
    return appendFact(journal, database, facts::kNumbersRestarted, randomBytes(16),
                      {{QStringLiteral("series"), series},
                       {QStringLiteral("last"), lastSeen},
                       {QStringLiteral("day"), day}});
}

} // namespace onewindow::queue
