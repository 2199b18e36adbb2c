// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <utility>

namespace onewindow::ui {

class KioskFixture;

/// From the home page to a page, by what a citizen and the devices do.
using Way = std::function<void(KioskFixture&)>;
using NamedWay = std::pair<QString, Way>;

/// The ways to the pages of appointments.
QList<NamedWay> waysToAppointments();

} // namespace onewindow::ui
