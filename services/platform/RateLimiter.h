// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>

#include <chrono>

namespace onewindow::platform {

/// A token bucket for each client: `burst` requests at once, then `perSecond`. Remembers at most
/// kClientLimit clients; the ones whose buckets are full again are forgotten first, then any.
/// Belongs to one thread.
class RateLimiter
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr qsizetype kClientLimit = 10'000;

    RateLimiter(double perSecond, double burst);

    /// Takes one token of `client`; false if there is none.
    bool admit(const QString& client, TimePoint now);

    /// Puts a token back: what it was taken for did not count.
    void giveBack(const QString& client);

    [[nodiscard]] qsizetype clients() const { return m_buckets.size(); }

private:
    struct Bucket
    {
        double tokens = 0;
        TimePoint at;
    };

    void makeRoom(TimePoint now);
    [[nodiscard]] double refilled(const Bucket& bucket, TimePoint now) const;

    double m_perSecond;
    double m_burst;
    QHash<QString, Bucket> m_buckets;
};

} // namespace onewindow::platform
