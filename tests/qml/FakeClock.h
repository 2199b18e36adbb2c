// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"

namespace onewindow::ui {

/// Monday, 23 November 2026, 09:41 in the hall, until it is moved.
class FakeClock final : public Clock
{
public:
    static constexpr qint64 kStartMs = 1'795'398'060'000;

    [[nodiscard]] Timestamp now() const override
    {
        return {.wallMs = kStartMs + m_passedMs,
                .bootMs = 1'000'000 + m_passedMs,
                .bootId = QByteArray(16, 'b'),
                .isSynced = m_isSynced};
    }

    void advance(qint64 ms) { m_passedMs += ms; }

    void reset()
    {
        m_passedMs = 0;
        m_isSynced = true;
    }

    void setSynced(bool isSynced) { m_isSynced = isSynced; }

private:
    qint64 m_passedMs = 0;
    bool m_isSynced = true;
};

} // namespace onewindow::ui
