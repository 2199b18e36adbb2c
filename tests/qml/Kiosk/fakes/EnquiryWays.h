// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/qml/Kiosk/fakes/FeedbackWays.h"

namespace onewindow::ui {

/// The pages of enquiries, by name.
QList<std::pair<QString, Way>> enquiryWays();

} // namespace onewindow::ui
