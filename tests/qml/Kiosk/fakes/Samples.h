// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCard.h"
#include "qml/Kiosk/session/Hotline.h"
#include "services/catalog/Catalogue.h"
#include "services/catalog/OpeningHours.h"
#include "services/feedback/FeedbackBook.h"
#include "services/feedback/FeedbackEnquiry.h"
#include "services/input/PinyinInput.h"
#include "services/queue/TicketService.h"

namespace onewindow::ui::samples {

/// Six themes; "si" has three matters, "real-estate" nine with long names.
catalog::Catalogue catalogue();

/// The one of the process, without letters in hand.
input::PinyinInput* pinyin();

/// A made-up person: the number is a published test number. 77 years old on the clock's day.
drivers::IdCard elderCard();
/// 27 years old.
drivers::IdCard youngCard();

/// An issued number of `matter`, pending.
queue::IssuedTicket ticket(const QString& matter = QStringLiteral("si-enrol"));

/// A complaint that was filed.
feedback::Filed filed();
/// What the hall says of it: answered, with so many times the same words.
feedback::FollowedFeedback answered(int words = 1);

/// Another hall, where few wait, as it was at `asOfMs`.
queue::OtherHall otherHall(qint64 asOfMs);

/// A hall that is busy at nine and quiet at two.
queue::UsualHours usualHours();

queue::QueueFigures figures(int waiting, qint64 asOfMs);

/// "12345", around the clock.
Hotline hotline();

/// Closed on the clock's day, a Monday; open from 9:00 to 17:00 on the one after it.
catalog::OpeningHours closedToday();

/// Of the catalogue: "si-query" is decided at this terminal by rules, "si-transfer" and "re-2" can
/// be booked, the others need a window.
void offerAfterHours(catalog::Catalogue& catalogue);

} // namespace onewindow::ui::samples
