// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/PastDays.h"
#include "services/queue/WaitModel.h"

#include <QHash>

#include <array>
#include <vector>

namespace onewindow::queue {

// What WaitHistory counts in past days.

/// How long windows were busy with people, from call to call.
class StaysSeen
{
public:
    explicit StaysSeen(std::size_t matters);

    void add(const PastDay& day, const QHash<QString, int>& indices);

    /// Fills what the model says of stays; `usualMinutes` by matter, for those with few.
    void tell(WaitModel& model, const std::vector<float>& usualMinutes);

    [[nodiscard]] std::vector<int> services() const;

private:
    struct Matter
    {
        std::vector<float> minutes;
        int missed = 0;
    };

    void addWindow(const std::vector<const PastTicket*>& calls, const QHash<QString, int>& indices);
    [[nodiscard]] Quantiles pooled() const;
    void tellPace(WaitModel& model) const;

    struct Stay
    {
        std::size_t matter = 0;
        std::size_t bucket = 0;
        float minutes = 0;
    };

    std::vector<Matter> m_matters;
    std::vector<float> m_missed;
    std::vector<Stay> m_stays;
};

/// When windows open and close.
class WindowsSeen
{
public:
    void add(const PastDay& day);
    void tell(WaitModel& model) const;

private:
    std::array<double, WaitModel::kBuckets> m_openMinutes{};
    std::array<double, WaitModel::kBuckets> m_awayMinutes{};
    std::array<int, WaitModel::kBuckets> m_left{};
    std::array<int, WaitModel::kBuckets> m_returned{};
};

/// Who comes with a head start, when and for what.
class EarlierSeen
{
public:
    explicit EarlierSeen(std::size_t matters)
        : m_matters(matters)
    {}

    void add(const PastDay& day, const QHash<QString, int>& indices, qint64 headStartMs);
    void tell(WaitModel& model) const;

private:
    std::vector<int> m_matters;
    std::array<int, WaitModel::kBuckets> m_came{};
    int m_days = 0;
};

} // namespace onewindow::queue
