// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/UsualHours.h"

#include "services/core/Ids.h"
#include "services/queue/Crowd.h"
#include "services/queue/PastDays.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <map>

namespace onewindow::queue {

namespace {

constexpr int kHours = 24;
constexpr int kCountLimit = 100'000;

/// Numbers by the hour of one day.
using DayCounts = std::map<int, int>;

/// The days from `from` on, before `today`, each with its hours.
Result<std::map<QString, DayCounts>> countsByDay(storage::Database& database, const QDate& from,
                                                 const QString& today)
{
    static const QTimeZone zone(8 * 60 * 60);
    const qint64 fromMs = from.startOfDay(zone).toMSecsSinceEpoch();

    struct Row
    {
        QString day;
        int hour = 0;
        int count = 0;
    };

    const auto rows = storage::rowsOf(
        storage::query(database,
                       "SELECT day, ((issued_at + 28800000) / 3600000) % 24, COUNT(*) FROM tickets "
                       "WHERE id >= ? AND day >= ? AND day < ? GROUP BY 1, 2 LIMIT 2000",
                       firstIdOf(fromMs), from.toString(Qt::ISODate), today),
        [](const storage::Statement& row) {
            return Row{row.text(0), static_cast<int>(row.integer(1)),
                       static_cast<int>(row.integer(2))};
        });
    if (!rows) {
        return rows.error();
    }
    std::map<QString, DayCounts> days;
    for (const Row& row : rows.value()) {
        days[row.day][row.hour] += row.count;
    }
    return days;
}

bool isOpenAllHour(const catalog::OpeningHours& opening, const QDate& day, int hour)
{
    constexpr int kStepMinutes = 5;
    for (int minute = 0; minute < 60; minute += kStepMinutes) {
        if (opening.isClosed(QDateTime(day, QTime(hour, minute)))) {
            return false;
        }
    }
    return true;
}

} // namespace

Result<UsualHours> usualHoursOf(storage::Database& database, const QString& today)
{
    const QDate from = QDate::fromString(today, Qt::ISODate).addDays(-UsualHours::kLookBackDays);
    const auto days = countsByDay(database, from, today);
    if (!days) {
        return days.error();
    }
    UsualHours usual;
    QMap<int, int> sums;
    for (auto day = days.value().crbegin();
         day != days.value().crend() && usual.days < UsualHours::kDaysMost; ++day) {
        int numbers = 0;
        for (const auto& [hour, count] : day->second) {
            numbers += count;
        }
        if (numbers < UsualHours::kNumbersLeast) {
            continue;
        }
        ++usual.days;
        for (const auto& [hour, count] : day->second) {
            sums[hour] += count;
        }
    }
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) {
        const auto average = static_cast<int>(std::lround(static_cast<double>(*it) / usual.days));
        if (average > 0) {
            usual.perHour.insert(it.key(), average);
        }
    }
    return usual;
}

QJsonObject toJson(const UsualHours& hours)
{
    QJsonObject perHour;
    for (auto it = hours.perHour.cbegin(); it != hours.perHour.cend(); ++it) {
        perHour.insert(QString::number(it.key()), it.value());
    }
    return {{QStringLiteral("days"), hours.days}, {QStringLiteral("perHour"), perHour}};
}

UsualHours usualHoursFrom(const QJsonObject& json)
{
    UsualHours hours;
    hours.days = json.value(QLatin1String("days")).toInt();
    const QJsonObject perHour = json.value(QLatin1String("perHour")).toObject();
    for (int hour = 0; hour < kHours; ++hour) {
        const int count = perHour.value(QString::number(hour)).toInt();
        if (count > 0 && count <= kCountLimit) {
            hours.perHour.insert(hour, count);
        }
    }
    return hours;
}

std::optional<int> quietHour(const UsualHours& hours, const catalog::OpeningHours& opening,
                             const QDateTime& now)
{
    const int thisHour = hours.perHour.value(now.time().hour());
    if (hours.days < UsualHours::kDaysLeast || hours.perHour.size() < 3 || thisHour == 0) {
        return std::nullopt;
    }
    std::optional<int> quietest;
    for (auto it = std::next(hours.perHour.cbegin()); it != std::prev(hours.perHour.cend()); ++it) {
        const bool isQuieter = !quietest || *it < hours.perHour.value(*quietest);
        if (isQuieter && isOpenAllHour(opening, now.date(), it.key())) {
            quietest = it.key();
        }
    }
    const int then = quietest ? hours.perHour.value(*quietest) : thisHour;
    const bool isClear = thisHour - then >= kFewerLeast && then * 2 <= thisHour;
    return isClear ? quietest : std::nullopt;
}

} // namespace onewindow::queue
