// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the feed of a centre or hall says of appointments.

namespace onewindow::appointments::feed {

/// Audience all. id = Slot::key(). {grantor: whom holders ask, resource, day, start, end: minutes,
/// free: what can be booked at the node whose feed it is}. Gone once the slot has begun.
inline constexpr const char* kSlot = "slot";
/// Audience node:HOLDER. id = lot. {slot, life, grantor, source, share, granted, wanted, state:
/// open|fenced}; see FactKinds.h.
inline constexpr const char* kAllotment = "allotment";
/// Audience node:HALL. id = lot. {holder, life, isVoid, staff, reason}: the root has declared lost
/// what that hall handed to a terminal.
inline constexpr const char* kLost = "lost";
/// Audience kiosk, from a hall. id = appointment. {slot, matter, place, handle: under the key of
/// the slot's day, isTyped, token: digest, state: booked|checkedIn, ticket?: what the check-in
/// gave, closesAt?: Unix ms, the hall closes before it is over, replacedBy?: what was booked
/// instead, and its place is to end it}: live appointments of today and the days ahead, without
/// persons. From a centre, audience
/// node:HALL, of what was booked there: without the handle, and with {sealed, envelope: the data
/// key for that hall}, both gone when the key is erased. Gone a day after the slot.
inline constexpr const char* kAppointment = "appointment";
/// Audience all. id "plan". {rules: see toJson(BookingRules), groups: {matter: resource}}; see
/// PlanNotice.h. Of the root, which its halls pass on, {until, digest} beside it: how far the plan
/// has been applied.
inline constexpr const char* kPlan = "slotplan";
/// Audience node:HOLDER. id = appointment. {place: who booked it, reason}.
inline constexpr const char* kRefused = "refused";

} // namespace onewindow::appointments::feed
