// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A module of its own, which multimediaFeeds() loads when somebody is to be photographed for.

#include "drivers/camera/FrameFeed.h"
#include "drivers/camera/VideoImage.h"
#include "services/core/Log.h"

#include <QCamera>
#include <QCameraDevice>
#include <QFileInfo>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QUrl>
#include <QVideoFrame>
#include <QVideoSink>

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

namespace onewindow::drivers {

namespace {

/// Keeps the newest frame of a camera or a film until it is asked for.
class QtFrameFeed final : public FrameFeed
{
public:
    QtFrameFeed(FrameSource source, std::function<void()> arrived)
        : m_source(std::move(source))
        , m_arrived(std::move(arrived))
    {
        // In whichever thread the frame comes: it waits for nobody, and nobody queues them. Copied
        // at once: its memory goes away with a camera that is unplugged.
        QObject::connect(
            &m_sink, &QVideoSink::videoFrameChanged, &m_sink,
            [this](const QVideoFrame& frame) {
                FrameBytes bytes = copied(frame);
                {
                    const std::lock_guard lock(m_mutex);
                    m_frame = std::move(bytes);
                }
                m_arrived();
            },
            Qt::DirectConnection);
    }

    ~QtFrameFeed() override { stop(); }

    QtFrameFeed(const QtFrameFeed&) = delete;
    QtFrameFeed& operator=(const QtFrameFeed&) = delete;
    QtFrameFeed(QtFrameFeed&&) = delete;
    QtFrameFeed& operator=(QtFrameFeed&&) = delete;

    bool start() override { return m_source.file.isEmpty() ? startCamera() : startFilm(); }

    void stop() override
    {
        m_player.reset();
        if (m_camera) {
            m_camera->stop();
        }
        m_session.setVideoSink(nullptr);
        m_session.setCamera(nullptr);
        m_camera.reset();
        const std::lock_guard lock(m_mutex);
        m_frame = {};
    }

    QImage newest(int side) override
    {
        FrameBytes frame;
        {
            const std::lock_guard lock(m_mutex);
            frame = std::exchange(m_frame, {});
        }
        return imageOf(frame, side);
    }

private:
    bool startFilm()
    {
        if (!QFileInfo::exists(m_source.file)) {
            return false;
        }
        m_player.emplace();
        m_player->setVideoSink(&m_sink);
        m_player->setLoops(QMediaPlayer::Infinite);
        m_player->setSource(QUrl::fromLocalFile(m_source.file));
        m_player->play();
        return true;
    }

    /// Only one that the system lists: a camera without a device shows a test picture.
    bool startCamera()
    {
        const QList<QCameraDevice> devices = QMediaDevices::videoInputs();
        const auto found =
            std::find_if(devices.cbegin(), devices.cend(), [this](const QCameraDevice& device) {
                return m_source.name == QLatin1String("*") ||
                       device.description().contains(m_source.name, Qt::CaseInsensitive);
            });
        if (m_source.name.isEmpty() || found == devices.cend() || found->isNull()) {
            return false;
        }
        m_camera.emplace(*found);
        if (!m_camera->isAvailable()) {
            return false;
        }
        if (const QCameraFormat format = finest(*found); !format.isNull()) {
            m_camera->setCameraFormat(format);
        }
        m_session.setCamera(&*m_camera);
        m_session.setVideoSink(&m_sink);
        m_camera->start();
        return true;
    }

    /// The most pixels within the limit that still come several times a second.
    static QCameraFormat finest(const QCameraDevice& device)
    {
        constexpr float kLeastRate = 5;
        constexpr int kMostSide = 4096;
        QCameraFormat best;
        const auto pixelsOf = [](const QCameraFormat& format) {
            return qint64{format.resolution().width()} * format.resolution().height();
        };
        const QList<QCameraFormat> formats = device.videoFormats();
        for (const QCameraFormat& format : formats) {
            const QSize size = format.resolution();
            if (std::max(size.width(), size.height()) <= kMostSide &&
                format.maxFrameRate() >= kLeastRate && isConverted(format.pixelFormat()) &&
                pixelsOf(format) > (best.isNull() ? 0 : pixelsOf(best))) {
                best = format;
            }
        }
        return best;
    }

    FrameSource m_source;
    std::function<void()> m_arrived;
    std::mutex m_mutex;
    FrameBytes m_frame;
    QVideoSink m_sink;
    QMediaCaptureSession m_session;
    std::optional<QCamera> m_camera;
    std::optional<QMediaPlayer> m_player;
};

} // namespace

} // namespace onewindow::drivers

extern "C" Q_DECL_EXPORT onewindow::drivers::FrameFeed*
onewindowMakeFrameFeed(const onewindow::drivers::FrameSource& source, std::function<void()> arrived)
{
    return new onewindow::drivers::QtFrameFeed(source, std::move(arrived));
}
