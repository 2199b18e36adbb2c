// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>

#include <functional>

namespace onewindow::feedback {

/// Whether the hall works on a day; a calendar of holidays can stand here.
using IsWorkDay = std::function<bool(const QDate& day)>;

/// Monday to Friday.
bool isWeekday(const QDate& day);

/// The `count`-th day after `day` on which the hall works; the day itself is not counted. Gives up
/// a year on, where a calendar has no such day.
QDate addWorkDays(const QDate& day, int count, const IsWorkDay& isWorkDay);

} // namespace onewindow::feedback
