// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitEstimate.h"

#include <algorithm>
#include <cmath>

namespace onewindow::queue {

namespace {

constexpr double kNoShowShare = 0.2;
constexpr double kSlowShare = 0.3;
constexpr int kStepMinutes = 5;

int roundedUp(double minutes)
{
    return static_cast<int>(std::ceil(minutes / kStepMinutes)) * kStepMinutes;
}

int roundedDown(double minutes)
{
    return static_cast<int>(std::floor(minutes / kStepMinutes)) * kStepMinutes;
}

} // namespace

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

} // namespace onewindow::queue
