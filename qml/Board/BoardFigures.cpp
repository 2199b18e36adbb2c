// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/BoardFigures.h"

#include "services/queue/FeedKinds.h"
#include "services/queue/UsualHours.h"

#include <QJsonArray>

#include <algorithm>
#include <tuple>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

namespace {

struct Ready
{
    QString number;
    qint64 dueAtMs = 0;
};

} // namespace

QStringList readyNumbers(const queue::HallPicture& hall, const ZoneWindows& zone)
{
    QList<Ready> ready;
    for (const QString& matter : zone.matters()) {
        const QJsonArray next =
            hall.find(feed::kQueue, matter).value(QLatin1String("next")).toArray();
        for (const QJsonValue one : next) {
            ready << Ready{one[QLatin1String("number")].toString(),
                           one[QLatin1String("dueAt")].toInteger()};
        }
    }
    std::ranges::sort(ready, [](const Ready& a, const Ready& b) {
        return std::tie(a.dueAtMs, a.number) < std::tie(b.dueAtMs, b.number);
    });
    QStringList numbers;
    for (const Ready& one : ready.first(std::min(kReadyLimit, ready.size()))) {
        numbers << one.number;
    }
    return numbers;
}

LateNumbers lateNumbers(const queue::HallPicture& hall, const ZoneWindows& zone)
{
    LateNumbers found;
    const QSet<QString> mine = zone.matters();
    const auto& queues = hall.all(feed::kQueue);
    for (auto queue = queues.begin(); queue != queues.end(); ++queue) {
        const QJsonObject late = queue->value(QLatin1String("late")).toObject();
        const bool isServed = queue->value(QLatin1String("openWindows")).toInt() > 0;
        if (isServed && !zone.isWholeHall() && !mine.contains(queue.key())) {
            continue;
        }
        found.count += late.value(QLatin1String("count")).toInt();
        const QJsonArray numbers = late.value(QLatin1String("numbers")).toArray();
        for (const QJsonValue number : numbers) {
            found.numbers << number.toString();
        }
    }
    found.numbers = found.numbers.first(std::min(LateNumbers::kLimit, found.numbers.size()));
    return found;
}

QList<MissedNumber> missedNumbers(const queue::HallPicture& hall, const ZoneWindows& zone,
                                  qint64 nowMs)
{
    QList<MissedNumber> missed;
    const auto& things = hall.all(feed::kMissed);
    for (auto thing = things.begin(); thing != things.end(); ++thing) {
        const qint64 atMs = thing->value(QLatin1String("at")).toInteger();
        if (zone.has(textOf(*thing, "window")) && nowMs - atMs < kMissedMs) {
            missed << MissedNumber{textOf(*thing, "number"), atMs};
        }
    }
    std::ranges::sort(missed, [](const MissedNumber& a, const MissedNumber& b) {
        return std::tie(b.atMs, a.number) < std::tie(a.atMs, b.number);
    });
    return missed;
}

UsualDay usualDay(const queue::HallPicture& hall)
{
    const queue::UsualHours hours =
        queue::usualHoursFrom(hall.find(feed::kHours, QStringLiteral("hours")));
    if (hours.days < queue::UsualHours::kDaysLeast || hours.perHour.size() < 3) {
        return {};
    }
    UsualDay day{.firstHour = hours.perHour.firstKey(), .shares = {}};
    const int most = std::ranges::max(hours.perHour.values());
    for (int hour = day.firstHour; hour <= hours.perHour.lastKey(); ++hour) {
        day.shares << static_cast<double>(hours.perHour.value(hour)) / most;
    }
    return day;
}

} // namespace onewindow::ui
