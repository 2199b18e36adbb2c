// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/KeyGuard.h"

#include <QKeyEvent>

namespace onewindow {

namespace {

bool isUsed(const QKeyEvent& event)
{
    constexpr Qt::KeyboardModifiers kHarmless = Qt::ShiftModifier | Qt::KeypadModifier;
    if ((event.modifiers() & ~kHarmless) != Qt::NoModifier) {
        return false;
    }
    const int key = event.key();
    switch (key) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Select:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        return true;
    default:
        return (key >= Qt::Key_0 && key <= Qt::Key_9) || (key >= Qt::Key_A && key <= Qt::Key_Z);
    }
}

} // namespace

KeyGuard::KeyGuard(bool mayClose, QObject* parent)
    : QObject(parent)
    , m_mayClose(mayClose)
{}

bool KeyGuard::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
        return !isUsed(*static_cast<QKeyEvent*>(event));
    case QEvent::ShortcutOverride:
    case QEvent::Shortcut:
    case QEvent::ContextMenu:
        return true;
    case QEvent::Close:
        if (!m_mayClose && event->spontaneous()) {
            event->ignore();
            return true;
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace onewindow
