// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJSEngine>
#include <QObject>
#include <QTimer>

#include <functional>

namespace onewindow {

/// Sweeps up after somebody has left. What was shown of them is given back to the heap, which
/// overwrites it (WipingHeap); this takes the rest: what scripts keep until they need room, what
/// this thread's stack has from calls that have returned, and the clipboard and the selection where
/// what is in them came from this program. Lives with `engine`, in its thread.
class Sweeper : public QObject
{
    Q_OBJECT

public:
    /// `elsewhere` is called with each sweep, for stacks of other threads.
    explicit Sweeper(QJSEngine& engine, std::function<void()> elsewhere = {});

    /// Half a second later: by then the page that was left is gone. A call within that time makes
    /// one more sweep half a second after the first.
    void soon();

private:
    void sweep();

    QJSEngine& m_engine;
    std::function<void()> m_elsewhere;
    QTimer m_timer;
    bool m_isDueAgain = false;
};

} // namespace onewindow
