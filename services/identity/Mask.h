// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace onewindow::identity {

/// For the person's own screen and the counter: first 6, stars, last 4. Shorter numbers than 12
/// keep only the last 4.
QString maskedIdNumber(const QString& number);

/// For the own screen: surname and star (two characters), first, star, last (three and more).
QString maskedName(const QString& name);

/// For paper and board: surname and star, whatever the length.
QString surnameOnly(const QString& name);

/// For paper: the last 4 alone.
QString lastFour(const QString& number);

} // namespace onewindow::identity
