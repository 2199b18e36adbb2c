// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/KioskDelays.h"

#include <optional>

namespace onewindow::ui {

/// A card that its holder left on the reader when their session ended, and when the terminal calls
/// after them. Pure: it is told the time (boot milliseconds) and answers; somebody else has the
/// timer.
class ForgottenCard
{
public:
    explicit ForgottenCard(const KioskDelays& delays)
        : m_delays(delays)
    {}

    /// The session has ended with its card on the reader: the first call is due now.
    void begin(qint64 nowMs);
    /// It was lifted, or somebody uses it.
    void end();

    [[nodiscard]] bool isLeft() const { return m_isLeft; }

    /// When the next call is due; nothing after the last one.
    [[nodiscard]] std::optional<qint64> nextCallMs() const { return m_nextCallMs; }

    /// Whether a call is due; it counts as made.
    bool takeCall(qint64 nowMs);

private:
    KioskDelays m_delays;
    bool m_isLeft = false;
    int m_calls = 0;
    std::optional<qint64> m_nextCallMs;
};

} // namespace onewindow::ui
