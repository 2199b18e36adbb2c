// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/Closing.h"

#include "services/queue/FactKinds.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonArray>

namespace onewindow::queue {

using storage::Database;

namespace {

QString text(const QJsonObject& body, const char* name)
{
    return body.value(QLatin1String(name)).toString();
}

Result<void> stopMatters(Database& database, const QJsonObject& lost)
{
    const QJsonArray matters = lost.value(QStringLiteral("matters")).toArray();
    for (const QJsonValue matter : matters) {
        OW_TRY(storage::run(database,
                            "INSERT INTO stopped_matters (matter, day, window_id) VALUES (?, ?, ?) "
                            "ON CONFLICT (matter) DO UPDATE SET day = excluded.day, window_id = "
                            "excluded.window_id",
                            matter.toString(), text(lost, "day"), text(lost, "window")));
    }
    return {};
}

/// A window that is at work, or comes back to it, serves them.
Result<void> resumeMatters(Database& database, const QJsonObject& window)
{
    if (text(window, "state") == u"closed") {
        return {};
    }
    const QJsonArray matters = window.value(QStringLiteral("matters")).toArray();
    for (const QJsonValue matter : matters) {
        OW_TRY(storage::run(database, "DELETE FROM stopped_matters WHERE matter = ?",
                            matter.toString()));
    }
    return {};
}

} // namespace

QString stopName(Stop stop)
{
    switch (stop) {
    case Stop::None:
        return {};
    case Stop::Full:
        return QStringLiteral("full");
    case Stop::Unserved:
        return QStringLiteral("unserved");
    }
    Q_UNREACHABLE();
}

Stop stopFrom(QStringView name)
{
    for (const Stop stop : {Stop::Full, Stop::Unserved}) {
        if (name == stopName(stop)) {
            return stop;
        }
    }
    return Stop::None;
}

Stop lateBy(const QJsonObject& queue, qint64 dueAtMs)
{
    const QJsonObject late = queue.value(QStringLiteral("late")).toObject();
    if (late.isEmpty() || dueAtMs < late.value(QStringLiteral("fromDueAt")).toInteger()) {
        return Stop::None;
    }
    const Stop stop = stopFrom(queue.value(QStringLiteral("stopped")).toString());
    return stop == Stop::None ? Stop::Full : stop;
}

Result<void> applyClosing(Database& database, const journal::Row& row, const QJsonObject& body)
{
    if (row.kind == QLatin1String(facts::kWindowChanged)) {
        return resumeMatters(database, body);
    }
    if (row.kind == QLatin1String(facts::kWindowLost)) {
        return stopMatters(database, body);
    }
    if (row.kind == QLatin1String(facts::kClosing)) {
        return storage::run(
            database,
            "INSERT INTO hall_closings (day, at, reason, staff, ordered_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (day) DO UPDATE SET at = excluded.at, reason = excluded.reason, staff = "
            "excluded.staff, ordered_at = excluded.ordered_at",
            text(body, "day"), body.value(QStringLiteral("at")).toInteger(), text(body, "reason"),
            text(body, "staff"), row.correctedMs);
    }
    if (row.kind == QLatin1String(facts::kClosingWithdrawn)) {
        return storage::run(database, "DELETE FROM hall_closings WHERE day = ?", text(body, "day"));
    }
    return {};
}

Result<std::optional<Closing>> findClosing(Database& database, const QString& day)
{
    return storage::firstOf(
        storage::query(database,
                       "SELECT day, at, reason, staff, ordered_at FROM hall_closings WHERE day = ?",
                       day),
        [](const storage::Statement& row) {
            return Closing{row.text(0), row.integer(1), row.text(2), row.text(3), row.integer(4)};
        });
}

Result<bool> hasLostItsWindow(Database& database, const QString& matter, const QString& day)
{
    const auto found = storage::integerOf(storage::query(
        database, "SELECT count(*) FROM stopped_matters WHERE matter = ? AND day = ?", matter,
        day));
    return found ? Result<bool>(found.value() != 0) : found.error();
}

QJsonObject toJson(const Closing& closing)
{
    return {{QStringLiteral("at"), closing.atMs},
            {QStringLiteral("reason"), closing.reason},
            {QStringLiteral("day"), closing.day}};
}

} // namespace onewindow::queue
