// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QString>

namespace onewindow::identity {

inline constexpr qsizetype kStaffPasswordMin = 10;         ///< Characters.
inline constexpr qsizetype kAdministratorPasswordMin = 12; ///< Characters.
inline constexpr qsizetype kPasswordMax = 256;             ///< Characters.

/// Whether `password` may be that of `account`: long enough, no control characters, without the
/// account's name in it, not one character or a run of the keyboard again and again, not among the
/// commonest. Errors: WeakPassword; the detail is "short", "long", "account" or "common".
Result<void> checkPassword(const QString& password, const QString& account, bool isAdministrator);

/// A password nobody can guess, to be typed once: "k7rq-w2mf-9tzx-hd4p" (80 random bits, without
/// letters and digits that look alike).
QString makeOneTimePassword();

} // namespace onewindow::identity
