// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace onewindow::appointments {

/// How much is handed down and when it comes back. Rules are about use, never about safety: with
/// any of them a place books only what it holds.
struct EscrowRules
{
    /// A holder keeps at most this part of a resource's day unused: one in `shareDivisor`, rounded
    /// down, but one place at least.
    int shareDivisor = 10;
    /// Unused places a holder orders for each slot, besides what those below it order.
    int level = 2;
    /// Before a slot begins by less than this, a holder gives back what it has left. A terminal
    /// does so earlier than its hall, so that its places get through to the centre.
    qint64 returnBeforeMs = 60LL * 60 * 1000;
    /// Slots looked after in one transaction.
    int settleLimit = 50;
};

/// The rules of a terminal.
EscrowRules kioskRules();

/// What one holder may keep of `dayCapacity` places: 0 only if there are none.
qint64 shareOf(const EscrowRules& rules, qint64 dayCapacity);

/// One holder's order against one grantor's slot.
struct Order
{
    qint64 level = 0;   ///< Unused places ordered.
    qint64 kept = 0;    ///< Unused places of the slot the holder has, as far as is known here.
    qint64 keptDay = 0; ///< The same of the resource's whole day.
    qint64 share = 0;   ///< What it may keep of that day.
    qint64 free = 0;    ///< What the grantor can give.
    qint64 unmet = 0;   ///< Places that somebody waits for there.
};

/// How many places to hand down now: those that somebody waits for, as far as there are any; as a
/// reserve never more than half of what is free, rounded up, so that one holder does not empty the
/// rest.
qint64 amountToGrant(const Order& order);

/// A holder's own slot.
struct Holding
{
    qint64 nowMs = 0;
    qint64 startsAtMs = 0;
    qint64 standing = 0;       ///< The order it has with its grantor.
    qint64 ordersBelow = 0;    ///< Sum of the standing orders of those it supplies.
    bool isWantedBack = false; ///< The grantor once asked for places of this slot.
    bool isReturning = false;  ///< And has not got them all yet.
};

/// Whether it is time to give back what is left.
bool isTimeToReturn(const EscrowRules& rules, const Holding& holding);

/// The standing order it should have. Once places were wanted back it orders nothing by itself:
/// only somebody who wants a place here makes it order again.
qint64 levelToAsk(const EscrowRules& rules, const Holding& holding);

} // namespace onewindow::appointments
