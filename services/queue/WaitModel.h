// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <array>
#include <vector>

namespace onewindow::queue {

/// A distribution of minutes by its quantiles: values at i / (kKnots - 1), straight between them.
class Quantiles
{
public:
    static constexpr int kKnots = 65;

    /// Of `samples`, which are sorted; all zero without any.
    static Quantiles of(const std::vector<float>& samples)
    {
        Quantiles made;
        for (int i = 0; i < kKnots && !samples.empty(); ++i) {
            const float place =
                static_cast<float>(i) * static_cast<float>(samples.size() - 1) / (kKnots - 1);
            const auto below = static_cast<std::size_t>(place);
            const std::size_t above = std::min(below + 1, samples.size() - 1);
            made.m_knots[static_cast<std::size_t>(i)] =
                samples[below] +
                (samples[above] - samples[below]) * (place - static_cast<float>(below));
        }
        return made;
    }

    /// The value that a share `u` of 0-1 does not exceed.
    [[nodiscard]] float at(float u) const
    {
        const float place = u * (kKnots - 1);
        const int i = std::min(static_cast<int>(place), kKnots - 2);
        const float* knot = m_knots.data() + i;
        return knot[0] + (knot[1] - knot[0]) * (place - static_cast<float>(i));
    }

    /// The share that does not exceed `minutes`, 0-1.
    [[nodiscard]] float shareBelow(float minutes) const
    {
        const auto above = std::upper_bound(m_knots.begin(), m_knots.end(), minutes);
        if (above == m_knots.begin()) {
            return 0;
        }
        const auto i = static_cast<float>(above - m_knots.begin() - 1);
        if (above == m_knots.end()) {
            return 1;
        }
        const float step = *above - *(above - 1);
        return (i + (step > 0 ? (minutes - *(above - 1)) / step : 0)) / (kKnots - 1);
    }

    [[nodiscard]] float mean() const
    {
        float sum = 0;
        for (std::size_t i = 0; i + 1 < m_knots.size(); ++i) {
            sum += (m_knots[i] + m_knots[i + 1]) / 2;
        }
        return sum / (kKnots - 1);
    }

    /// `share` of this and the rest of `other`, each stretched to the mean of this.
    [[nodiscard]] Quantiles mixedWith(const Quantiles& other, float share) const
    {
        const float otherMean = other.mean();
        return otherMean > 0 ? mixedWith(other, share, mean() / otherMean) : *this;
    }

    /// `share` of this and the rest of `other` times `stretch`.
    [[nodiscard]] Quantiles mixedWith(const Quantiles& other, float share, float stretch) const
    {
        Quantiles mixed;
        for (std::size_t i = 0; i < m_knots.size(); ++i) {
            mixed.m_knots[i] = share * m_knots[i] + (1 - share) * stretch * other.m_knots[i];
        }
        return mixed;
    }

    friend bool operator==(const Quantiles&, const Quantiles&) = default;

private:
    std::array<float, kKnots> m_knots{};
};

/// How a hall works, as distributions: what WaitForecast draws from. Matters are indices of the
/// caller's; all times are minutes.
struct WaitModel
{
    static constexpr int kBuckets = 48; ///< Half hours of a day.
    static constexpr float kBucketMinutes = 30;

    struct Matter
    {
        /// From the call until the window calls the next, of people who came.
        Quantiles occupied;
        float noShow = 0.1F;    ///< Share of numbers that nobody answers to.
        float earlierShare = 0; ///< Of those who come later and go first, who come for this.
    };

    using ByBucket = std::array<float, kBuckets>;

    std::vector<Matter> matters;
    Quantiles missed; ///< From the call until the window calls the next, if nobody came.
    ByBucket pace{};  ///< How much longer than usual services take at this time; 1 is usual.
    ByBucket earlierPerMin{}; ///< People a minute who go before others that came earlier.
    ByBucket leavesPerMin{};  ///< Of an open window: that it calls nobody from now on.
    ByBucket returnsPerMin{}; ///< Of a window where nobody sits: that it opens.
    float headStart = 20;     ///< Who goes before others that came so much earlier.
    /// The same of who takes a number with priority: an appointment may have another.
    float priorityHeadStart = 20;
    int ordinaryEvery = 3; ///< See CallRules.
};

} // namespace onewindow::queue
