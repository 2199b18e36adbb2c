// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/platform/ClientNetwork.h"
#include "services/platform/RateLimiter.h"

#include <QString>

#include <mutex>

namespace onewindow::platform {

/// Slows down who guesses: five wrong tries of a clientNetwork(), then one more each two minutes. A
/// try is counted when it begins, so that many at once are no way around, and given back when it
/// was no guess. Thread-safe.
class AttemptLimiter
{
public:
    static constexpr int kTries = 5;
    static constexpr double kPerSecond = kTries / 600.0;

    explicit AttemptLimiter(const Clock& clock)
        : m_clock(clock)
    {}

    /// Whether `address` may try now.
    bool begin(const QString& address)
    {
        const std::lock_guard lock(m_mutex);
        const std::chrono::milliseconds boot(m_clock.now().bootMs);
        return m_limiter.admit(clientNetwork(address), RateLimiter::TimePoint(boot));
    }

    /// What began was no wrong try.
    void forgive(const QString& address)
    {
        const std::lock_guard lock(m_mutex);
        m_limiter.giveBack(clientNetwork(address));
    }

private:
    const Clock& m_clock;
    std::mutex m_mutex;
    RateLimiter m_limiter{kPerSecond, kTries};
};

} // namespace onewindow::platform
