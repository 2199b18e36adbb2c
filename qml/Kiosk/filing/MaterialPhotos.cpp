// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/MaterialPhotos.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::DocumentPicture;
using drivers::PictureFlaw;

static_assert(DocumentPicture::kByteLimit <= cases::Attachment::kByteLimit &&
                  DocumentPicture::kSideLimit <= cases::Attachment::kSideLimit,
              "what the camera gives must be fit to be filed");

void MaterialPhotos::useCamera(drivers::DocumentCameraDriver* camera)
{
    m_camera = camera;
    connect(camera, &drivers::DocumentCameraDriver::frameReady, this, &MaterialPhotos::onFrame);
    connect(camera, &drivers::DocumentCameraDriver::statusChanged, this, &MaterialPhotos::onStatus);
    connect(camera, &drivers::DocumentCameraDriver::pictureTaken, this, &MaterialPhotos::onTaken);
    connect(camera, &drivers::DocumentCameraDriver::pictureFailed, this, &MaterialPhotos::onFailed);
}

void MaterialPhotos::open(const catalog::Material& material, const QString& language)
{
    m_material = material;
    m_language = language;
    if (hasPages()) {
        keep();
    } else if (!canAdd()) {
        show(State::Full);
    } else {
        see();
    }
}

void MaterialPhotos::setLanguage(const QString& language)
{
    m_language = language;
    Q_EMIT changed();
}

void MaterialPhotos::close()
{
    if (m_state == State::Closed) {
        return;
    }
    if (m_camera != nullptr) {
        m_camera->setPreviewWanted(false);
    }
    m_taken = {};
    showPicture({});
    show(State::Closed);
}

void MaterialPhotos::forget()
{
    close();
    m_pages.clear();
    m_material = {};
}

void MaterialPhotos::show(State state)
{
    m_state = state;
    if (state != State::Seeing) {
        m_hasFailed = false;
    }
    Q_EMIT changed();
}

void MaterialPhotos::showPicture(const QImage& picture)
{
    m_picture = picture;
    Q_EMIT pictureChanged();
}

/// Through the camera, from its first frame on.
void MaterialPhotos::see()
{
    m_taken = {};
    showPicture({});
    show(State::Starting);
    if (m_camera == nullptr) {
        show(State::Lost);
        return;
    }
    m_camera->setPreviewWanted(true);
    onFrame();
}

/// Shows the last page of this material.
void MaterialPhotos::keep()
{
    if (m_camera != nullptr) {
        m_camera->setPreviewWanted(false);
    }
    m_taken = {};
    const auto last = std::find_if(m_pages.crbegin(), m_pages.crend(), [this](const Page& page) {
        return page.material == m_material.id;
    });
    showPicture(last != m_pages.crend() ? last->picture.look : QImage());
    show(State::Kept);
}

void MaterialPhotos::onFrame()
{
    // One that came too late, or while a picture is looked at, stays with the driver.
    const bool isWanted =
        m_state == State::Starting || m_state == State::Seeing || m_state == State::Lost;
    const QImage frame = isWanted ? m_camera->takeFrame() : QImage();
    if (frame.isNull()) {
        return;
    }
    showPicture(frame);
    if (m_state != State::Seeing) {
        show(State::Seeing);
    }
}

void MaterialPhotos::onStatus(DeviceStatus status)
{
    const bool isUsed =
        m_state == State::Starting || m_state == State::Seeing || m_state == State::Taking;
    if (isUsed && status != DeviceStatus::Ready && status != DeviceStatus::Starting) {
        showPicture({});
        show(State::Lost);
    }
}

void MaterialPhotos::onTaken(const DocumentPicture& picture)
{
    if (m_state == State::Taking) {
        m_taken = picture;
        showPicture(picture.look);
        show(State::Looking);
    }
}

void MaterialPhotos::onFailed()
{
    if (m_state == State::Taking) {
        m_state = State::Seeing;
        m_hasFailed = true;
        Q_EMIT changed();
        onFrame();
    }
}

bool MaterialPhotos::goOn()
{
    switch (m_state) {
    case State::Seeing:
        show(State::Taking);
        m_camera->takePicture();
        return false;
    case State::Looking:
        if (m_taken.flaw != PictureFlaw::None) {
            see();
            return false;
        }
        m_pages.append({m_material.id, m_taken});
        keep();
        return false;
    case State::Lost:
        if (m_camera != nullptr) {
            m_camera->setPreviewWanted(false);
        }
        see();
        return false;
    case State::Kept:
    case State::Full:
        return true;
    case State::Closed:
    case State::Starting:
    case State::Taking:
        return false;
    }
    Q_UNREACHABLE();
}

bool MaterialPhotos::goAside()
{
    switch (m_state) {
    case State::Starting:
    case State::Seeing:
    case State::Lost:
        if (hasPages()) {
            keep();
            return false;
        }
        return true;
    case State::Looking:
        if (m_taken.flaw != PictureFlaw::None) {
            m_pages.append({m_material.id, m_taken});
            keep();
        } else {
            see();
        }
        return false;
    case State::Kept:
        if (canAdd()) {
            see();
        } else {
            restart();
        }
        return false;
    case State::Closed:
    case State::Taking:
    case State::Full:
        return false;
    }
    Q_UNREACHABLE();
}

