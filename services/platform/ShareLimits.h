// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/RateLimiter.h"

#include <QString>

#include <mutex>

namespace onewindow::platform {

/// Holds what is asked about persons at departments, and at the centre, to what people who file
/// need: of one terminal or window thirty at once, then one in two seconds; of a hall, which asks
/// for all of its windows, twenty times as much. In the memory of this process. Thread-safe: what
/// staff asks for is answered on readers' threads.
class ShareLimits
{
public:
    static constexpr int kAtOnce = 30;
    static constexpr int kWindows = 20;

    /// Whether the terminal or the window may ask for one more now.
    bool admit(const QString& asker, RateLimiter::TimePoint now)
    {
        const std::lock_guard lock(m_mutex);
        return m_askers.admit(asker, now);
    }

    /// Whether the hall may, for one of its windows.
    bool admitHall(const QString& hall, RateLimiter::TimePoint now)
    {
        const std::lock_guard lock(m_mutex);
        return m_halls.admit(hall, now);
    }

private:
    static constexpr double kPerSecond = 0.5;

    std::mutex m_mutex; ///< Guards what follows.
    RateLimiter m_askers{kPerSecond, kAtOnce};
    RateLimiter m_halls{kWindows * kPerSecond, kWindows* kAtOnce};
};

} // namespace onewindow::platform
