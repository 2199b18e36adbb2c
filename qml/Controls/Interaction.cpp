// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Controls/Interaction.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace onewindow::ui {

Interaction::Interaction(QObject* parent)
    : QObject(parent)
    , m_ownClock(std::make_unique<SystemClock>())
    , m_clock(m_ownClock.get())
{
    QCoreApplication::instance()->installEventFilter(this);
}

void Interaction::setClock(const Clock* clock)
{
    m_clock = clock;
    m_lastBootMs.reset();
}

void Interaction::setBusy(bool isBusy)
{
    if (m_isBusy != isBusy) {
        m_isBusy = isBusy;
        Q_EMIT busyChanged();
    }
}

bool Interaction::acceptTap(QQuickItem* control)
{
    return accept(control, true, kSameTapMs);
}

bool Interaction::acceptKey(QQuickItem* control)
{
    return accept(control, true, kSameKeyMs);
}

bool Interaction::acceptPress(QQuickItem* control)
{
    Q_EMIT activityNoted();
    return accept(control, false, kSameTapMs);
}

bool Interaction::accept(QQuickItem* control, bool hasEcho, qint64 echoMs)
{
    if (m_isBusy) {
        return false;
    }
    const qint64 nowMs = m_clock->now().bootMs;
    if (m_lastBootMs && nowMs - *m_lastBootMs < m_lastEchoMs) {
        const bool isGone = m_lastControl.isNull() || !m_lastControl->isVisible();
        if (m_lastControl == control || (hasEcho && isGone)) {
            return false;
        }
    }
    m_lastControl = control;
    m_lastBootMs = nowMs;
    m_lastEchoMs = echoMs;
    return true;
}

void Interaction::setKeysInUse(bool keysInUse)
{
    if (m_keysInUse != keysInUse) {
        m_keysInUse = keysInUse;
        Q_EMIT keysInUseChanged();
    }
}

bool Interaction::eventFilter(QObject* watched, QEvent* event)
{
    // A window gets every event once; the items in it get the same event again.
    if (watched->isWindowType()) {
        switch (event->type()) {
        case QEvent::KeyPress:
            setKeysInUse(true);
            Q_EMIT activityNoted();
            break;
        case QEvent::MouseButtonPress:
        case QEvent::TouchBegin:
            setKeysInUse(false);
            Q_EMIT activityNoted();
            break;
        default:
            break;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace onewindow::ui
