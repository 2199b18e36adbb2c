// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/SilentAlarm.h"

#include <utility>

namespace onewindow::ui {

SilentAlarm::SilentAlarm(sync::HallLink& link, const Clock& clock, std::function<QString()> window,
                         QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_clock(clock)
    , m_window(std::move(window))
{}

void SilentAlarm::press()
{
    if (m_from.isEmpty()) {
        m_from = m_window();
        send();
    }
}

void SilentAlarm::tick()
{
    if (!m_from.isEmpty() && !m_isAsked && m_clock.now().bootMs - m_triedAtMs >= kAgainMs) {
        send();
    }
}

/// Beside the clerk's commands, which show that they are on their way, and not behind them.
void SilentAlarm::send()
{
    m_isAsked = true;
    m_triedAtMs = m_clock.now().bootMs;
    m_link.postAtOnce(QStringLiteral("/v1/silent-alarms"), {{QStringLiteral("window"), m_from}},
                      [this](const Result<QJsonObject>& answer) {
                          m_isAsked = false;
                          if (answer) {
                              m_from.clear();
                          }
                      });
}

} // namespace onewindow::ui
