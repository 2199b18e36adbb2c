// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/SessionTimer.h"

#include <algorithm>

namespace onewindow::ui {

void SessionTimer::start(qint64 nowMs, bool isElder, bool isResult, bool isSilent)
{
    if (isResult) {
        m_quietMs = isElder ? m_delays.elderResultMs : m_delays.resultMs;
    } else {
        m_quietMs = isElder ? m_delays.elderIdleMs : m_delays.idleMs;
    }
    m_isResult = isResult;
    m_isSilent = isSilent;
    m_quietUntilMs = nowMs + m_quietMs;
}

void SessionTimer::noteActivity(qint64 nowMs)
{
    if (!m_quietUntilMs) {
        return;
    }
    // A result shows its seconds on the page itself, so a touch of it is somebody who is there.
    const bool isCounted = nowMs >= *m_quietUntilMs && !m_isSilent;
    if (!isCounted || m_isResult) {
        m_quietUntilMs = nowMs + m_quietMs;
    }
}

bool SessionTimer::extend(qint64 nowMs)
{
    if (!m_quietUntilMs || !canExtend()) {
        return false;
    }
    ++m_extensions;
    // Where the page has no quiet time of its own, an extension gives as much as the count.
    m_quietUntilMs = nowMs + std::max(m_quietMs, m_delays.countdownMs);
    return true;
}

qint64 SessionTimer::overAtMs() const
{
    return *m_quietUntilMs + (m_isSilent ? 0 : m_delays.countdownMs);
}

std::optional<int> SessionTimer::secondsLeft(qint64 nowMs) const
{
    if (!m_quietUntilMs || m_isSilent || nowMs < *m_quietUntilMs) {
        return std::nullopt;
    }
    return static_cast<int>(std::max<qint64>(0, overAtMs() - nowMs + 999) / 1000);
}

bool SessionTimer::isOver(qint64 nowMs) const
{
    return m_quietUntilMs && nowMs >= overAtMs();
}

std::optional<qint64> SessionTimer::nextChange(qint64 nowMs) const
{
    if (!m_quietUntilMs) {
        return std::nullopt;
    }
    if (nowMs < *m_quietUntilMs) {
        return *m_quietUntilMs - nowMs;
    }
    const qint64 leftMs = overAtMs() - nowMs;
    if (leftMs <= 0) {
        return 0;
    }
    return leftMs % 1000 == 0 ? 1000 : leftMs % 1000;
}

} // namespace onewindow::ui
