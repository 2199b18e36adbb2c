// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/SimulatedEffect.h"

#include "services/queue/SimulatedOrders.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace onewindow::queue {

namespace {

constexpr quint64 kFirstSeed = 20'260'101;
constexpr double kShare = 0.8; ///< Of the plan's people.
constexpr double kHighShare = 0.95;

using Minutes = std::vector<double>;

SimulatedDay typicalDay(int number)
{
    SimulatedHallPlan plan;
    plan.seed = kFirstSeed + static_cast<quint64>(number);
    for (double& people : plan.perHour) {
        people *= kShare;
    }
    return simulatedDay(std::move(plan));
}

SimulatedWaits waitsOf(Minutes minutes)
{
    if (minutes.empty()) {
        return {};
    }
    std::sort(minutes.begin(), minutes.end());
    const auto count = static_cast<double>(minutes.size());
    const auto rank = static_cast<std::size_t>(std::ceil(kHighShare * count));
    return {.people = static_cast<int>(minutes.size()),
            .mean = std::accumulate(minutes.begin(), minutes.end(), 0.0) / count,
            .high = minutes.at(rank - 1)};
}

} // namespace

std::optional<SimulatedEffect> simulatedEffect(const CallRules& rules, int days,
                                               const std::function<bool(int done)>& progress)
{
    Minutes ordinary;
    Minutes priority;
    Minutes appointment;
    for (int number = 0; number < days; ++number) {
        const SimulatedDay day = typicalDay(number);
        const std::vector<SimulatedVisit> visits = runDay(day, fairOrder(rules));
        for (std::size_t person = 0; person < day.people.size(); ++person) {
            if (visits[person].calledMs < 0) {
                continue; // All windows that serve it have gone home.
            }
            const TicketClass klass = day.people[person].klass;
            Minutes& group = klass == TicketClass::Ordinary      ? ordinary
                             : klass == TicketClass::Appointment ? appointment
                                                                 : priority;
            group.push_back(waitedMinutes(day.people[person], visits[person]));
        }
        if (!progress(number + 1)) {
            return std::nullopt;
        }
    }
    return SimulatedEffect{.ordinary = waitsOf(std::move(ordinary)),
                           .priority = waitsOf(std::move(priority)),
                           .appointment = waitsOf(std::move(appointment))};
}

} // namespace onewindow::queue
