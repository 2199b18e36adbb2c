// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseEnquiry.h"

#include <QString>

#include <functional>
#include <utility>

namespace onewindow::ui {

class KioskFixture;

/// The ways to the pages of a case that was filed before and is taken up again, by name.
QList<std::pair<QString, std::function<void(KioskFixture&)>>> takenUpWays();

/// To the page of `known` among the card holder's own matters; its matter has a fee and a result.
void toKnownCase(KioskFixture& kiosk, const cases::CaseSummary& known);

namespace samples {

/// Filed and decided at another terminal of the hall; its fee is due, or its result there.
cases::CaseSummary filedElsewhere(bool isPaid);

/// What its owner has of it.
cases::CaseContents contentsOf(const cases::CaseSummary& known);

} // namespace samples

} // namespace onewindow::ui
