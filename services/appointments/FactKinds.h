// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The facts about appointments. The root of a hall's slots is the centre; a holder is a hall, or a
// terminal below one. A *lot* is one holder's account of places of one slot: it belongs to one life
// (incarnation) of the holder, and its amounts are totals that only grow, so a repeat changes
// nothing. Bodies carry no personal data. Where it says items, at most kItemLimit of them; the
// subject is random, except where said.

namespace onewindow::appointments::facts {

/// By the root. {items: [{slot, capacity}], staff}: how many places a slot has. Below what is out
/// already it is a wish, reached as places come back.
inline constexpr const char* kCapacitySet = "capacity.set";
/// By a holder. {to, items: [{slot, level, need?}]}: keep me supplied with `level` unused places. A
/// standing order, until the next one; 0 ends it. Somebody waits for the places up to `need`, the
/// total that its present life was granted of the slot: no share keeps these back.
inline constexpr const char* kAsked = "allotment.asked";
/// By a grantor. {items: [{lot, slot, holder, life, source, share, granted}]}: `granted` is the
/// total of the lot; `source` the grantor's own lot it came out of, empty at the root; `share` what
/// one holder may keep of that resource and day.
inline constexpr const char* kGranted = "allotment.granted";
/// By a holder. {items: [{lot, slot, grantor, source, share, granted}]}: the grant has arrived and
/// is durable here; only now may it be used.
inline constexpr const char* kTaken = "allotment.taken";
/// By a holder. {items: [{lot, returned, isFinal?}]}: `returned` is the total of the lot; final:
/// nothing will be booked from it any more.
inline constexpr const char* kReturned = "allotment.returned";
/// By a grantor. {items: [{lot, returned}]}: please return up to this total, others need it.
inline constexpr const char* kWanted = "allotment.wanted";
/// By a grantor, audited, or by a hall that follows its centre's. {items: [{lot}], holder, life,
/// isVoid, staff, reason}: these lots of the holder's lives up to `life` are fenced; with isVoid
/// (the root decides) what is not known to be booked comes back and later bookings are refused.
inline constexpr const char* kHolderLost = "holder.lost";
/// By the place that booked. Subject = appointment. {slot, lot: empty at the root, token: digest,
/// handle?, by, matter?: if it is not the slot's resource, isTyped?: no card was read, replaces?:
/// an excused appointment, wherever it was booked, that its place ends when it hears of this};
/// sealed {name, idNumber, isTyped}.
inline constexpr const char* kBooked = "appointment.booked";
/// By the place that booked. Subject = appointment. {by: citizen|staff|refused|change, staff?,
/// reason?, freeAt?: the place keeps it back until then (Unix ms), and until kFreed; for the places
/// above it is free there at once}
inline constexpr const char* kCancelled = "appointment.cancelled";
/// By the place that booked. Subject = appointment. {}: the place of a cancelled one can be booked
/// again.
inline constexpr const char* kFreed = "appointment.freed";
/// By the terminal at which somebody came. Subject = appointment. {slot, ticket: its id, isLate?,
/// by: card|code}. Of two, from terminals that did not know of each other, the first one counts.
inline constexpr const char* kCheckedIn = "appointment.checkedIn";
/// By the root. Subject = appointment. {slot}: the slot is over and nobody is known to have come. A
/// check-in that arrives later counts.
inline constexpr const char* kNoShow = "appointment.noShow";
/// By a hall. Subject = appointment. {slot, closesAt: Unix ms, reason}: the hall closes that day
/// before the slot is over. Its holder may take another time at any terminal, however late, and is
/// no no-show; it can still be kept where the time allows.
inline constexpr const char* kExcused = "appointment.excused";
/// By a hall. Subject = appointment. {slot}: it does not close early after all, or later.
inline constexpr const char* kExcuseEnded = "appointment.excuseEnded";
/// By a grantor. Subject = appointment. {place, reason: void|over}: the booking does not hold.
inline constexpr const char* kRefused = "appointment.refused";

/// Items of one fact.
inline constexpr int kItemLimit = 200;

} // namespace onewindow::appointments::facts
