// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

namespace onewindow {

/// What the clocks in a hall show at `wallMs` (Unix ms), whatever zone this machine is set to:
/// legal days and opening hours run on Beijing time everywhere.
QDateTime hallTime(qint64 wallMs);

} // namespace onewindow