bool MaterialPhotos::goBack()
{
    if (m_state != State::Looking) {
        return false;
    }
    see();
    return true;
}

void MaterialPhotos::restart()
{
    m_pages.removeIf([this](const Page& page) { return page.material == m_material.id; });
    see();
}

int MaterialPhotos::pageCount(const QString& material) const
{
    return static_cast<int>(std::count_if(m_pages.cbegin(), m_pages.cend(), [&](const Page& page) {
        return page.material == material;
    }));
}

QStringList MaterialPhotos::photographed() const
{
    QStringList materials;
    for (const Page& page : m_pages) {
        if (!materials.contains(page.material)) {
            materials << page.material;
        }
    }
    return materials;
}

QList<cases::Attachment> MaterialPhotos::attachments(const QStringList& materials) const
{
    QList<cases::Attachment> all;
    for (const QString& material : materials) {
        int number = 0;
        for (const Page& page : m_pages) {
            if (page.material == material) {
                all.append({.material = material,
                            .page = number++,
                            .jpeg = page.picture.jpeg,
                            .size = page.picture.size});
            }
        }
    }
    return all;
}

QString MaterialPhotos::title() const
{
    switch (m_state) {
    case State::Closed:
    case State::Starting:
    case State::Seeing:
        //: %1 is something to bring, like a household register.
        return tr("请把“%1”放在高拍仪下").arg(name());
    case State::Taking:
        return tr("正在拍照，请不要移动");
    case State::Looking:
        return m_taken.flaw == PictureFlaw::None ? tr("看得清楚吗？") : tr("请再拍一次");
    case State::Kept:
        return tr("“%1”已拍 %n 页", "", pageCount(m_material.id)).arg(name());
    case State::Lost:
        return tr("高拍仪暂时不能使用");
    case State::Full:
        return tr("照片已到 %n 页，不能再拍", "", cases::Attachment::kPageLimit);
    }
    Q_UNREACHABLE();
}

QString MaterialPhotos::lead() const
{
    switch (m_state) {
    case State::Closed:
    case State::Starting:
        return tr("正在打开高拍仪");
    case State::Seeing: {
        const QString standard = m_material.acceptStandard.in(m_language);
        return standard.isEmpty() ? tr("放平放正，四个角都要看得见") : standard;
    }
    case State::Taking:
        return {};
    case State::Looking:
        return tr("文字、印章和四个角都要看得清");
    case State::Kept:
        return tr("还有背面或其他页，请再拍一页");
    case State::Lost:
        return m_material.isRequired ? tr("再试一次，或把这份材料带到窗口提交")
                                     : tr("再试一次，或跳过，这份材料可以不交");
    case State::Full:
        return m_material.isRequired ? tr("请把“%1”带到窗口提交").arg(name()) : QString();
    }
    Q_UNREACHABLE();
}

QString MaterialPhotos::complaint() const
{
    if (m_state == State::Seeing && m_hasFailed) {
        return tr("没有拍成，请再拍一次。");
    }
    if (m_state != State::Looking) {
        return {};
    }
    switch (m_taken.flaw) {
    case PictureFlaw::TooDark:
        return tr("照片太暗。请移开挡住光线的东西，再拍一次。");
    case PictureFlaw::Blurred:
        return tr("照片看不清楚。请把材料放平、不要移动，再拍一次。");
    case PictureFlaw::None:
        return {};
    }
    Q_UNREACHABLE();
}

QString MaterialPhotos::primaryText() const
{
    switch (m_state) {
    case State::Seeing:
        return tr("拍照");
    case State::Looking:
        return m_taken.flaw == PictureFlaw::None ? tr("清楚，留用") : tr("重新拍照");
    case State::Lost:
        return tr("再试一次");
    case State::Kept:
    case State::Full:
        return tr("下一步");
    case State::Closed:
    case State::Starting:
    case State::Taking:
        return {};
    }
    Q_UNREACHABLE();
}

QString MaterialPhotos::primaryIcon() const
{
    switch (m_state) {
    case State::Looking:
        return m_taken.flaw == PictureFlaw::None ? QStringLiteral("check")
                                                 : QStringLiteral("photo_camera");
    case State::Lost:
        return QStringLiteral("refresh");
    case State::Kept:
    case State::Full:
        return QStringLiteral("arrow_forward");
    default:
        return QStringLiteral("photo_camera");
    }
}

QString MaterialPhotos::secondaryText() const
{
    switch (m_state) {
    case State::Starting:
    case State::Seeing:
    case State::Lost:
        if (hasPages()) {
            return tr("不再拍了");
        }
        return m_material.isRequired ? tr("改交到窗口") : tr("不拍，跳过");
    case State::Looking:
        return m_taken.flaw == PictureFlaw::None ? tr("重新拍照") : tr("仍用这张");
    case State::Kept:
        return canAdd() ? tr("再拍一页") : tr("全部重拍");
    case State::Closed:
    case State::Taking:
    case State::Full:
        return {};
    }
    Q_UNREACHABLE();
}

QString MaterialPhotos::secondaryIcon() const
{
    switch (m_state) {
    case State::Looking:
        return m_taken.flaw == PictureFlaw::None ? QStringLiteral("photo_camera") : QString();
    case State::Kept:
        return canAdd() ? QStringLiteral("add_a_photo") : QStringLiteral("photo_camera");
    default:
        return {};
    }
}

} // namespace onewindow::ui
