// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/camera/DocumentCamera.h"

#include "drivers/camera/DocumentCameraWorker.h"
#include "drivers/camera/DocumentFrames.h"
#include "services/core/Log.h"

#include <utility>

namespace onewindow::drivers {

namespace {

constexpr int kShownSide = 960;
/// Of a picture, of which the sharpest is taken: more cost much and gain little.
constexpr std::size_t kExposures = 4;

} // namespace

DocumentCamera::DocumentCamera(FrameSource source, FrameFeedFactory feeds, Delays delays)
    : m_worker(std::make_unique<DocumentCameraWorker>(*this, std::move(source), std::move(feeds),
                                                      delays))
{
    qRegisterMetaType<DeviceStatus>();
    qRegisterMetaType<DocumentPicture>();
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("document camera"));
    m_thread.start();
}

DocumentCamera::~DocumentCamera()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get()] { worker->close(); },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void DocumentCamera::prepare()
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->prepare(); });
}

void DocumentCamera::setPreviewWanted(bool isWanted)
{
    QMetaObject::invokeMethod(m_worker.get(),
                              [worker = m_worker.get(), isWanted] { worker->setWanted(isWanted); });
}

void DocumentCamera::takePicture()
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->takePicture(); });
}

QImage DocumentCamera::takeFrame()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_frame, {});
}

void DocumentCamera::showFrame(const QImage& frame)
{
    bool isAwaited = false;
    {
        const std::lock_guard lock(m_mutex);
        isAwaited = m_frame.isNull();
        m_frame = frame;
    }
    if (isAwaited && !frame.isNull()) {
        Q_EMIT frameReady();
    }
}

void DocumentCamera::setStatus(DeviceStatus status)
{
    if (m_status.exchange(status) != status) {
        qCInfo(lcDevice) << "document camera:" << statusName(status);
        Q_EMIT statusChanged(status);
    }
}

DocumentCameraWorker::DocumentCameraWorker(DocumentCamera& camera, FrameSource source,
                                           FrameFeedFactory feeds,
                                           const DocumentCamera::Delays& delays)
    : m_camera(camera)
    , m_source(std::move(source))
    , m_feeds(std::move(feeds))
    , m_delays(delays)
{
    m_pace.setSingleShot(true);
    m_watchdog.setSingleShot(true);
    m_retry.setSingleShot(true);
    m_exposure.setSingleShot(true);
    m_pace.setTimerType(Qt::PreciseTimer);
    connect(&m_pace, &QTimer::timeout, this, &DocumentCameraWorker::show);
    connect(&m_watchdog, &QTimer::timeout, this, &DocumentCameraWorker::lose);
    connect(&m_retry, &QTimer::timeout, this, &DocumentCameraWorker::open);
    connect(&m_exposure, &QTimer::timeout, this, &DocumentCameraWorker::finishPicture);
}

/// A feed that is not started loads its libraries, which a cold disk takes seconds for.
void DocumentCameraWorker::prepare()
{
    if (!std::exchange(m_isPrepared, true)) {
        m_feeds(m_source, [] {});
    }
}

void DocumentCameraWorker::setWanted(bool isWanted)
{
    if (m_isWanted == isWanted) {
        return;
    }
    m_isWanted = isWanted;
    if (isWanted) {
        open();
    } else {
        close();
        m_camera.setStatus(DeviceStatus::Starting);
    }
}

void DocumentCameraWorker::open()
{
    m_isPrepared = true;
    m_feed = m_feeds(m_source, [this] {
        // One event in the queue at a time, however fast the frames are.
        if (!m_isTold.exchange(true)) {
            QMetaObject::invokeMethod(this, &DocumentCameraWorker::onArrived, Qt::QueuedConnection);
        }
    });
    if (m_feed && m_feed->start()) {
        m_watchdog.start(m_delays.firstFrame);
    } else {
        lose();
    }
}

void DocumentCameraWorker::close()
{
    m_pace.stop();
    m_watchdog.stop();
    m_retry.stop();
    m_hasNews = false;
    if (m_exposure.isActive()) {
        m_exposure.stop();
        m_exposed.clear();
        Q_EMIT m_camera.pictureFailed();
    }
    if (m_feed) {
        m_feed->stop();
        m_feed.reset();
    }
    // Nothing of what somebody laid there stays.
    m_camera.showFrame({});
}

/// No frame came: switched on anew, it may be another device.
void DocumentCameraWorker::lose()
{
    close();
    m_camera.setStatus(DeviceStatus::Missing);
    m_retry.start(m_delays.retry);
}

void DocumentCameraWorker::onArrived()
{
    m_isTold = false;
    if (!m_feed) {
        return; // Of a feed that was let go.
    }
    if (m_exposure.isActive()) {
        expose();
        return;
    }
    m_hasNews = true;
    if (!m_pace.isActive()) {
        show();
    }
}

void DocumentCameraWorker::show()
{
    if (!m_feed || !std::exchange(m_hasNews, false)) {
        return;
    }
    const QImage frame = m_feed->newest(kShownSide);
    if (!frame.isNull()) {
        // What comes empty is no frame: a film that was cut off goes on giving such.
        m_watchdog.start(m_delays.silence);
        m_camera.setStatus(DeviceStatus::Ready);
        m_camera.showFrame(frame);
    }
    m_pace.start(m_delays.betweenFrames);
}

void DocumentCameraWorker::takePicture()
{
    if (!m_feed || m_camera.status() != DeviceStatus::Ready || m_exposure.isActive()) {
        Q_EMIT m_camera.pictureFailed();
        return;
    }
    m_exposed.clear();
    m_exposure.start(m_delays.exposure);
}

void DocumentCameraWorker::expose()
{
    QImage frame = m_feed->newest(DocumentPicture::kSideLimit);
    if (!frame.isNull()) {
        m_watchdog.start(m_delays.silence);
        m_exposed.push_back(std::move(frame));
    }
    if (m_exposed.size() >= kExposures) {
        m_exposure.stop();
        finishPicture();
    }
}

void DocumentCameraWorker::finishPicture()
{
    const std::vector<QImage> frames = std::exchange(m_exposed, {});
    const auto picture = frames.empty() ? std::nullopt : pictureOf(frames[sharpest(frames)]);
    if (picture) {
        Q_EMIT m_camera.pictureTaken(*picture);
    } else {
        Q_EMIT m_camera.pictureFailed();
    }
    // That took a while, in which nobody looked at frames.
    m_watchdog.start(m_delays.silence);
}

} // namespace onewindow::drivers
