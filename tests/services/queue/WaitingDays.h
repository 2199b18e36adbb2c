// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/CallOrder.h"
#include "services/queue/PastDays.h"
#include "services/queue/SimulatedHall.h"
#include "services/queue/WaitForecast.h"

#include <QHash>

#include <functional>
#include <vector>

namespace onewindow::queue {

// Simulated days of a hall on which waiting is hard to foretell, as history and as forecasts want
// them. Matters are called "m0", "m1", ...; minute 0 of a simulated day is nine o'clock.

inline constexpr int kWaitingWindows = 7;
inline constexpr float kOpensAtMinute = 9 * 60;

/// Day `number` of a hall: some days are busier than others; on some a surge comes, which nobody
/// has announced; windows pause for half an hour, half of them go to lunch, some close for good.
/// Each window is two or three entries of the plan, one after the other: see windowOf().
SimulatedDay waitingDay(quint64 number);

/// Which of the kWaitingWindows an entry of the day's plan is a part of.
int windowOf(const SimulatedDay& day, std::size_t entry);

/// The matters of each window.
std::vector<int> mattersOf(int window);

/// By matter, as the catalogue would say it.
QHash<QString, int> usualMinutesOf(const SimulatedHallPlan& plan);

/// A day that has been played under the hall's own order, and what somebody noted meanwhile.
struct PlayedDay
{
    SimulatedDay day;
    std::vector<SimulatedVisit> visits;

    [[nodiscard]] double waited(std::size_t person) const;
};

/// What can be seen when somebody comes, and how often each window has passed an ordinary number.
using WaitingObserver = std::function<void(const SimulatedDay& day, const SimulatedView& view,
                                           const std::vector<int>& passed)>;

PlayedDay playDay(SimulatedDay day, const WaitingObserver& observer = {});

/// The day as a store would have it, without quotes; `number` moves it to a date of its own.
PastDay pastDayOf(const PlayedDay& played, int number);

/// The hall without the one who has just come. Model indices are those of the plan.
ForecastHall hallOf(const SimulatedDay& day, const SimulatedView& view,
                    const std::vector<int>& passed);

/// What a hall of such days would know if somebody told it the truth. `days`: a great many, for
/// when windows close.
WaitModel trueModel(const SimulatedHallPlan& plan, int days);

} // namespace onewindow::queue
