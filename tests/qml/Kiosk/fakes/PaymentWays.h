// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <utility>

namespace onewindow::ui {

class KioskFixture;

/// The ways to the pages on which a filing's fee is shown and paid, by the pages' names.
QList<std::pair<QString, std::function<void(KioskFixture&)>>> paymentWays();

} // namespace onewindow::ui
