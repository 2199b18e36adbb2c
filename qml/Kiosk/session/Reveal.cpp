// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/Reveal.h"

#include "qml/Kiosk/session/KioskSession.h"

#include <algorithm>

namespace onewindow::ui {

Reveal::Reveal(KioskSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Reveal::tick);
    // Whatever else happens: another language or mode, a call for help, another page, the end.
    connect(&m_session, &KioskSession::modesChanged, this, &Reveal::hide);
    connect(&m_session, &KioskSession::staffCalled, this, &Reveal::hide);
    connect(&m_session, &KioskSession::stateChanged, this, &Reveal::hide);
    connect(&m_session, &KioskSession::wiped, this, &Reveal::hide);
    connect(&m_session, &KioskSession::secondsLeftChanged, this, [this] {
        if (m_session.secondsLeft()) {
            hide(); // Nobody seems to be there any more.
        }
    });
}

bool Reveal::isAllowed() const
{
    return m_session.context().hasCard();
}

QString Reveal::buttonText() const
{
    switch (m_stage) {
    case Stage::Masked:
    case Stage::Over:
        return tr("显示10秒");
    case Stage::Asking:
        return tr("确认显示");
    case Stage::Shown:
        return tr("马上隐藏");
    }
    Q_UNREACHABLE();
}

QString Reveal::buttonIcon() const
{
    return m_stage == Stage::Shown ? QStringLiteral("visibility_off")
                                   : QStringLiteral("visibility");
}

QString Reveal::note() const
{
    switch (m_stage) {
    case Stage::Masked:
        return {};
    case Stage::Asking:
        return tr("请确认旁边没有人，再按“确认显示”。");
    case Stage::Shown:
        return tr("已显示完整内容，10 秒后自动隐藏。");
    case Stage::Over:
        return tr("完整内容已隐藏。");
    }
    Q_UNREACHABLE();
}

void Reveal::press()
{
    switch (m_stage) {
    case Stage::Masked:
    case Stage::Over:
        if (isAllowed()) {
            go(Stage::Asking);
        }
        return;
    case Stage::Asking:
        if (isAllowed()) {
            m_untilMs = m_session.clock().now().bootMs + m_session.delays().revealMs;
            go(Stage::Shown);
            tick();
        }
        return;
    case Stage::Shown:
        m_timer.stop();
        go(Stage::Over);
        return;
    }
}

void Reveal::hide()
{
    m_timer.stop();
    if (m_stage != Stage::Masked) {
        go(Stage::Masked);
    }
}

void Reveal::tick()
{
    if (m_stage != Stage::Shown) {
        return;
    }
    const qint64 leftMs = m_untilMs - m_session.clock().now().bootMs;
    if (leftMs <= 0) {
        go(Stage::Over);
    } else {
        m_timer.start(static_cast<int>(std::min<qint64>(leftMs, m_session.delays().revealMs)));
    }
}

void Reveal::go(Stage stage)
{
    m_stage = stage;
    Q_EMIT changed();
}

} // namespace onewindow::ui
