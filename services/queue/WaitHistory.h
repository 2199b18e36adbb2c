// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/CallOrder.h"
#include "services/queue/PastDays.h"
#include "services/queue/WaitModel.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace onewindow::queue {

/// What a hall has learned of waiting from its own past days. Made anew each day from the store,
/// never kept: its size is a few kilobytes a matter whatever the history.
class WaitHistory
{
public:
    /// Services of a matter before anything is said of it by the hall's own history.
    static constexpr int kServicesLeast = 5;

    WaitHistory() = default;
    /// `usualMinutes`: by matter, all that the hall offers; a service time to start from. The rest
    /// of what a matter lacks comes from all matters together. `rules`: the hall's order of
    /// calling.
    WaitHistory(const std::vector<PastDay>& days, const QHash<QString, int>& usualMinutes,
                const CallRules& rules = {});

    [[nodiscard]] const WaitModel& model() const { return m_model; }

    /// Index in the model; -1 for a matter that the hall does not know.
    [[nodiscard]] int indexOf(const QString& matter) const { return m_indices.value(matter, -1); }

    /// Whether a forecast may be made for the matter.
    [[nodiscard]] bool knows(const QString& matter) const;

    /// Share of a forecast that a range must hold for people to find it right four times in five.
    [[nodiscard]] double level() const { return m_level; }

private:
    WaitModel m_model;
    QHash<QString, int> m_indices;
    std::vector<int> m_services; ///< By matter.
    double m_level = 0;
};

} // namespace onewindow::queue
