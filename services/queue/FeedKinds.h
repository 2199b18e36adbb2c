// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the hall's feed carries. Every body is JSON; times are Unix milliseconds of the hall.
// {zh,en} is a text in the languages it has: see catalog::LocalText.

namespace onewindow::queue::feed {

/// Audience all. id "hall". {name:{zh,en}, ticketLinkBase, elderPriorityAge, day, languages?: ids
/// of those it offers, opening?: when it is open, see catalog::OpeningHours, order?: the rules of
/// the order of calling, see queue::CallRules}; a ticket's link is
/// ticketLinkBase/t/TOKEN.
inline constexpr const char* kHall = "hall";
/// Audience all. See catalog::toJson().
inline constexpr const char* kTheme = "theme";
inline constexpr const char* kMatter = "matter";
inline constexpr const char* kDepartment = "department";
inline constexpr const char* kAgreement = "agreement";
/// Audience all. id = matter. {waiting, openWindows, lowMinutes, highMinutes, asOf, next?: the
/// first kNextNumbers of those who wait, [{number, dueAt}], earlier?: {low, high}, the minutes of
/// who has a head start, stopped?: see stopName(), why no more numbers are given out today, late?:
/// {count, fromDueAt, numbers: the first kLateNumbers}, who at the end of the line will hardly be
/// called before the hall closes}; the minutes are absent when nothing honest can be said (no
/// window open).
inline constexpr const char* kQueue = "queue";
inline constexpr int kNextNumbers = 3;
inline constexpr int kLateNumbers = 4;
/// Audience all. id "closing". {at: Unix ms, reason: a code, day}: the hall closes today before its
/// hours say so.
inline constexpr const char* kClosing = "closing";
/// What everybody is told of that.
inline constexpr const char* kClosingNotice = "hall/closing";
/// Audience all. id "stopped". {day, matters}: what facts::kStopped said last.
inline constexpr const char* kStopped = "stopped";
/// Audience all. id "centre". {isReached, since: Unix ms, while it does not answer}: a hall's link
/// to the centre.
inline constexpr const char* kCentre = "centre";
/// Audience all. {text:{zh,en}: the headline, body?:{zh,en}, from?, until?: yyyy-MM-dd, its first
/// day and its last, order, issuer?:{zh,en}: who says so, isCity?: true where the centre does}.
/// What the city's stream has is "city/ID" in a hall's.
inline constexpr const char* kNotice = "notice";
/// The notice that a hall itself gives when its day was ended before its time.
inline constexpr const char* kDayEndedNotice = "hall/day-ended";
/// Audience all. id = floor. The hall's plan: {name:{zh,en}, width, height, order, areas: [{id,
/// name:{zh,en}, way?:{zh,en}, icon?, x, y, w, h, windows?: ids}], terminals: [{node, x, y}]}; all
/// measures in the file's own units, from the upper left corner.
inline constexpr const char* kFloor = "floor";
/// Audience all. id = window id. {name, area:{zh,en}, state: open|paused|closed, matters:[..],
/// staff, reason, number (in hand, or absent), passed: see queue::nextCall(), order}
inline constexpr const char* kWindow = "window";
/// Audience all. id = window id. The newest call of a window: {number, ticket, matter, window,
/// windowName, calledAt, count, state: called|serving|missed|done|suspended}. Where a call was
/// undone: state waiting or suspended, calledAt: when it was taken back, corrects: calledAt of what
/// was said and is not so. A tombstone where the day has ended it.
inline constexpr const char* kCall = "call";
/// Audience all. id = ticket id. {number, matter, window, at}: called in vain; a tombstone when it
/// waits again or its day is over.
inline constexpr const char* kMissed = "missed";
/// Audience staff. id = ticket id. {number, matter, further?: ids of the others on it, class,
/// reason, state, issuedAt, fromAt, dueAt, order?: why it was called, misses?, window, calledAt,
/// callCount, startedAt, isUnknown, hasPerson,
/// node, transferredFrom, toWindow? or toStaff?: who alone is to call it, suspendedAt?,
/// suspendReason?, token: what its QR code says}; tombstone when ended.
inline constexpr const char* kTicket = "ticket";
/// Audience kiosk. id = ticket id. {number, matter, further?, handle, state, node, token, issuedAt,
/// fromAt, dueAt, class, day, misses?, endedAt?: when it was missed last}: tickets that are open,
/// or were missed and may come back, without persons.
inline constexpr const char* kOpen = "open";
/// Audience staff. id = node. {name, reader, printer, scanner, backlog, since}: device states.
inline constexpr const char* kDevice = "device";
/// Audience staff. id = request id. {node, name, at}: somebody at a kiosk calls for staff.
inline constexpr const char* kHelp = "help";
/// Audience staff. id = the window that asks. {id: of the ask, window, to: a window, or empty: the
/// manager on duty, text: a code, askedAt, until, answer?: a code}.
inline constexpr const char* kAsk = "ask";
/// Audience staff. id "hall". {version, serviceLevelMinutes, windows: {window: matters}, skills:
/// {account: matters}}: what windows and colleagues serve, see queue::HallRuleSet.
inline constexpr const char* kRules = "rules";
/// Audience node:ID. id = "day/node", day as yyyy-MM-dd. {day, key: base64 of an envelope to the
/// node}.
inline constexpr const char* kDayKey = "daykey";
/// Days from today on whose keys a hall gives out: the fifth working day after the longest holidays
/// is the fifteenth day ahead, and a terminal may be without its hall for some days.
inline constexpr int kDayKeyDays = 21;

/// In the city's stream audience hall, in a hall's audience kiosk; id = another hall.
/// {name:{zh,en}, address?:{zh,en}, waiting: {matter: people}, servesAll?, at}: how many waited
/// there, see queue::Crowd. A hall hands on those of the halls that its configuration names.
inline constexpr const char* kCrowd = "crowd";
/// Who shows the pages of numbers to the public: a unit for that follows a hall as a board does.
inline constexpr const char* kPages = "board";
/// Audience kPages, where the hall is told that a unit shows its pages. id = queue::shownId() of
/// the token. See queue::shownJson(); all of today, ended ones too.
inline constexpr const char* kPage = "page";
/// Audience kPages. id = matter. {ordinary?, earlier?: see queue::WaitCurve, at}: how long people
/// will wait who have so many before them.
inline constexpr const char* kCurve = "curve";
/// Audience all. id "hours". {days, perHour}: see queue::UsualHours; anew each day.
inline constexpr const char* kHours = "hours";
/// Audience node:ID. id = node. {day, last: {series: number}}: count from 1 again in each series
/// whose last number is still the one the hall has seen.
inline constexpr const char* kRestart = "restart";

} // namespace onewindow::queue::feed
