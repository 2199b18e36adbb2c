// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/LocalText.h"

#include <QDate>

#include <optional>

namespace onewindow::cases {

/// What is wrong with the answer to a field. What a kind needs to be said in words stands with it.
struct Complaint
{
    enum class Kind {
        NotFilled,       ///< A required field.
        TooShort,        ///< Text: `min` characters at least.
        TooLong,         ///< Text: `max` characters at most.
        PatternMismatch, ///< `hint` says what is expected; may be empty.
        NotANumber,
        TooManyDecimals, ///< At most `max` digits after the point; 0: a whole number.
        OutOfRange,      ///< Number: `min`, `max`; either may be absent.
        NotADay,         ///< No date of the calendar as yyyy-MM-dd.
        DayOutOfRange,   ///< `earliest`, `latest`; either may be invalid.
        NotAPhone,
        NotAnIdNumber,
        NotABankAccount,
        NotARegion,
        NotAChoice,
        TooFewEntries,  ///< Group: `min` at least.
        TooManyEntries, ///< Group: `max` at most.
    };

    Kind kind = Kind::NotFilled;
    std::optional<double> min;
    std::optional<double> max;
    QDate earliest;
    QDate latest;
    catalog::LocalText hint;
};

} // namespace onewindow::cases
