// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The facts about cases. The subject is the case's id, which the terminal makes; bodies carry no
// personal data.

namespace onewindow::cases::facts {

/// By the terminal. {matter, taskCode, content: digest of the matter as it was, provisional,
/// counter, day, token, state: approved|received, rules: which of them held, by index, consent?:
/// version, consentedAt?, committed?, fee?: cents, handle?}; sealed {person, answers, shared}.
inline constexpr const char* kFiled = "case.filed";
/// By the centre. {number, taskCode, day, sequence}
inline constexpr const char* kNumbered = "case.numbered";
/// By the centre. {state: approved|rejected, by: rule|staff}
inline constexpr const char* kDecided = "case.decided";
/// By the terminal, before anything is shown: what a department holds of somebody was read by an
/// agreement. {agreement, holder: department, purpose, fields, matter, consent: version}; sealed
/// {idNumber}.
inline constexpr const char* kShareUsed = "share.used";

// Of the fee, all by the terminal that filed the case.

/// Before the payment box hears of it: it may have the money from here on. {order: its id, cents}
inline constexpr const char* kPaymentBegun = "payment.begun";
/// The box has the money. {order, receipt: the box's number of it}
inline constexpr const char* kPaymentPaid = "payment.paid";
/// It has not, and will not: refused, or taken back. {order, reason: refused|cancelled}
inline constexpr const char* kPaymentRefused = "payment.refused";
/// It has not, and will not: nobody paid in time. {order}
inline constexpr const char* kPaymentLapsed = "payment.lapsed";
/// The box did not answer. It is asked again, and one of the three above follows. {order}
inline constexpr const char* kPaymentUnknown = "payment.unknown";
/// The box has money for something that is not done; staff gives it back. {order, cents, why}
inline constexpr const char* kPaymentToReturn = "payment.toReturn";

} // namespace onewindow::cases::facts
