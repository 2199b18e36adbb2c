// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/KioskDelays.h"

#include <optional>

namespace onewindow::ui {

/// When a session that nobody touches ends. Pure: it is told the time (boot milliseconds, which do
/// not jump) and answers; somebody else has the timer.
class SessionTimer
{
public:
    explicit SessionTimer(const KioskDelays& delays)
        : m_delays(delays)
    {}

    /// Begins to wait anew in a page: `isResult` stands shorter, `isSilent` ends without counting.
    void start(qint64 nowMs, bool isElder, bool isResult, bool isSilent);

    void stop() { m_quietUntilMs.reset(); }

    /// A touch. While the last seconds are counted over the page, only extend() helps.
    void noteActivity(qint64 nowMs);

    /// "I need more time." False when the limit is reached: nothing changes then.
    bool extend(qint64 nowMs);

    [[nodiscard]] bool canExtend() const { return m_extensions < m_delays.extensionLimit; }

    /// The next session starts with all its extensions.
    void resetExtensions() { m_extensions = 0; }

    /// Whole seconds left, once they are counted; 0 when it is over. Nothing before that.
    [[nodiscard]] std::optional<int> secondsLeft(qint64 nowMs) const;
    [[nodiscard]] bool isOver(qint64 nowMs) const;
    /// Milliseconds until secondsLeft() changes; nothing while stopped.
    [[nodiscard]] std::optional<qint64> nextChange(qint64 nowMs) const;

private:
    [[nodiscard]] qint64 overAtMs() const;

    KioskDelays m_delays;
    std::optional<qint64> m_quietUntilMs;
    qint64 m_quietMs = 0;
    bool m_isResult = false;
    bool m_isSilent = false;
    int m_extensions = 0;
};

} // namespace onewindow::ui
