// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/ForgottenCard.h"

namespace onewindow::ui {

void ForgottenCard::begin(qint64 nowMs)
{
    m_isLeft = true;
    m_calls = 0;
    m_nextCallMs = nowMs;
}

void ForgottenCard::end()
{
    m_isLeft = false;
    m_nextCallMs.reset();
}

bool ForgottenCard::takeCall(qint64 nowMs)
{
    if (!m_nextCallMs || nowMs < *m_nextCallMs) {
        return false;
    }
    ++m_calls;
    m_nextCallMs = m_calls < m_delays.cardCallLimit ? std::optional(nowMs + m_delays.cardCallMs)
                                                    : std::nullopt;
    return true;
}

} // namespace onewindow::ui
