// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/SimulatedOrders.h"

#include <map>
#include <memory>
#include <optional>
#include <tuple>

namespace onewindow::queue {

namespace {

using Waiting = std::vector<SimulatedWaiting>;

/// A number for each window, 0 at first.
using Counts = std::map<std::size_t, int>;

Place placeOf(const CallRules& rules, const SimulatedWaiting& one)
{
    Place place;
    place.isOrdinary = one.klass == TicketClass::Ordinary;
    place.fromMs = one.fromMs;
    place.dueMs = one.fromMs - headStartMs(rules, one.klass);
    place.seq = one.person;
    return place;
}

/// The first by `isBefore` of those that `isMeant`.
template <typename Meant, typename Before>
std::optional<std::size_t> firstOf(const Waiting& waiting, Meant isMeant, Before isBefore)
{
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (isMeant(waiting[i]) && (!first || isBefore(waiting[i], waiting[*first]))) {
            first = i;
        }
    }
    return first;
}

bool isOrdinary(const SimulatedWaiting& one)
{
    return one.klass == TicketClass::Ordinary;
}

bool cameBefore(const SimulatedWaiting& one, const SimulatedWaiting& other)
{
    return std::tie(one.fromMs, one.person) < std::tie(other.fromMs, other.person);
}

/// The first of the ordinary ones, or of the others; of whoever there is where nobody else waits.
std::size_t firstOfKind(const Waiting& waiting, bool wantsOrdinary)
{
    const auto wanted = firstOf(
        waiting, [&](const SimulatedWaiting& one) { return isOrdinary(one) == wantsOrdinary; },
        cameBefore);
    const auto isAny = [](const SimulatedWaiting&) { return true; };
    return wanted ? *wanted : firstOf(waiting, isAny, cameBefore).value_or(0);
}

} // namespace

SimulatedOrder fairOrder(const CallRules& rules)
{
    return [rules, passed = std::make_shared<Counts>()](std::size_t window, const Waiting& waiting,
                                                        qint64 /*nowMs*/) {
        const auto isDueBefore = [&](const SimulatedWaiting& one, const SimulatedWaiting& other) {
            return isBefore(placeOf(rules, one), placeOf(rules, other));
        };
        const auto isAny = [](const SimulatedWaiting&) { return true; };
        const std::size_t first = firstOf(waiting, isAny, isDueBefore).value_or(0);
        const auto ordinary = firstOf(waiting, isOrdinary, isDueBefore);
        const NextCall next =
            nextCall(rules, placeOf(rules, waiting[first]), waiting[first].klass,
                     ordinary ? std::optional(placeOf(rules, waiting[*ordinary])) : std::nullopt,
                     (*passed)[window]);
        (*passed)[window] = next.passed;
        return next.isOrdinary && ordinary ? *ordinary : first;
    };
}

SimulatedOrder firstComeOrder()
{
    return [](std::size_t /*window*/, const Waiting& waiting, qint64 /*nowMs*/) {
        const auto isAny = [](const SimulatedWaiting&) { return true; };
        return firstOf(waiting, isAny, cameBefore).value_or(0);
    };
}

SimulatedOrder strictPriorityOrder()
{
    return [](std::size_t /*window*/, const Waiting& waiting, qint64 /*nowMs*/) {
        return firstOfKind(waiting, false);
    };
}

SimulatedOrder fixedRatioOrder(int ordinaryEvery)
{
    return [ordinaryEvery, calls = std::make_shared<Counts>()](
               std::size_t window, const Waiting& waiting, qint64 /*nowMs*/) {
        return firstOfKind(waiting, ++(*calls)[window] % ordinaryEvery == 0);
    };
}

} // namespace onewindow::queue
