// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace onewindow {

/// Tells the service manager how the program is (sd_notify(3)); does nothing when none is there.
void notifyManager(const QByteArray& state);

/// How often the manager wants to hear WATCHDOG=1: half of what it allows; 0 if it does not.
std::chrono::milliseconds watchdogInterval();

/// While this lives, the service manager waits for a start that takes longer than the unit's
/// TimeoutStartSec (EXTEND_TIMEOUT_USEC of sd_notify(3)), for six hours at most: after that, who
/// began it is stuck. Says so at once and again every half of what it asks for, from a thread of
/// its own; does nothing when no manager is there.
class StartExtension
{
public:
    StartExtension();
    ~StartExtension();
    StartExtension(const StartExtension&) = delete;
    StartExtension& operator=(const StartExtension&) = delete;
    StartExtension(StartExtension&&) = delete;
    StartExtension& operator=(StartExtension&&) = delete;

private:
    void work(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_pause; ///< Between two messages; ends with this.
    std::jthread m_thread;               ///< Last: it uses the others.
};

} // namespace onewindow
