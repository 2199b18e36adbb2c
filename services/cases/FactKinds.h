// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The facts about cases. The subject is the case's id, which the terminal makes; bodies carry no
// personal data.

namespace onewindow::cases::facts {

/// By the terminal, or by the hall of what a window files. {matter, taskCode, content: digest of
/// the matter as it was, provisional, counter, day, token, state: approved|received, of the hall
/// also accepted|correction, rules: which of them held, by index, consent?: version, consentedAt?,
/// committed?, fee?: cents, handle?, pages?: how many case.attached say, signed?:
/// hand|button|paper, window?: toJson(WindowPart), former?: of a window, the draft of another hall
/// that it takes the place of}; sealed {person, answers, shared, signature?:
/// toJson(Signature)}.
inline constexpr const char* kFiled = "case.filed";
/// By the terminal, before `case.filed` and in its transaction: a part of a photographed page.
/// {material, page: from 0, part: from 1, parts, mime: image/jpeg, bytes: of the page, width,
/// height, digest: of the page, in hex, under the case's key, so that it says nothing when that is
/// erased}; sealed, under the case's key and bound to its place: the bytes themselves, no JSON. See
/// assembled() in Attachment.h. By the hall, of a page that was brought to a window later, also
/// {staff, at: the machine they sit at}; see CaseSupply.h.
inline constexpr const char* kAttached = "case.attached";
/// By the centre. {number, taskCode, day, sequence, promise?: working days}
inline constexpr const char* kNumbered = "case.numbered";
/// By the centre: a step before or after the decision. {state: stateName(), by: staff|department,
/// at: Unix ms, reason?: see isReasonFor(), missing?: ids of materials, all that are still
/// to be brought; staff?: account, desk?: machine}. Of a result that was handed over at a window
/// (issued) also {act: of whoever said it, checked: card|document, signed: hand|paper, why?: one of
/// paperReasons()}; sealed, under the case's key {receiver: {name, idNumber}, signature?:
/// toJson(Signature)}. See HandOver.h.
inline constexpr const char* kProgressed = "case.progressed";
/// By the centre, once. {state: approved|rejected|refused, by: rule|staff|department, at?, reason?,
/// missing?, staff?, desk?}
inline constexpr const char* kDecided = "case.decided";
/// By a hall or the centre, before it is shown: a member of the staff read what somebody filed.
/// {staff, at: the machine they sit at; empty at a console}
inline constexpr const char* kOpened = "case.opened";
/// By the terminal: a result was signed to be printed. {statement: hex digest of its signed text,
/// by the suite of the key; number?, hall?: the official one and where the case was filed, where it
/// was by the word of the case's owner}. By a hall, of what a window prints, also {staff, at: the
/// machine they sit at, checked: card|document, copy: which time there, from 1, why?: of what was
/// printed before, one of reprintReasons()}
inline constexpr const char* kDocumented = "case.documented";
/// By the centre, before it answers: what a result is made of was given to a terminal, for the one
/// who filed the case to print it again. {node: the terminal, copy: which time, from 1}
inline constexpr const char* kCopied = "case.copied";
/// By the terminal, before anything is shown: what a department holds of somebody was read by an
/// agreement. {agreement, holder: department, purpose, fields, matter, consent: version}; sealed
/// {idNumber}.
inline constexpr const char* kShareUsed = "share.used";
/// By the centre, before it answers: a terminal asked for what a department holds of somebody.
/// {agreement, holder, matter, fields, consent: version, node: the terminal, outcome: answered
/// (values were read), none (nothing is held), failed (the department), refused (by the
/// agreement), reason?}
inline constexpr const char* kShareAnswered = "share.answered";

// Of the fee, by the terminal that charges it: the one that filed the case; and, once that one has
// let go of the fee (fee.released), any of the hall that was granted it.

/// Another terminal wants to charge the case: the hall is to say whether it may. {order, cents}
inline constexpr const char* kPaymentWanted = "payment.wanted";
/// By the hall: it may; nobody else does until it has said how that ended. {order}
inline constexpr const char* kPaymentGranted = "payment.granted";
/// By the hall: it may not. {order, why: unknown|paid|elsewhere|off|amount}
inline constexpr const char* kPaymentDenied = "payment.denied";

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
/// The box has money for something that is not done; staff gives it back. By that terminal, or by
/// the hall of what it has granted. {order, cents, why}
inline constexpr const char* kPaymentToReturn = "payment.toReturn";

// Of a fee that is paid at a counter: see FeeCounter.h.

/// By the hall: the terminal that filed the case is to let go of its fee. {claim: names the wish,
/// staff, at: the machine they sit at}
inline constexpr const char* kFeeClaimed = "fee.claimed";
/// By that terminal: from here on it charges the case no more. {claim}
inline constexpr const char* kFeeReleased = "fee.released";
/// By the hall: it has the money. {cents, method: one of feeMethods(), receipt: the hall's number
/// of it, counter, day, staff, at}
inline constexpr const char* kFeeTaken = "fee.taken";

} // namespace onewindow::cases::facts
