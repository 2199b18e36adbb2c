// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/core/Durations.h"

#include <QByteArray>
#include <QtGlobal>

#include <atomic>

namespace onewindow {

/// The machine's clock, set back by whole hours to between 12:00 and 13:00 in Beijing, where it
/// goes on: the hall's day does not change under a test, whenever that is run. Every process that a
/// test starts goes by the same hours. Set back and never forward, so that a certificate made by
/// it is valid already; one that lasts less than a day may be past by the machine's clock.
class NoonClock final : public Clock
{
public:
    NoonClock()
        : m_backMs(back())
    {}

    [[nodiscard]] Timestamp now() const override
    {
        Timestamp now = m_system.now();
        now.wallMs -= m_backMs;
        return now;
    }

private:
    static constexpr const char* kVariable = "ONEWINDOW_TEST_HOURS_BACK";

    /// Decided once, by the first process.
    static qint64 back()
    {
        static const qint64 s_backMs = [] {
            bool isDecided = false;
            int hours = qEnvironmentVariableIntValue(kVariable, &isDecided);
            if (!isDecided) {
                const qint64 hourInBeijing = (SystemClock().now().wallMs / kHourMs + 8) % 24;
                hours = static_cast<int>((hourInBeijing + 12) % 24);
                qputenv(kVariable, QByteArray::number(hours));
            }
            return hours * kHourMs;
        }();
        return s_backMs;
    }

    SystemClock m_system;
    qint64 m_backMs;
};

/// Noon, of a day that a test ends.
class TurnedClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override
    {
        Timestamp now = m_noon.now();
        now.wallMs += m_aheadMs;
        return now;
    }

    void turn(qint64 ms) { m_aheadMs += ms; }

private:
    NoonClock m_noon;
    std::atomic<qint64> m_aheadMs = 0;
};

} // namespace onewindow
