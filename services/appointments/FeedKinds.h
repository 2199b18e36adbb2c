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
/// Audience node:HOLDER. id = appointment. {place: who booked it, reason}.
inline constexpr const char* kRefused = "refused";

} // namespace onewindow::appointments::feed
