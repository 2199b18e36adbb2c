// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/PastDays.h"

#include <vector>

namespace onewindow::queue {

/// Of all ranges that people are told, so many shall turn out right.
inline constexpr double kRangesKept = 0.8;

/// What a hall's ranges were worth on one day.
struct RangesKept
{
    int quoted = 0; ///< Of numbers that were called.
    int kept = 0;
    double widthSum = 0; ///< Minutes.

    [[nodiscard]] double share() const { return quoted > 0 ? double(kept) / quoted : 0; }

    [[nodiscard]] double meanWidth() const { return quoted > 0 ? widthSum / quoted : 0; }
};

RangesKept rangesKept(const std::vector<PastQuote>& quotes);

/// The share of a forecast that a range is to hold (0-1) for kRangesKept of them to turn out
/// right. A range in steps of five minutes holds more than it must, and no model is the hall
/// itself; so the share follows what became of the ranges of past days (oldest first), up where
/// too many failed and down where too few did: an online conformal quantile, by days. It depends
/// on these days alone, and the ranges of each came from the days before it: that this settles
/// wherever it starts is tested.
double calibratedLevel(const std::vector<PastDay>& days);

} // namespace onewindow::queue
