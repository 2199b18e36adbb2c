// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>

#include <mutex>

namespace onewindow::platform {

/// When this process has last heard of each hall below: a hall asks for its feed at least twice a
/// minute. As many entries as there are halls. Thread-safe.
class HallsHeard
{
public:
    void note(const QString& hall, qint64 nowMs)
    {
        const std::lock_guard lock(m_mutex);
        m_at[hall] = nowMs;
    }

    /// Unix ms; 0: not since this process began.
    [[nodiscard]] qint64 lastMs(const QString& hall) const
    {
        const std::lock_guard lock(m_mutex);
        return m_at.value(hall);
    }

private:
    mutable std::mutex m_mutex;
    QHash<QString, qint64> m_at;
};

} // namespace onewindow::platform
