// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/Report.h"

#include <QList>
#include <QObject>
#include <QQuickWindow>

#include <chrono>

namespace onewindow::bench {

/// Notes when each frame of a window began to be made and when it was shown. The software renderer
/// makes them in this thread.
class FrameWatch : public QObject
{
public:
    using Instant = std::chrono::steady_clock::time_point;

    explicit FrameWatch(QQuickWindow& window);

    void clear() { m_frames.clear(); }

    [[nodiscard]] bool isEmpty() const { return m_frames.isEmpty(); }

    /// Runs the event loop until nothing is drawn any more, or for a quarter of a second.
    void settle();

    /// Of the frames since clear(): what the page took to be complete from `start` on goes into
    /// `pages`, and each of those that follow into `frames`.
    void take(Instant start, Samples& pages, Samples& frames) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Frame
    {
        Instant begin;
        Instant end;
    };

    Instant m_begin;
    QList<Frame> m_frames;
};

} // namespace onewindow::bench
