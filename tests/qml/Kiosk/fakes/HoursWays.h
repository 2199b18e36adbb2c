// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/qml/Kiosk/fakes/AppointmentWays.h"

namespace onewindow::ui {

/// The hall is closed from now on, until 9:00 of the next day; see samples::offerAfterHours().
void closeHall(KioskFixture& kiosk);

/// The ways to the pages of a terminal whose hall is closed, and of values shown in full.
QList<NamedWay> hoursWays();

} // namespace onewindow::ui
