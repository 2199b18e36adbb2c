// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>

namespace onewindow::sync {

/// Wakes one waiting thread. A ring while nobody waits is kept, several are one.
class Bell
{
public:
    void ring()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isRung = true;
        }
        m_wake.notify_one();
    }

    /// Waits for a ring, at most for `limit`, and not at all once `stop` was asked for. Whether it
    /// rang.
    bool wait(std::stop_token stop, std::chrono::milliseconds limit)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, std::move(stop), limit, [this] { return m_isRung; });
        return std::exchange(m_isRung, false);
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_isRung = false;
};

/// Waits for `length`, or until `stop` is asked for.
inline void pause(std::stop_token stop, std::chrono::milliseconds length)
{
    Bell never;
    never.wait(std::move(stop), length);
}

} // namespace onewindow::sync
