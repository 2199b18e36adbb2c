// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/memory/Sweeper.h"

#include "app/memory/UnusedStack.h"

#include <QClipboard>
#include <QGuiApplication>

#include <chrono>
#include <utility>

namespace onewindow {

namespace {

/// By then the page that somebody left is gone.
constexpr std::chrono::milliseconds kPageIsGone{500};

/// Not what another program put there: that is not ours to take.
void clearOwnClipboard()
{
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (clipboard->ownsClipboard()) {
        clipboard->clear(QClipboard::Clipboard);
    }
    if (clipboard->ownsSelection()) {
        clipboard->clear(QClipboard::Selection);
    }
}

} // namespace

Sweeper::Sweeper(QJSEngine& engine, std::function<void()> elsewhere)
    : QObject(&engine)
    , m_engine(engine)
    , m_elsewhere(std::move(elsewhere))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPageIsGone);
    connect(&m_timer, &QTimer::timeout, this, &Sweeper::sweep);
}

void Sweeper::soon()
{
    if (m_timer.isActive()) {
        m_isDueAgain = true;
    } else {
        m_timer.start();
    }
}

void Sweeper::sweep()
{
    clearOwnClipboard();
    m_engine.collectGarbage();
    wipeUnusedStack();
    if (m_elsewhere) {
        m_elsewhere();
    }
    if (std::exchange(m_isDueAgain, false)) {
        m_timer.start();
    }
}

} // namespace onewindow
