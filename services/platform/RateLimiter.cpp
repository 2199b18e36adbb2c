// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/RateLimiter.h"

#include <algorithm>

namespace onewindow::platform {

RateLimiter::RateLimiter(double perSecond, double burst)
    : m_perSecond(perSecond)
    , m_burst(std::max(1.0, burst))
{}

double RateLimiter::refilled(const Bucket& bucket, TimePoint now) const
{
    const std::chrono::duration<double> passed = now - bucket.at;
    return std::min(m_burst, bucket.tokens + std::max(0.0, passed.count()) * m_perSecond);
}

bool RateLimiter::admit(const QString& client, TimePoint now)
{
    auto found = m_buckets.find(client);
    if (found == m_buckets.end()) {
        if (m_buckets.size() >= kClientLimit) {
            makeRoom(now);
        }
        found = m_buckets.insert(client, {m_burst, now});
    }
    Bucket& bucket = *found;
    bucket.tokens = refilled(bucket, now);
    bucket.at = now;
    if (bucket.tokens < 1) {
        return false;
    }
    bucket.tokens -= 1;
    return true;
}

void RateLimiter::giveBack(const QString& client)
{
    const auto found = m_buckets.find(client);
    if (found != m_buckets.end()) {
        found->tokens = std::min(m_burst, found->tokens + 1);
    }
}

void RateLimiter::makeRoom(TimePoint now)
{
    m_buckets.removeIf(
        [this, now](const auto& entry) { return refilled(entry.value(), now) >= m_burst; });
    // All of them are busy: forgetting half is fairer than keeping newcomers out, and it keeps the
    // cost of making room small for each newcomer.
    for (auto it = m_buckets.begin();
         m_buckets.size() > kClientLimit / 2 && it != m_buckets.end();) {
        it = m_buckets.erase(it);
    }
}

} // namespace onewindow::platform
