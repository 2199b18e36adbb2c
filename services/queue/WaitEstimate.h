// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <span>

namespace onewindow::queue {

/// A range of minutes, in steps of five: never a single minute that nobody can keep.
struct WaitRange
{
    int lowMinutes = 0;
    int highMinutes = 0;

    friend bool operator==(const WaitRange&, const WaitRange&) = default;
};

/// Nobody is told of more.
inline constexpr int kLongestWaitMinutes = 480;

/// How long who comes now will wait: people ahead times the usual service time over the open
/// windows (QL of standards section 6.5), less the usual no-shows at the low end. Nothing when no
/// window is open: then nobody can say.
std::optional<WaitRange> estimateWait(int ahead, int usualMinutes, int openWindows);

/// The shortest range that holds a `share` (0-1) of `minutes`, which were forecast; of several the
/// one that holds most. Each value stands for its neighbourhood, so that the ends do not jump.
/// Nothing where so many of them are no time at all (infinite), or beyond kLongestWaitMinutes.
std::optional<WaitRange> shortestRange(std::span<const float> minutes, double share);

/// {low, high}, minutes: what a fact says that somebody was told. Nothing for what is no range.
QJsonObject toJson(const WaitRange& range);
std::optional<WaitRange> waitRangeFrom(const QJsonValue& said);

} // namespace onewindow::queue
