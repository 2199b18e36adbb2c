// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <utility>

namespace onewindow::ui {

class KioskFixture;

/// How a page is reached from the home page.
using Way = std::function<void(KioskFixture&)>;

/// The pages of feedback, by name.
QList<std::pair<QString, Way>> feedbackWays();

} // namespace onewindow::ui
