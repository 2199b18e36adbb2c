// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/input/PinyinReadings.h"

namespace onewindow::platform {

/// How Chinese characters are read, by the system's dictionary: read once for the process, in well
/// under a second. Empty, and said in the log, where there is none.
const input::PinyinReadings& systemReadings();

} // namespace onewindow::platform
