// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitHistory.h"

#include "services/queue/RangeCalibration.h"
#include "services/queue/WaitLearning.h"

#include <algorithm>

namespace onewindow::queue {

WaitHistory::WaitHistory(const std::vector<PastDay>& days, const QHash<QString, int>& usualMinutes,
                         const CallRules& rules)
    : m_level(calibratedLevel(days))
{
    QStringList matters = usualMinutes.keys();
    matters.sort();
    std::vector<float> usual;
    for (const QString& matter : matters) {
        m_indices.insert(matter, static_cast<int>(m_indices.size()));
        usual.push_back(static_cast<float>(usualMinutes.value(matter)));
    }
    const qint64 headStartMs = std::max(rules.appointmentHeadStartMs, rules.priorityHeadStartMs);
    StaysSeen stays(usual.size());
    WindowsSeen windows;
    EarlierSeen earlier(usual.size());
    for (const PastDay& day : days) {
        stays.add(day, m_indices);
        windows.add(day);
        earlier.add(day, m_indices, headStartMs);
    }
    stays.tell(m_model, usual);
    windows.tell(m_model);
    earlier.tell(m_model);
    m_services = stays.services();
    m_model.headStart = static_cast<float>(headStartMs) / 60'000;
    m_model.priorityHeadStart = static_cast<float>(rules.priorityHeadStartMs) / 60'000;
    m_model.ordinaryEvery = rules.ordinaryEvery;
}

bool WaitHistory::knows(const QString& matter) const
{
    const int index = indexOf(matter);
    return index >= 0 && m_services[static_cast<std::size_t>(index)] >= kServicesLeast;
}

} // namespace onewindow::queue
