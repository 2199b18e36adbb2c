// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <span>

namespace onewindow::feedback {

/// A reason that goes with one level of the rating.
struct Reason
{
    int code;       ///< Its first digit is the level.
    const char* zh; ///< As the national platform publishes it.

    [[nodiscard]] int level() const { return code / 100; }

    /// In the program's language.
    [[nodiscard]] QString text() const;
};

/// The reference codes of the national rating (好差评), eight a level, best level first. The older
/// ones below (501-509 and so on) are out of use.
std::span<const Reason> allReasons();

/// Those of one level, 1 to 5; none of any other.
std::span<const Reason> reasonsOf(int level);

/// Whether `code` ("410") is one of `level`.
bool isReasonOf(int level, const QString& code);

} // namespace onewindow::feedback
