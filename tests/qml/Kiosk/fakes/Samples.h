// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCard.h"
#include "services/catalog/Catalogue.h"
#include "services/feedback/FeedbackBook.h"
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

queue::QueueFigures figures(int waiting, qint64 asOfMs);

} // namespace onewindow::ui::samples
