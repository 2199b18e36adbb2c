// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

// The kinds of facts the queue writes and understands. Subject is the ticket's id, except where
// said. Bodies are JSON without personal data.

namespace onewindow::queue::facts {

/// By the issuer. {number, series, counter, matter, further?: other matters on the same number, in
/// order, class, classReason, day, handle?, typed?, token, printing: true if a print job follows at
/// once, readyAt?: when its appointment begins}; sealed {name, idNumber, kind}.
inline constexpr const char* kIssued = "ticket.issued";
/// By the issuer, or any terminal that has the person's card or code: the printer or the citizen
/// confirmed; for a clerk by the hall. {by: printer|citizen|card|qr|clerk|restart, isUnknown?}.
/// Callable at its issue time.
inline constexpr const char* kHeld = "ticket.held";
/// By the issuer. Nobody confirmed and nothing was printed.
inline constexpr const char* kSetAside = "ticket.setAside";
/// By the issuer. Printed again: {outcome}.
inline constexpr const char* kReprinted = "ticket.reprinted";
/// By the hall. {window, staff, from, fromMatter, fromFurther?, fromCount: what the ticket was
/// before}, as all that follow up to transferred.
inline constexpr const char* kCalled = "ticket.called";
inline constexpr const char* kRecalled = "ticket.recalled";
inline constexpr const char* kMissed = "ticket.missed";
inline constexpr const char* kStarted = "ticket.started";
/// Also {done?: which of the ticket's matters were done; absent: it had one, and that was}.
inline constexpr const char* kFinished = "ticket.finished";
/// By the hall. {window, staff, matter, further?: what it is for besides from now on, done?: what
/// was done here, reason, toWindow?}; keeps number and time of issue.
inline constexpr const char* kTransferred = "ticket.transferred";
/// By the hall. {window, staff, undone: kind, state, matter, further?, count}: the ticket is again
/// what it was before.
inline constexpr const char* kUndone = "ticket.undone";
/// By the hall. {twin, left?: what it is still for}: the same person's second ticket for a matter,
/// closed with the first; or, where it is for others too, freed of what the first is for.
inline constexpr const char* kLinked = "ticket.linked";
/// By the hall or the issuer. {by, reason, window: where somebody still had it in hand}
inline constexpr const char* kCancelled = "ticket.cancelled";
/// By the hall. {staff, at}: who has read whose ticket it is, and at which machine (数据留痕).
inline constexpr const char* kPersonShown = "person.shown";
/// By the issuer, after the hall asked for it. {series, last, day}: counting starts anew; subject
/// random.
inline constexpr const char* kNumbersRestarted = "numbers.restarted";
/// By the hall; subject random. {window, state, matters, fromMatters: what it served before, staff,
/// reason, takenFrom: the colleague who had it open, if somebody took it over}
inline constexpr const char* kWindowChanged = "window.changed";
/// By the hall; subject random. {name:{zh,en}, address?:{zh,en}, waiting: {matter: people},
/// servesAll?}: how many wait, see queue::Crowd; once a minute at most.
inline constexpr const char* kCrowded = "hall.crowded";
/// By a kiosk; subject random. {device, status}
inline constexpr const char* kDeviceChanged = "device.changed";
/// By a kiosk; subject = request. {}; and by the hall alone when answered. {staff}
inline constexpr const char* kHelpCalled = "help.called";
inline constexpr const char* kHelpAnswered = "help.answered";

/// Whether a fact of `kind` is of a ticket that a window has called: it changes both.
bool isAtWindow(const QString& kind);

} // namespace onewindow::queue::facts
