// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"

#include <chrono>
#include <mutex>

namespace onewindow {

/// A clock that a test moves. Starts on 2026-11-22 09:00 in Beijing, one hour after boot.
class ManualClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_now;
    }

    /// Time goes by: wall and boot clock together.
    void advance(std::chrono::milliseconds by)
    {
        const std::lock_guard lock(m_mutex);
        m_now.wallMs += by.count();
        m_now.bootMs += by.count();
    }

    /// The wall clock alone jumps, as when somebody sets it.
    void jumpWall(std::chrono::milliseconds by)
    {
        const std::lock_guard lock(m_mutex);
        m_now.wallMs += by.count();
    }

    /// The machine starts anew: another boot id, the boot clock near zero.
    void reboot(bool isSynced)
    {
        const std::lock_guard lock(m_mutex);
        m_now.bootMs = 5'000;
        m_now.bootId[0] = static_cast<char>(m_now.bootId.at(0) + 1);
        m_now.isSynced = isSynced;
    }

private:
    mutable std::mutex m_mutex;
    Timestamp m_now{.wallMs = 1'795'309'200'000,
                    .bootMs = 3'600'000,
                    .bootId = QByteArray(16, 'b'),
                    .isSynced = true};
};

} // namespace onewindow
