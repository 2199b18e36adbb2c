// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/Slot.h"

#include "services/core/Durations.h"
#include "services/core/HallTime.h"

#include <QDate>

#include <algorithm>

namespace onewindow::appointments {

namespace {

constexpr qint64 kUnixEpochJulianDay = 2'440'588;
constexpr qsizetype kTailLength = 21; // "@2026-12-01T0900-0930"
constexpr qsizetype kDayLength = 10;

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

bool isResource(QStringView text)
{
    return !text.isEmpty() && text.size() <= kResourceLimit &&
           std::all_of(text.begin(), text.end(), [](QChar c) {
               return isDigit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
                      c == u'.' || c == u'_' || c == u'-';
           });
}

QString timeText(int minute)
{
    return QStringLiteral("%1%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

/// Minutes of "0930"; -1 for anything else.
int minuteFrom(QStringView text)
{
    if (text.size() != 4 || !std::all_of(text.begin(), text.end(), isDigit)) {
        return -1;
    }
    const int minute = text.sliced(2).toInt();
    return minute < 60 ? text.first(2).toInt() * 60 + minute : -1;
}

} // namespace

bool isDay(QStringView text)
{
    if (text.size() != kDayLength || text[4] != u'-' || text[7] != u'-') {
        return false;
    }
    return QDate(text.first(4).toInt(), text.sliced(5, 2).toInt(), text.sliced(8).toInt())
        .isValid();
}

QString Slot::key() const
{
    return resource + u'@' + day + u'T' + timeText(startMinute) + u'-' + timeText(endMinute);
}

qint64 Slot::startsAtMs() const
{
    const QDate date = QDate::fromString(day, Qt::ISODate);
    return (date.toJulianDay() - kUnixEpochJulianDay) * kDayMs - kHallZoneMs +
           startMinute * kMinuteMs;
}

qint64 Slot::endsAtMs() const
{
    return startsAtMs() + (endMinute - startMinute) * kMinuteMs;
}

bool isSlot(const Slot& slot)
{
    return isResource(slot.resource) && isDay(slot.day) && slot.startMinute >= 0 &&
           slot.startMinute < slot.endMinute && slot.endMinute <= kMinutesOfDay;
}

std::optional<Slot> slotFromKey(const QString& hall, QStringView key)
{
    if (key.size() <= kTailLength) {
        return std::nullopt;
    }
    const QStringView tail = key.last(kTailLength);
    if (tail[0] != u'@' || tail[11] != u'T' || tail[16] != u'-') {
        return std::nullopt;
    }
    Slot slot{
        .hall = hall,
        .resource = key.chopped(kTailLength).toString(),
        .day = tail.sliced(1, kDayLength).toString(),
        .startMinute = minuteFrom(tail.sliced(12, 4)),
        .endMinute = minuteFrom(tail.sliced(17)),
    };
    return isSlot(slot) ? std::optional(std::move(slot)) : std::nullopt;
}

} // namespace onewindow::appointments
