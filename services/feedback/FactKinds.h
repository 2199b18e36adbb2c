// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The facts about what people think. Bodies carry no personal data; words and a phone number are
// sealed. Nothing names who rated, and no counter hears of a single rating.

namespace onewindow::feedback::facts {

/// By a terminal. Subject = ratingId() of a ticket or case, random for a visit. {about:
/// ticket|case|visit, level: 1 to 5, codes: of ReasonCodes.h, number: first|second, pf: 5 (another
/// terminal in the hall)}; sealed {words, phone}. A second one replaces the first; a third means
/// nothing.
inline constexpr const char* kRated = "feedback.rated";
/// By the same, with a rating of 1 or 2; same subject. {until: yyyy-MM-dd, days}: somebody of the
/// hall is to call back, or to look into it where no number was left, by the end of that day.
inline constexpr const char* kCallback = "feedback.callback";
/// By a terminal. Subject = the complaint, suggestion or question. {kind, number, counter, day,
/// matter?, token: digest, until: yyyy-MM-dd, days}; sealed {text, phone}.
inline constexpr const char* kFiled = "feedback.filed";

} // namespace onewindow::feedback::facts
