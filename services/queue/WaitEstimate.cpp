// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitEstimate.h"

#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>

namespace onewindow::queue {

namespace {

constexpr double kNoShowShare = 0.2;
constexpr double kSlowShare = 0.3;
constexpr int kStepMinutes = 5;
constexpr int kSteps = kLongestWaitMinutes / kStepMinutes;
/// A forecast minute stands for those around it: half a step to either side, and more far ahead.
constexpr float kNeighbourhood = 2.5F;
constexpr float kNeighbourhoodShare = 0.05F;

int roundedUp(double minutes)
{
    return static_cast<int>(std::ceil(minutes / kStepMinutes)) * kStepMinutes;
}

int roundedDown(double minutes)
{
    return static_cast<int>(std::floor(minutes / kStepMinutes)) * kStepMinutes;
}

/// How much of `minutes` falls into each step; what is beyond the last is in none.
std::array<double, kSteps> heldBySteps(std::span<const float> minutes)
{
    std::array<double, kSteps> held{};
    for (const float at : minutes) {
        if (!(at < static_cast<float>(kLongestWaitMinutes))) {
            continue;
        }
        const float around = kNeighbourhood + at * kNeighbourhoodShare;
        const float from = std::max(0.0F, at - around);
        const float until = std::min(at + around, static_cast<float>(kLongestWaitMinutes));
        const float below = std::max(0.0F, around - at); // Nobody is called before they come.
        const int last = std::min(static_cast<int>(until / kStepMinutes), kSteps - 1);
        const int first = static_cast<int>(from / kStepMinutes);
        for (int step = first; step <= last; ++step) {
            const float start = std::max(from, static_cast<float>(step * kStepMinutes));
            const float end = std::min(until, static_cast<float>((step + 1) * kStepMinutes));
            const float part = std::max(0.0F, end - start) + (step == 0 ? below : 0);
            held[static_cast<std::size_t>(step)] += part / (until - from + below);
        }
    }
    return held;
}

} // namespace

std::optional<WaitRange> shortestRange(std::span<const float> minutes, double share)
{
    const std::array<double, kSteps> held = heldBySteps(minutes);
    const double wanted = share * static_cast<double>(minutes.size());
    std::optional<WaitRange> best;
    double bestInside = 0;
    double inside = 0;
    int first = 0;
    for (int last = 0; last < kSteps && !minutes.empty(); ++last) {
        inside += held[static_cast<std::size_t>(last)];
        while (first < last && inside - held[static_cast<std::size_t>(first)] >= wanted) {
            inside -= held[static_cast<std::size_t>(first++)];
        }
        if (inside < wanted) {
            continue;
        }
        const WaitRange range{first * kStepMinutes, (last + 1) * kStepMinutes};
        const int width = range.highMinutes - range.lowMinutes;
        const int bestWidth = best ? best->highMinutes - best->lowMinutes : width;
        if (!best || width < bestWidth || (width == bestWidth && inside > bestInside)) {
            best = range;
            bestInside = inside;
        }
    }
    return best;
}

std::optional<WaitRange> estimateWait(int ahead, int usualMinutes, int openWindows)
{
    if (openWindows <= 0) {
        return std::nullopt;
    }
    const double middle = static_cast<double>(ahead) * usualMinutes / openWindows;
    const int low = roundedDown(middle * (1 - kNoShowShare));
    const int high = roundedUp(middle * (1 + kSlowShare));
    return WaitRange{low, std::max(high, low + kStepMinutes)};
}

std::optional<WaitRange> waitRangeFrom(const QJsonValue& said)
{
    const QJsonObject json = said.toObject();
    const WaitRange range{json.value(QStringLiteral("low")).toInt(-1),
                          json.value(QStringLiteral("high")).toInt(-1)};
    const bool isRange = range.lowMinutes >= 0 && range.lowMinutes < range.highMinutes &&
                         range.highMinutes <= kLongestWaitMinutes;
    return isRange ? std::optional(range) : std::nullopt;
}

QJsonObject toJson(const WaitRange& range)
{
    return {{QStringLiteral("low"), range.lowMinutes}, {QStringLiteral("high"), range.highMinutes}};
}

} // namespace onewindow::queue
