// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/Slot.h"
#include "services/core/Result.h"

#include <QJsonObject>

namespace onewindow::appointments {

/// What a hall asks of those who book. They come with the plan (SlotPlan.h) from the centre; a
/// place that has heard of none goes by these defaults (standards section 6.2).
struct BookingRules
{
    /// Booked before the slot begins by no less. The centre of standards section 6.1 asks for a
    /// whole day.
    int bookAheadMinutes = 60;
    int cancelAheadMinutes = 120; ///< Cancelled or changed before it begins by no less.
    int dayLimit = 1;             ///< Appointments of a person on one day; 0: any number.
    int matterLimit = 1;          ///< Those for one matter that are not over, on whatever day.
    int openLimit = 3;            ///< Those that are not over, in all; 0: any number.
    int checkInEarlyMinutes = 30; ///< Checked in from so long before the slot begins.
    int checkInLateMinutes = 15;  ///< After it began by more, the number is an ordinary one.
    /// A cancelled place can be booked again after a random time between these two, so that nobody
    /// hands theirs to somebody who waits for it. 0 and 0: at once.
    int freeAfterLeastMinutes = 10;
    int freeAfterMostMinutes = 60;

    /// Nothing is asked of anybody.
    static BookingRules none();

    friend bool operator==(const BookingRules&, const BookingRules&) = default;
};

// Unix milliseconds, by the rules. Checking in begins and ends on the day of the slot.
qint64 bookUntil(const BookingRules& rules, const Slot& slot);
qint64 changeUntil(const BookingRules& rules, const Slot& slot);
qint64 checkInFrom(const BookingRules& rules, const Slot& slot);
/// Later on that day the number is an ordinary one.
qint64 checkInUntil(const BookingRules& rules, const Slot& slot);

/// As in the plan and in the feed; what is as by default is there too.
QJsonObject toJson(const BookingRules& rules);

/// Missing members are as by default. Errors: BadConfig, naming what is wrong.
Result<BookingRules> rulesFromJson(const QJsonObject& json);

} // namespace onewindow::appointments
