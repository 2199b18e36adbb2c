// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The facts about what people think. Bodies carry no personal data; words and a phone number are
// sealed. Nothing names who rated, and no counter hears of a single rating, but for a bad one that
// somebody with the permission is to call back about.

namespace onewindow::feedback::facts {

/// By a terminal, or by the hall for a telephone. Subject = ratingId() of a ticket or case, random
/// for a visit. {about: ticket|case|visit, level: 1 to 5, codes: of ReasonCodes.h, number:
/// first|second, pf: 5 (another terminal in the hall) or 3 (by a QR code)}; sealed {words, phone}.
/// A second one replaces the first; a third means nothing.
inline constexpr const char* kRated = "feedback.rated";
/// By the same, with a rating of 1 or 2; same subject. {until: yyyy-MM-dd, days}: somebody of the
/// hall is to call back, or to look into it where no number was left, by the end of that day.
inline constexpr const char* kCallback = "feedback.callback";
/// By a terminal. Subject = the complaint, suggestion or question. {kind, number, counter, day,
/// matter?, token: digest, until: yyyy-MM-dd, days}; sealed {text, phone, idNumber?: of a card's
/// holder who wants to find it again by the card}.
inline constexpr const char* kFiled = "feedback.filed";

// By the hall, which owns what is said in it: by a member of its staff {staff, at: the machine they
// sit at; empty at a console}. The subject is that of the filed thing or the rating.

/// Somebody read the words; by the centre as well. {staff, at}
inline constexpr const char* kOpened = "feedback.opened";
/// {number: first|second, staff, at}; sealed {text}. Of something filed: a second answer corrects
/// the first one, for good; a third means nothing.
inline constexpr const char* kAnswered = "feedback.answered";
/// Somebody called back. {reached: bool, staff, at}
inline constexpr const char* kCalled = "feedback.called";
/// Nothing more is to be done. {outcome: one of closingOutcomes(), staff, at}
inline constexpr const char* kClosed = "feedback.closed";

} // namespace onewindow::feedback::facts
