// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/BookingRules.h"

#include "services/core/Durations.h"

#include <algorithm>
#include <array>

namespace onewindow::appointments {

namespace {

/// A rule's name, where it is kept, and what it may be at most.
struct Entry
{
    const char* name;
    int BookingRules::*value;
    int most;
};

constexpr int kDayMinutes = 24 * 60;

constexpr std::array kEntries{
    Entry{"bookAheadMinutes", &BookingRules::bookAheadMinutes, 30 * kDayMinutes},
    Entry{"cancelAheadMinutes", &BookingRules::cancelAheadMinutes, 30 * kDayMinutes},
    Entry{"dayLimit", &BookingRules::dayLimit, 100},
    Entry{"matterLimit", &BookingRules::matterLimit, 100},
    Entry{"openLimit", &BookingRules::openLimit, 1000},
    Entry{"checkInEarlyMinutes", &BookingRules::checkInEarlyMinutes, kDayMinutes},
    Entry{"checkInLateMinutes", &BookingRules::checkInLateMinutes, kDayMinutes},
    Entry{"freeAfterLeastMinutes", &BookingRules::freeAfterLeastMinutes, kDayMinutes},
    Entry{"freeAfterMostMinutes", &BookingRules::freeAfterMostMinutes, kDayMinutes},
};

} // namespace

BookingRules BookingRules::none()
{
    return {.bookAheadMinutes = 0,
            .cancelAheadMinutes = 0,
            .dayLimit = 0,
            .matterLimit = 0,
            .openLimit = 0,
            .checkInEarlyMinutes = kDayMinutes,
            .checkInLateMinutes = kDayMinutes,
            .freeAfterLeastMinutes = 0,
            .freeAfterMostMinutes = 0};
}

qint64 bookUntil(const BookingRules& rules, const Slot& slot)
{
    return slot.startsAtMs() - rules.bookAheadMinutes * kMinuteMs;
}

qint64 changeUntil(const BookingRules& rules, const Slot& slot)
{
    return slot.startsAtMs() - rules.cancelAheadMinutes * kMinuteMs;
}

qint64 checkInFrom(const BookingRules& rules, const Slot& slot)
{
    return slot.startsAtMs() - std::min(rules.checkInEarlyMinutes, slot.startMinute) * kMinuteMs;
}

qint64 checkInUntil(const BookingRules& rules, const Slot& slot)
{
    const int lastMinute = kDayMinutes - 1 - slot.startMinute;
    return slot.startsAtMs() + std::min(rules.checkInLateMinutes, lastMinute) * kMinuteMs;
}

QJsonObject toJson(const BookingRules& rules)
{
    QJsonObject json;
    for (const Entry& entry : kEntries) {
        json.insert(QLatin1String(entry.name), rules.*entry.value);
    }
    return json;
}

Result<BookingRules> rulesFromJson(const QJsonObject& json)
{
    BookingRules rules;
    QJsonObject unknown = json;
    for (const Entry& entry : kEntries) {
        const QLatin1String name(entry.name);
        unknown.remove(name);
        const QJsonValue value = json.value(name);
        if (value.isUndefined()) {
            continue;
        }
        const int number = value.toInt(-1);
        if (number < 0 || number > entry.most) {
            return Error{ErrorCode::BadConfig, QStringLiteral("%1 must be a whole number, 0 to %2")
                                                   .arg(name, QString::number(entry.most))};
        }
        rules.*entry.value = number;
    }
    if (!unknown.isEmpty()) {
        return Error{ErrorCode::BadConfig,
                     unknown.constBegin().key() + QStringLiteral(" is no rule")};
    }
    if (rules.freeAfterLeastMinutes > rules.freeAfterMostMinutes) {
        return Error{ErrorCode::BadConfig,
                     QStringLiteral("freeAfterLeastMinutes is more than freeAfterMostMinutes")};
    }
    return rules;
}

} // namespace onewindow::appointments
