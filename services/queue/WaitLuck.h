// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Chance, for WaitForecast: the same on every machine.

#include "services/queue/WaitModel.h"

#include <QtGlobal>

#include <array>
#include <cmath>
#include <limits>

namespace onewindow::queue {

/// SplitMix64: neighbours have nothing in common any more.
inline quint64 mixed(quint64 value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

/// In (0, 1), by hash.
inline float uniform(quint64 seed)
{
    return (static_cast<float>(mixed(seed * 0x9e3779b97f4a7c15ULL) >> 40) + 0.5F) * 0x1.0p-24F;
}

/// In (0, 1): over the runs, one value in each of `runs` equal parts, in an order of the seed's
/// own.
inline float spreadOut(quint64 hash, quint32 run, quint32 runs)
{
    const quint32 mask = runs - 1;
    auto part = run ^ static_cast<quint32>(hash);
    part = (part * (static_cast<quint32>(hash >> 8) | 1U)) & mask;
    part ^= part >> 3;
    part = (part * (static_cast<quint32>(hash >> 16) | 1U)) & mask;
    part ^= part >> 2;
    part = (part ^ static_cast<quint32>(hash >> 24)) & mask;
    const quint32 within = (part + 1) * 0x9e3779b9U ^ static_cast<quint32>(hash >> 32);
    const float offset = (static_cast<float>(within >> 8) + 0.5F) * 0x1.0p-24F;
    return (static_cast<float>(part) + offset) / static_cast<float>(runs);
}

/// What happens at a changing rate, summed from now on at the ends of half hours.
class WaitHazard
{
public:
    WaitHazard(const WaitModel::ByBucket& perMin, float minuteOfDay)
    {
        m_first = WaitModel::kBucketMinutes - std::fmod(minuteOfDay, WaitModel::kBucketMinutes);
        const auto now = static_cast<int>(minuteOfDay / WaitModel::kBucketMinutes);
        float sum = 0;
        for (int i = 0; i < kSpans; ++i) {
            const auto bucket = static_cast<std::size_t>((now + i) % WaitModel::kBuckets);
            m_rates[static_cast<std::size_t>(i)] = perMin[bucket];
            sum += perMin[bucket] * (i == 0 ? m_first : WaitModel::kBucketMinutes);
            m_sums[static_cast<std::size_t>(i)] = sum;
        }
    }

    /// When it happens after `from`, given luck `u` of (0, 1); infinity beyond the horizon.
    [[nodiscard]] float after(float from, float u) const
    {
        float left = sumUntil(from) - std::log(u);
        for (std::size_t i = 0; i < kSpans; ++i) {
            if (left <= m_sums[i]) {
                const float before = i == 0 ? 0 : m_sums[i - 1];
                return startOf(i) + (m_rates[i] > 0 ? (left - before) / m_rates[i] : 0);
            }
        }
        return std::numeric_limits<float>::infinity();
    }

private:
    static constexpr int kSpans = 17;

    [[nodiscard]] float startOf(std::size_t span) const
    {
        return span == 0 ? 0 : m_first + WaitModel::kBucketMinutes * static_cast<float>(span - 1);
    }

    [[nodiscard]] float sumUntil(float at) const
    {
        const std::size_t span =
            at < m_first ? 0
                         : 1 + static_cast<std::size_t>((at - m_first) / WaitModel::kBucketMinutes);
        if (span >= kSpans) {
            return m_sums.back();
        }
        return (span == 0 ? 0 : m_sums[span - 1]) + (at - startOf(span)) * m_rates[span];
    }

    float m_first = 0; ///< Minutes until the first bucket ends.
    std::array<float, kSpans> m_rates{};
    std::array<float, kSpans> m_sums{};
};

} // namespace onewindow::queue
