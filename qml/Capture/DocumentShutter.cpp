// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Capture/DocumentShutter.h"

#include <utility>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::DocumentPicture;
using drivers::PictureFlaw;

namespace {

bool isGone(DeviceStatus status)
{
    return status != DeviceStatus::Ready && status != DeviceStatus::Starting;
}

} // namespace

DocumentShutter::DocumentShutter(QObject* parent, std::chrono::milliseconds patience)
    : QObject(parent)
{
    m_opening.setSingleShot(true);
    m_opening.setInterval(patience);
    connect(&m_opening, &QTimer::timeout, this, &DocumentShutter::onNoFrame);
}

void DocumentShutter::useCamera(drivers::DocumentCameraDriver& camera)
{
    using Driver = drivers::DocumentCameraDriver;
    m_camera = &camera;
    connect(m_camera, &Driver::frameReady, this, &DocumentShutter::onFrame);
    connect(m_camera, &Driver::statusChanged, this, &DocumentShutter::onStatus);
    connect(m_camera, &Driver::pictureTaken, this, &DocumentShutter::onTaken);
    connect(m_camera, &Driver::pictureFailed, this, &DocumentShutter::onFailed);
}

void DocumentShutter::set(State state)
{
    m_state = state;
    if (state == State::Starting) {
        m_opening.start();
    } else {
        m_opening.stop();
    }
    if (state != State::Seeing) {
        m_hasFailed = false;
    }
    Q_EMIT changed();
}

void DocumentShutter::want(bool isWanted)
{
    m_isWanted = isWanted;
    if (m_camera != nullptr) {
        m_camera->setPreviewWanted(isWanted);
    }
}

void DocumentShutter::prepare()
{
    if (m_camera != nullptr) {
        m_camera->prepare();
    }
}

void DocumentShutter::see()
{
    wipe(m_taken);
    m_shown.clear();
    // One that went away while something else was looked at has said so already.
    const bool isLost = m_camera == nullptr || (m_isWanted && isGone(m_camera->status()));
    set(isLost ? State::Lost : State::Starting);
    if (m_camera != nullptr) {
        want(true);
        onFrame();
    }
}

void DocumentShutter::seeAgain()
{
    want(false);
    see();
}

void DocumentShutter::take()
{
    if (m_state == State::Seeing) {
        set(State::Taking);
        m_camera->takePicture();
    }
}

void DocumentShutter::lookAt(const QImage& picture)
{
    wipe(m_taken);
    m_shown.show(picture);
    set(State::Looking);
}

void DocumentShutter::close(const QImage& picture)
{
    want(false);
    wipe(m_taken);
    m_shown.show(picture);
    set(State::Off);
}

DocumentPicture DocumentShutter::release()
{
    return std::exchange(m_taken, {});
}

void DocumentShutter::onFrame()
{
    // One that came too late, or while a picture is looked at, stays with the driver.
    const bool isWanted =
        m_state == State::Starting || m_state == State::Seeing || m_state == State::Lost;
    const QImage frame = isWanted ? m_camera->takeFrame() : QImage();
    if (frame.isNull()) {
        return;
    }
    m_shown.show(frame, true);
    if (m_state != State::Seeing) {
        set(State::Seeing);
    }
}

void DocumentShutter::onStatus(DeviceStatus status)
{
    const bool isUsed =
        m_state == State::Starting || m_state == State::Seeing || m_state == State::Taking;
    if (isUsed && isGone(status)) {
        m_shown.clear();
        set(State::Lost);
    }
}

/// Whoever opens it may be waiting for the camera itself, and cannot say anything.
void DocumentShutter::onNoFrame()
{
    if (m_state == State::Starting) {
        set(State::Lost);
    }
}

void DocumentShutter::onTaken(const DocumentPicture& picture)
{
    if (m_state == State::Taking) {
        m_taken = picture;
        m_shown.show(picture.look);
        set(State::Looking);
    }
}

void DocumentShutter::onFailed()
{
    if (m_state == State::Taking) {
        m_state = State::Seeing;
        m_hasFailed = true;
        Q_EMIT changed();
        onFrame();
    }
}

QString DocumentShutter::complaint() const
{
    if (m_state == State::Seeing && m_hasFailed) {
        return tr("没有拍成，请再拍一次。");
    }
    return m_state == State::Looking ? flawText(m_taken.flaw) : QString();
}

QString flawText(PictureFlaw flaw)
{
    switch (flaw) {
    case PictureFlaw::TooDark:
        return DocumentShutter::tr("照片太暗。请移开挡住光线的东西，再拍一次。");
    case PictureFlaw::Blurred:
        return DocumentShutter::tr("照片看不清楚。请把材料放平、不要移动，再拍一次。");
    case PictureFlaw::None:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace onewindow::ui
