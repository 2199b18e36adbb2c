// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/HallTime.h"

namespace onewindow {

QDateTime hallTime(qint64 wallMs)
{
    constexpr int kBeijingSeconds = 8 * 60 * 60; // Without a summer time.
    return QDateTime::fromMSecsSinceEpoch(wallMs, Qt::OffsetFromUTC, kBeijingSeconds);
}

} // namespace onewindow
