// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

namespace onewindow {

/// How far ahead of UTC the clocks in a hall are, all year: legal days and opening hours run on
/// Beijing time everywhere.
inline constexpr qint64 kHallZoneMs = 8LL * 60 * 60 * 1000;

/// What the clocks in a hall show at `wallMs` (Unix ms), whatever zone this machine is set to.
QDateTime hallTime(qint64 wallMs);

} // namespace onewindow
