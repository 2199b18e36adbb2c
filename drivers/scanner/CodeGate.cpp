// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/CodeGate.h"

#include <QHash>
#include <QRandomGenerator>

#include <algorithm>

namespace onewindow::drivers {

namespace {

/// More codes than lie under a scanner at once; the oldest is forgotten.
constexpr std::size_t kMaxReported = 16;

} // namespace

CodeGate::CodeGate(Limits limits)
    : m_limits(limits)
    , m_seed(QRandomGenerator::system()->generate64())
{}

bool CodeGate::admits(QStringView code, std::chrono::milliseconds now)
{
    m_isFlooded = false;
    const size_t hash = qHash(code, m_seed);
    if (Reported* reported = find(hash, now)) {
        reported->lastSeen = now;
        return false;
    }
    if (m_lastReport && now - *m_lastReport < m_limits.minInterval) {
        m_isFlooded = true;
        return false;
    }
    if (m_reported.size() == kMaxReported) {
        m_reported.erase(m_reported.begin());
    }
    m_reported.push_back({hash, now});
    m_lastReport = now;
    return true;
}

void CodeGate::note(QStringView code, std::chrono::milliseconds now)
{
    if (Reported* reported = find(qHash(code, m_seed), now)) {
        reported->lastSeen = now;
    }
}

CodeGate::Reported* CodeGate::find(size_t hash, std::chrono::milliseconds now)
{
    std::erase_if(m_reported, [&](const Reported& reported) {
        return now - reported.lastSeen >= m_limits.absence;
    });
    const auto found = std::find_if(m_reported.begin(), m_reported.end(),
                                    [hash](const Reported& r) { return r.hash == hash; });
    return found == m_reported.end() ? nullptr : &*found;
}

} // namespace onewindow::drivers
