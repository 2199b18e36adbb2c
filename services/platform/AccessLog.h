// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/RateLimiter.h"
#include "services/platform/Route.h"

#include <mutex>

namespace onewindow::platform {

/// Writes a line for each request that changed something or was refused: route, status, duration
/// and machine, with the request's id; never a path, a query or a body, which may be personal. So
/// many lines that they would drown all others are counted instead. From any thread.
class AccessLog
{
public:
    static constexpr double kLinesPerSecond = 50;
    static constexpr double kLineBurst = 500;

    void record(const Served& served);

private:
    std::mutex m_mutex;
    RateLimiter m_limiter{kLinesPerSecond, kLineBurst};
    qint64 m_suppressed = 0;
};

} // namespace onewindow::platform
