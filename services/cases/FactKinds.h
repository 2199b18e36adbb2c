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
/// By the terminal: a result was signed to be printed. {statement: hex digest of its signed text,
/// by the suite of the key}
inline constexpr const char* kDocumented = "case.documented";
/// By the terminal, before anything is shown: what a department holds of somebody was read by an
/// agreement. {agreement, holder: department, purpose, fields, matter, consent: version}; sealed
/// {idNumber}.
inline constexpr const char* kShareUsed = "share.used";

} // namespace onewindow::cases::facts
