// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/CallOrder.h"
#include "services/queue/SimulatedHall.h"

namespace onewindow::queue {

// Orders of calling that a simulated day can be run under. Each remembers what its windows called:
// one is good for one day.

/// That of the product: see nextCall().
SimulatedOrder fairOrder(const CallRules& rules);

/// By the time they came; an appointment's place is its beginning, if that is later.
SimulatedOrder firstComeOrder();

/// Whoever has an appointment or priority before all ordinary numbers.
SimulatedOrder strictPriorityOrder();

/// Every `ordinaryEvery`th call of a window is for an ordinary number, all others are not;
/// whichever nobody waits for falls to the other.
SimulatedOrder fixedRatioOrder(int ordinaryEvery);

} // namespace onewindow::queue
