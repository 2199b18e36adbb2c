// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Controls/Interaction.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace onewindow::ui {

namespace {

QRectF placeOf(const QQuickItem& control)
{
    return control.mapRectToScene(control.boundingRect());
}

/// Whether somebody moves about by keys: not by a key that only goes with others, nor by a chord,
/// of which some are pressed so that nobody notices.
bool isMoving(const QKeyEvent& key)
{
    switch (key.key()) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
        return false;
    default:
        return !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    }
}

} // namespace

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

bool Interaction::accept(QQuickItem* control, bool hasEcho, qint64 sameMs)
{
    if (m_isBusy) {
        return false;
    }
    const qint64 nowMs = m_clock->now().bootMs;
    if (m_lastBootMs) {
        const qint64 sinceMs = nowMs - *m_lastBootMs;
        const bool isSame = m_lastControl == control && sinceMs < sameMs;
        // How long an echo lasts depends on what was pressed, not on what lies there now.
        const bool isEcho = hasEcho && sinceMs < m_lastEchoMs && !isLastInPlace();
        if (isSame || (isEcho && m_lastControl != control)) {
            return false;
        }
    }
    m_lastControl = control;
    m_lastPlace = placeOf(*control);
    m_lastEchoMs = sameMs;
    m_lastBootMs = nowMs;
    return true;
}

bool Interaction::isLastInPlace() const
{
    return m_lastControl && m_lastControl->isVisible() && placeOf(*m_lastControl) == m_lastPlace;
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
            if (isMoving(*static_cast<QKeyEvent*>(event))) {
                setKeysInUse(true);
            }
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
