// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/AccessLog.h"

#include "services/core/Log.h"
#include "services/core/LogContext.h"

#include <utility>

namespace onewindow::platform {

namespace {

constexpr int kFirstRefusal = 400;

} // namespace

void AccessLog::record(const Served& served)
{
    const bool isRefusal = served.status >= kFirstRefusal;
    if (!isRefusal && (served.isFrequent || !served.changesThings)) {
        return;
    }
    qint64 suppressed = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_limiter.admit(QString(), std::chrono::steady_clock::now())) {
            ++m_suppressed;
            return;
        }
        suppressed = std::exchange(m_suppressed, 0);
    }
    if (suppressed > 0) {
        qCWarning(lcPlatform) << suppressed << "requests more than were worth a line each";
    }
    const LogScope scope(served.requestId);
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(served.took).count();
    qCInfo(lcPlatform).noquote().nospace()
        << served.method << " /" << served.route << ' ' << served.status
        << (served.error.isEmpty() ? QString() : u' ' + served.error) << ' ' << ms << " ms"
        << (served.machine.isEmpty() ? QString() : u' ' + served.machine);
}

} // namespace onewindow::platform
