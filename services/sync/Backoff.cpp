// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/Backoff.h"

#include "services/core/Enforce.h"

#include <algorithm>

namespace onewindow::sync {

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds cap, quint32 seed)
    : m_first(first)
    , m_cap(cap)
    , m_ceiling(first)
    , m_random(seed != 0 ? seed : std::random_device()())
{
    OW_ENFORCE(first.count() > 0 && first <= cap);
}

std::chrono::milliseconds Backoff::next()
{
    std::uniform_int_distribution<qint64> jitter(m_ceiling.count() / 2, m_ceiling.count());
    const std::chrono::milliseconds wait(jitter(m_random));
    m_ceiling = std::min(m_cap, m_ceiling * 2);
    return wait;
}

} // namespace onewindow::sync
