// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/camera/FrameSource.h"

#include <QImage>
#include <QString>

#include <functional>
#include <memory>

namespace onewindow::drivers {

/// A source of frames, apart from what is made of them. Made, used and destroyed on one thread with
/// an event loop.
class FrameFeed
{
public:
    FrameFeed() = default;
    virtual ~FrameFeed() = default;
    FrameFeed(const FrameFeed&) = delete;
    FrameFeed& operator=(const FrameFeed&) = delete;
    FrameFeed(FrameFeed&&) = delete;
    FrameFeed& operator=(FrameFeed&&) = delete;

    /// False: there is no such camera or file now.
    virtual bool start() = 0;
    virtual void stop() = 0;

    /// The newest frame, converted here and now; null if none came since the last call. Where its
    /// longer side is over `side`, every second, third ... pixel is left out until it is not.
    virtual QImage newest(int side) = 0;
};

/// Makes a feed of `source`. `arrived` is called from any thread, quickly, for each frame.
using FrameFeedFactory = std::function<std::unique_ptr<FrameFeed>(const FrameSource& source,
                                                                  std::function<void()> arrived)>;

/// The feed of Qt Multimedia, from the module onewindow-camera.so in `folder`: its many libraries
/// are loaded when a camera is wanted first, and not by every terminal at its start. Gives no feed,
/// and says so in the log, where the module is not there.
FrameFeedFactory multimediaFeeds(const QString& folder);

} // namespace onewindow::drivers
