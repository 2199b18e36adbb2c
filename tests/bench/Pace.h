// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace onewindow::bench {

/// Lets time pass up to `moment`: what is measured at a rate, or over a time, has no other
/// condition to wait for.
inline void passUntil(std::chrono::steady_clock::time_point moment)
{
    std::mutex mutex;
    std::condition_variable never;
    std::unique_lock lock(mutex);
    never.wait_until(lock, moment, [] { return false; });
}

/// Lets `length` pass.
inline void pass(std::chrono::nanoseconds length)
{
    passUntil(std::chrono::steady_clock::now() + length);
}

} // namespace onewindow::bench
