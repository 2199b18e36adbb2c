// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/HallTime.h"

namespace onewindow {

QDateTime hallTime(qint64 wallMs)
{
    return QDateTime::fromMSecsSinceEpoch(wallMs, Qt::OffsetFromUTC, kHallZoneMs / 1000);
}

} // namespace onewindow
