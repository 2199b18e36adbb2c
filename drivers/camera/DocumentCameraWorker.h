// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/camera/DocumentCamera.h"

#include <QList>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace onewindow::drivers {

/// What DocumentCamera does on its own thread: holds the feed, shows its frames at a measured pace,
/// notices when none come, and takes pictures.
class DocumentCameraWorker : public QObject
{
    Q_OBJECT

public:
    DocumentCameraWorker(DocumentCamera& camera, FrameSource source, FrameFeedFactory feeds,
                         const DocumentCamera::Delays& delays);

    void prepare();
    void setWanted(bool isWanted);
    void takePicture();
    /// Lets go of the feed, on its thread.
    void close();

private:
    void open();
    void onArrived();
    void show();
    void expose();
    void finishPicture();
    void lose();

    DocumentCamera& m_camera;
    FrameSource m_source;
    FrameFeedFactory m_feeds;
    DocumentCamera::Delays m_delays;
    std::unique_ptr<FrameFeed> m_feed;
    std::atomic<bool> m_isTold = false; ///< A frame has come that onArrived() will look at.
    QTimer m_pace{this};                ///< Until the next frame may be shown.
    QTimer m_watchdog{this};
    QTimer m_retry{this};
    QTimer m_exposure{this};
    bool m_isWanted = false;
    bool m_isPrepared = false; ///< A feed was made before: its libraries are there.
    bool m_hasNews = false;    ///< Came before its time; shown when m_pace ends.
    std::vector<QImage> m_exposed;
};

} // namespace onewindow::drivers
