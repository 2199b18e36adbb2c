// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/FrameWatch.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>

namespace onewindow::bench {

namespace {

/// A frame that follows sooner belongs to the page that is being made; later ones are its
/// animations.
constexpr std::chrono::milliseconds kBurstGap{12};
/// Of quiet, after which no more frames are waited for; and the most that is waited for them.
constexpr qint64 kQuietMs = 60;
constexpr qint64 kWatchMs = 250;

} // namespace

FrameWatch::FrameWatch(QQuickWindow& window)
{
    window.installEventFilter(this);
    connect(&window, &QQuickWindow::frameSwapped, this, [this] {
        m_frames.append({m_begin, std::chrono::steady_clock::now()});
    });
}

void FrameWatch::settle()
{
    QElapsedTimer all;
    QElapsedTimer quiet;
    all.start();
    quiet.start();
    qsizetype seen = m_frames.size();
    while (quiet.elapsed() < kQuietMs && all.elapsed() < kWatchMs) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
        // Outside of exec() nobody else drops the pages that were left: they would go on living,
        // and each collection of the engine would take longer for them.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (m_frames.size() != seen) {
            seen = m_frames.size();
            quiet.start();
        }
    }
}

void FrameWatch::take(Instant start, Samples& pages, Samples& frames) const
{
    // Complete when the frames that follow each other without a pause are over: texts wrap and what
    // is below them moves in the second one. On a page that moves, that is the second.
    qsizetype last = 0;
    while (last + 1 < m_frames.size() && last < 1 &&
           m_frames[last + 1].begin - m_frames[last].end < kBurstGap) {
        ++last;
    }
    pages.add(m_frames[last].end - start);
    for (qsizetype i = last + 1; i < m_frames.size(); ++i) {
        frames.add(m_frames[i].end - m_frames[i].begin);
    }
}

bool FrameWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::UpdateRequest || event->type() == QEvent::Expose) {
        m_begin = std::chrono::steady_clock::now();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace onewindow::bench
