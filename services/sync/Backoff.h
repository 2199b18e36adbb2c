// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <random>

namespace onewindow::sync {

/// How long to wait after a failure: doubling from `first` to `cap`, each time shortened by up to
/// half at random, so that many clients do not come back at one moment.
class Backoff
{
public:
    /// `seed` 0 takes one from the kernel.
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds cap, quint32 seed);

    /// The next wait.
    std::chrono::milliseconds next();

    /// After a success.
    void reset() { m_ceiling = m_first; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_cap;
    std::chrono::milliseconds m_ceiling;
    std::minstd_rand m_random;
};

} // namespace onewindow::sync
