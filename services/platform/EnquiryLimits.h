// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/platform/RateLimiter.h"

#include <QString>

#include <mutex>

namespace onewindow::platform {

/// Holds enquiries about cases to what citizens need: one terminal asks so often for persons, and
/// tries so many wrong numbers and digits; one case's number is tried so often, from wherever. A
/// try is counted when it begins, so that many at once are no way around, and given back when it
/// was right. In the memory of this process. Thread-safe.
class EnquiryLimits
{
public:
    static constexpr int kPersons = 30; ///< Of one terminal at once, then one in six seconds.
    static constexpr int kTriesOfTerminal = 10; ///< Wrong ones, in ten minutes.
    static constexpr int kTriesOfNumber = 5;    ///< The same.

    explicit EnquiryLimits(const Clock& clock)
        : m_clock(clock)
    {}

    /// Whether `terminal` may ask for a person's cases now.
    bool mayAsk(const QString& terminal)
    {
        const std::lock_guard lock(m_mutex);
        return m_persons.admit(terminal, now());
    }

    /// Whether `terminal` may try now; empty: somebody else counts its tries.
    bool beginAt(const QString& terminal)
    {
        const std::lock_guard lock(m_mutex);
        return terminal.isEmpty() || m_terminals.admit(terminal, now());
    }

    /// Whether the case `number` may be tried now.
    bool beginOf(const QString& number)
    {
        const std::lock_guard lock(m_mutex);
        return m_numbers.admit(number, now());
    }

    /// What began was right, or was not tried after all.
    void forgiveAt(const QString& terminal)
    {
        const std::lock_guard lock(m_mutex);
        m_terminals.giveBack(terminal);
    }

    void forgiveOf(const QString& number)
    {
        const std::lock_guard lock(m_mutex);
        m_numbers.giveBack(number);
    }

private:
    static constexpr double kTenMinutes = 600;

    [[nodiscard]] RateLimiter::TimePoint now() const
    {
        return RateLimiter::TimePoint(std::chrono::milliseconds(m_clock.now().bootMs));
    }

    const Clock& m_clock;
    std::mutex m_mutex;
    RateLimiter m_persons{1.0 / 6, kPersons};
    RateLimiter m_terminals{kTriesOfTerminal / kTenMinutes, kTriesOfTerminal};
    RateLimiter m_numbers{kTriesOfNumber / kTenMinutes, kTriesOfNumber};
};

} // namespace onewindow::platform
