// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentCameraDriver.h"
#include "drivers/camera/FrameFeed.h"

#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>

namespace onewindow::drivers {

class DocumentCameraWorker;

/// A document camera on a feed of frames. Frames are converted, judged and made into pictures on a
/// thread of this object.
class DocumentCamera final : public DocumentCameraDriver
{
    Q_OBJECT

public:
    struct Delays
    {
        std::chrono::milliseconds betweenFrames{66}; ///< That are shown: 15 a second.
        /// Without a frame for so long, the camera is gone: unplugging it is no error to anybody.
        std::chrono::milliseconds silence{2500};
        /// The same until the first one: a camera has to start, and so has what reads it.
        std::chrono::milliseconds firstFrame{8000};
        std::chrono::milliseconds retry{1500}; ///< Before a lost one is looked for again.
        /// In which the frames of a picture come, of which the sharpest is taken.
        std::chrono::milliseconds exposure{700};
    };

    /// Looks for nothing yet.
    DocumentCamera(FrameSource source, FrameFeedFactory feeds)
        : DocumentCamera(std::move(source), std::move(feeds), Delays())
    {}

    DocumentCamera(FrameSource source, FrameFeedFactory feeds, Delays delays);
    ~DocumentCamera() override;
    DocumentCamera(const DocumentCamera&) = delete;
    DocumentCamera& operator=(const DocumentCamera&) = delete;
    DocumentCamera(DocumentCamera&&) = delete;
    DocumentCamera& operator=(DocumentCamera&&) = delete;

    [[nodiscard]] DeviceStatus status() const override { return m_status; }

    void prepare() override;
    void setPreviewWanted(bool isWanted) override;
    [[nodiscard]] QImage takeFrame() override;
    void takePicture() override;

private:
    friend class DocumentCameraWorker;
    void showFrame(const QImage& frame);
    void setStatus(DeviceStatus status);

    std::atomic<DeviceStatus> m_status = DeviceStatus::Starting;
    std::mutex m_mutex;
    QImage m_frame; ///< The newest that nobody took.
    QThread m_thread;
    std::unique_ptr<DocumentCameraWorker> m_worker;
};

} // namespace onewindow::drivers
