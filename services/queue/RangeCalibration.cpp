// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/RangeCalibration.h"

#include <algorithm>

namespace onewindow::queue {

namespace {

/// Where halls without ranges of their own begin.
constexpr double kFirstLevel = 0.74;
constexpr double kLeastLevel = 0.4;
constexpr double kMostLevel = 0.95;
/// How far the level goes for what a day has shown; with fewer quotes, less far.
constexpr double kStep = 0.5;
constexpr double kQuotesOfFullStep = 200;

} // namespace

RangesKept rangesKept(const std::vector<PastQuote>& quotes)
{
    RangesKept sums;
    for (const PastQuote& quote : quotes) {
        ++sums.quoted;
        sums.kept += quote.isKept() ? 1 : 0;
        sums.widthSum += quote.quoted.highMinutes - quote.quoted.lowMinutes;
    }
    return sums;
}

double calibratedLevel(const std::vector<PastDay>& days)
{
    double level = kFirstLevel;
    for (const PastDay& day : days) {
        const RangesKept kept = rangesKept(day.quotes);
        if (kept.quoted > 0) {
            const double weight = std::min(1.0, kept.quoted / kQuotesOfFullStep);
            level += kStep * weight * (kRangesKept - kept.share());
        }
    }
    return std::clamp(level, kLeastLevel, kMostLevel);
}

} // namespace onewindow::queue
