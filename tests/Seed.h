// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace onewindow {

/// What a test draws its random values from, printed: always the same, so that a run that fails
/// fails again, unless ONEWINDOW_SEED says another number.
inline quint32 testSeed()
{
    bool isGiven = false;
    const quint32 given = qEnvironmentVariable("ONEWINDOW_SEED").toUInt(&isGiven);
    const quint32 seed = isGiven ? given : 1;
    qInfo("ONEWINDOW_SEED=%u", seed);
    return seed;
}

} // namespace onewindow
