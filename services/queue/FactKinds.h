// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

// The kinds of facts the queue writes and understands. Subject is the ticket's id, except where
// said. Bodies are JSON without personal data.

namespace onewindow::queue::facts {

/// By the issuer. {number, series, counter, matter, further?: other matters on the same number, in
/// order, class, classReason, day, handle?, typed?, token, printing: true if a print job follows at
/// once, headStartMs?: how much earlier it counts, by the rules as the issuer knew them, readyAt?:
/// when its appointment begins, quoted?: {low, high}, minutes that the person was told they would
/// wait, staff?: who gave it out, writtenAt?: by the hall, when it was written on paper, entered
/// afterwards}; sealed {name, idNumber, kind}.
inline constexpr const char* kIssued = "ticket.issued";
/// By the issuer, or any terminal that has the person's card or code: the printer or the citizen
/// confirmed; for a clerk by the hall. {by: printer|citizen|card|qr|clerk|restart, isUnknown?}.
/// Callable at its issue time. By the hall after it was missed, where it stands now: {dueAt?}; a
/// terminal's fact is what it answers.
inline constexpr const char* kHeld = "ticket.held";
/// By the issuer. Nobody confirmed and nothing was printed.
inline constexpr const char* kSetAside = "ticket.setAside";
/// By the issuer. Printed again: {outcome}.
inline constexpr const char* kReprinted = "ticket.reprinted";
/// By the hall. {window, staff, from, fromMatter, fromFurther?, fromCount: what the ticket was
/// before}, as all that follow up to suspended. {outOfOrder?: why somebody was called whose turn it
/// was not}. From "suspended": brought back. {order?: an orderReasonName(), passed?: the window's
/// count from now on, over?: the ticket that was not called instead}: see nextCall().
inline constexpr const char* kCalled = "ticket.called";
inline constexpr const char* kRecalled = "ticket.recalled";
/// Also {misses: how often, with this time; absent in facts of 0.1.0, which do not count}.
inline constexpr const char* kMissed = "ticket.missed";
inline constexpr const char* kStarted = "ticket.started";
/// Also {done?: which of the ticket's matters were done; absent: it had one, and that was}.
inline constexpr const char* kFinished = "ticket.finished";
/// By the hall. {window, staff, matter, further?: what it is for besides from now on, done?: what
/// was done here, reason, toWindow? or toStaff?: who alone is to call it}; keeps number and time of
/// issue.
inline constexpr const char* kTransferred = "ticket.transferred";
/// By the hall. Also {reason}: let go for a while; it keeps its number and has no window.
inline constexpr const char* kSuspended = "ticket.suspended";
/// By the hall. {}: whoever alone was to call it is gone; it waits in the line of its matter.
inline constexpr const char* kReleased = "ticket.released";
/// By the hall. {window, staff, undone: kind, state, matter, further?, count, lost?: why the window
/// that had called it was lost}: the ticket is again what it was before.
inline constexpr const char* kUndone = "ticket.undone";
/// By the hall. {twin, left?: what it is still for}: the same person's second ticket for a matter,
/// closed with the first; or, where it is for others too, freed of what the first is for.
inline constexpr const char* kLinked = "ticket.linked";
/// By the hall or the issuer. {by, reason, window: where somebody still had it in hand, staff?: who
/// ended the day}; by "holder", who gave it up on a telephone; by any terminal with "card" or "qr",
/// whose holder has an appointment instead.
inline constexpr const char* kCancelled = "ticket.cancelled";
/// By the hall. {by: holder, dueAt: Unix ms}: who waits will be late and lets others go first.
inline constexpr const char* kSteppedBack = "ticket.steppedBack";
/// By the centre, in the hall's partition. {wish: id, verb: cancel|late|rate, seenDueAt?, level?}:
/// what the holder asks for on a telephone; the hall does it, or does not, and answers.
inline constexpr const char* kWished = "ticket.wished";
/// By the hall. {wish, isDone}: the wish of this id needs nothing more.
inline constexpr const char* kWishAnswered = "ticket.wishAnswered";
/// By the hall. {staff, at}: who has read whose ticket it is, and at which machine (数据留痕).
/// Subject random, with {by: card, handle, tickets} what a card opened, with {by: card, handle,
/// drafts: cases} what its holder left unfinished at terminals, with {by: closing, tickets,
/// appointments} the masked list of whom an early closing concerns.
inline constexpr const char* kPersonShown = "person.shown";
/// By the issuer, after the hall asked for it. {series, last, day}: counting starts anew; subject
/// random.
inline constexpr const char* kNumbersRestarted = "numbers.restarted";
/// By the hall; subject random. {window, state, fromState, matters, fromMatters: what it served
/// before, staff: who sits there, reason, takenFrom: the colleague who had it open, if somebody
/// took it over, assignedBy: who said what it serves, if that was somebody else}
inline constexpr const char* kWindowChanged = "window.changed";
/// By the hall; subject random. {staff, day, tickets, windows: how many were ended and closed,
/// notice: {zh, en, ...}}: what everybody is told for the rest of the day.
inline constexpr const char* kDayEnded = "hall.dayEnded";
/// By the hall; subject random. {staff, day, at: Unix ms, a whole minute, reason: a code, waiting:
/// how many waited, notice: {zh, en, ...}}: it closes today before its hours say so, and gives out
/// no more numbers than it can serve by then. The next one takes the place of the one before.
inline constexpr const char* kClosing = "hall.closing";
/// By the hall; subject random. {staff, day}: it does not.
inline constexpr const char* kClosingWithdrawn = "hall.closingWithdrawn";
/// By the hall; subject random. {window, of: whose it was, staff: who said so, reason: a code, day,
/// matters: what no window serves any more}: it was closed in the middle of its work. Until a
/// window is opened for them again, no numbers are given out for those matters today.
inline constexpr const char* kWindowLost = "window.lost";
/// By the hall; subject random. {staff, version: one more than that of the set before, rules: the
/// whole set, see queue::HallRuleSet}: what a manager has set of the hall's rules.
inline constexpr const char* kRules = "hall.rules";
/// By the hall; subject random. {day, levelMinutes: who waited longer waited long, figures: see
/// queue::ReportFigures}: what it counted of a day that is over; once more when that has changed,
/// within a week.
inline constexpr const char* kDayCounted = "hall.dayCounted";
/// By the hall; subject random. {day, matters: {matter: {stopped?: why no more numbers are given
/// out today, fromDueAt?: who is due then or later will hardly be called}}}: all of them, when they
/// are others than before; once a minute, and when something is closed.
inline constexpr const char* kStopped = "hall.stopped";
/// By the hall; subject random. {name:{zh,en}, address?:{zh,en}, waiting: {matter: people},
/// servesAll?}: how many wait, see queue::Crowd; once a minute at most.
inline constexpr const char* kCrowded = "hall.crowded";
/// By the hall; subject random. {matters: {matter: see queue::WaitCurve, {} for one of which
/// nothing can be said any more}, those alone that are others than before, order: see
/// queue::CallRules}: how long people will wait, for the pages of its numbers; once a minute at
/// most.
inline constexpr const char* kForecast = "hall.forecast";
/// By a kiosk; subject random. {device, status}
inline constexpr const char* kDeviceChanged = "device.changed";
/// By a kiosk; subject = request. {}; and by the hall alone when answered. {staff}
inline constexpr const char* kHelpCalled = "help.called";
inline constexpr const char* kHelpAnswered = "help.answered";

/// By the hall; subject = the ask. {window, to?: a window, else the manager, text: a code, staff,
/// until: Unix ms}; a window's next one takes its place.
inline constexpr const char* kColleagueAsked = "colleague.asked";
/// By the hall; subject = the ask. {window: who asked, answer: a code, staff}
inline constexpr const char* kColleagueAnswered = "colleague.answered";

/// Whether a fact of `kind` is of a ticket that a window has called: it changes both.
bool isAtWindow(const QString& kind);

} // namespace onewindow::queue::facts
