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
/// By the centre. {number, taskCode, day, sequence, promise?: working days}
inline constexpr const char* kNumbered = "case.numbered";
/// By the centre: a step before or after the decision. {state: stateName(), by: staff|department,
/// at: Unix ms, reason?: one of decisionReasons(), staff?: account, desk?: machine}
inline constexpr const char* kProgressed = "case.progressed";
/// By the centre, once. {state: approved|rejected|refused, by: rule|staff|department, at?, reason?,
/// staff?, desk?}
inline constexpr const char* kDecided = "case.decided";
/// By the terminal, before anything is shown: what a department holds of somebody was read by an
/// agreement. {agreement, holder: department, purpose, fields, matter, consent: version}; sealed
/// {idNumber}.
inline constexpr const char* kShareUsed = "share.used";
/// By the centre, before it answers: a terminal asked for what a department holds of somebody.
/// {agreement, holder, matter, fields, consent: version, node: the terminal, outcome: answered
/// (values were read), none (nothing is held), failed (the department), refused (by the
/// agreement), reason?}
inline constexpr const char* kShareAnswered = "share.answered";

} // namespace onewindow::cases::facts
