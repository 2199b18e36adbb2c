// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>

// What the feed of a centre or hall says of cases.

namespace onewindow::cases::feed {

/// Audience node:HALL in the centre's feed, node:TERMINAL in the hall's. id = case. {number, state:
/// stateName(), since: Unix ms of this state, steps: [toJson(CaseStep)], the filing first,
/// promise?: working days, node: the terminal (or hall) that filed it, at: Unix ms of the last
/// word}; gone kShownMs after that.
inline constexpr const char* kCase = "case";

/// Audience node:TERMINAL, in the hall's feed. id = case. {claim: of the hall, which wants to take
/// its fee, at: Unix ms of the last word, receipt?, cents?: of what it has taken}; gone kShownMs
/// after that.
inline constexpr const char* kFee = "fee";

/// Audience node:TERMINAL, in the hall's feed. id = order. {case, granted: whether it may be
/// charged, why?: as in payment.denied}: the answer to payment.wanted; gone when the terminal has
/// acted on it.
inline constexpr const char* kPayment = "payment";

/// Audience kiosk, in the hall's feed. id = case, or kDraftsOf and a day handle. {day, at?: Unix
/// ms, of a person: what was saved until then}: a draft of it was filed or given up, or its person
/// is forgotten; copies are to go. Gone with the day.
inline constexpr const char* kDraftEnded = "draftEnded";
inline constexpr QLatin1String kDraftsOf("person/");

} // namespace onewindow::cases::feed
