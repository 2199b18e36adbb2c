// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/CallOrder.h"

#include <functional>
#include <optional>

namespace onewindow::queue {

/// How long people wait in simulated days under some rules, in minutes.
struct SimulatedWaits
{
    int people = 0;
    double mean = 0;
    double high = 0; ///< Nineteen in twenty wait no longer.
};

/// The same for each of those between whom the order of calling chooses.
struct SimulatedEffect
{
    SimulatedWaits ordinary;
    SimulatedWaits priority;
    SimulatedWaits appointment;
};

/// What a typical day has: usualWindows(), and so many people on average that windows are busy nine
/// tenths of the time.
inline constexpr int kTypicalWindows = 6;
inline constexpr int kTypicalPeople = 216;

/// Plays `days` (1 or more) typical days under `rules`: the same days whatever the rules are, so
/// that what differs comes from these. `progress` hears how many are done and says whether to go
/// on; nothing where it does not. A day takes some milliseconds.
std::optional<SimulatedEffect> simulatedEffect(const CallRules& rules, int days,
                                               const std::function<bool(int done)>& progress);

} // namespace onewindow::queue
