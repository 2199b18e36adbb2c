// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseService.h"
#include "services/catalog/Matter.h"
#include "services/catalog/WorkCalendar.h"

#include <QDate>

namespace onewindow::cases {

/// The last day of a limit that begins on `from`; invalid without a limit. Working days are those
/// of `calendar`.
QDate lastDayOf(const catalog::Period& limit, QDate from, const catalog::WorkCalendar& calendar);

/// By when a decision was promised of a case: by what its owner says, or else by the guide of
/// `matter` (null: not known here); invalid if none was, or nothing is waited for. While a case was
/// put aside for a special procedure its limit did not run.
QDate expectedDay(const CaseSummary& known, const catalog::Matter* matter,
                  const catalog::WorkCalendar& calendar);

} // namespace onewindow::cases
