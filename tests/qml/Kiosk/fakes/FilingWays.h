// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <utility>

namespace onewindow::ui {

class KioskFixture;

/// To the first page of the form, with everything filled in already; from the home page.
void toFilledForm(KioskFixture& kiosk);

/// The page's text to its end, and on.
void readOn(KioskFixture& kiosk);

/// On until the title says `zh`, as the program's language has it, or `en`.
void goTo(KioskFixture& kiosk, const char* zh, const char* en);

/// The ways to the pages of a filing, by the pages' names.
QList<std::pair<QString, std::function<void(KioskFixture&)>>> filingWays();

} // namespace onewindow::ui
