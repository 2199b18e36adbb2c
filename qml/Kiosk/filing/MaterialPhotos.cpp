// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/MaterialPhotos.h"

#include <algorithm>

namespace onewindow::ui {

using drivers::DocumentPicture;

static_assert(DocumentPicture::kByteLimit <= cases::Attachment::kByteLimit &&
                  DocumentPicture::kSideLimit <= cases::Attachment::kSideLimit,
              "what the camera gives must be fit to be filed");

MaterialPhotos::MaterialPhotos(QObject* parent)
    : QObject(parent)
{
    connect(&m_shutter, &DocumentShutter::changed, this, &MaterialPhotos::changed);
}

void MaterialPhotos::useCamera(drivers::DocumentCameraDriver* camera)
{
    m_shutter.useCamera(*camera);
}

MaterialPhotos::State MaterialPhotos::state() const
{
    switch (m_place) {
    case Place::Closed:
        return State::Closed;
    case Place::Kept:
        return State::Kept;
    case Place::Full:
        return State::Full;
    case Place::Camera:
        break;
    }
    switch (m_shutter.state()) {
    case DocumentShutter::State::Off:
    case DocumentShutter::State::Starting:
        return State::Starting;
    case DocumentShutter::State::Seeing:
        return State::Seeing;
    case DocumentShutter::State::Taking:
        return State::Taking;
    case DocumentShutter::State::Looking:
        return State::Looking;
    case DocumentShutter::State::Lost:
        return State::Lost;
    }
    Q_UNREACHABLE();
}

void MaterialPhotos::open(const catalog::Material& material, const QString& language)
{
    m_material = material;
    m_language = language;
    if (hasPages()) {
        keep();
    } else if (!canAdd()) {
        close(Place::Full);
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
    if (m_place != Place::Closed) {
        close(Place::Closed);
    }
}

void MaterialPhotos::forget()
{
    close();
    for (Page& page : m_pages) {
        wipe(page.picture);
    }
    m_pages.clear();
    m_material = {};
}

void MaterialPhotos::close(Place place, const QImage& picture)
{
    m_place = place;
    m_shutter.close(picture);
}

/// Through the camera, from its first frame on.
void MaterialPhotos::see()
{
    m_place = Place::Camera;
    m_shutter.see();
}

/// Shows the last page of this material.
void MaterialPhotos::keep()
{
    const auto last = std::find_if(m_pages.crbegin(), m_pages.crend(), [this](const Page& page) {
        return page.material == m_material.id;
    });
    close(Place::Kept, last != m_pages.crend() ? last->picture.look : QImage());
}

void MaterialPhotos::keepTaken()
{
    m_pages.append({m_material.id, m_shutter.release()});
    keep();
}

bool MaterialPhotos::goOn()
{
    switch (state()) {
    case State::Seeing:
        m_shutter.take();
        return false;
    case State::Looking:
        isFlawed() ? see() : keepTaken();
        return false;
    case State::Lost:
        m_shutter.seeAgain();
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
    switch (state()) {
    case State::Starting:
    case State::Seeing:
    case State::Lost:
        if (hasPages()) {
            keep();
            return false;
        }
        return true;
    case State::Looking:
        isFlawed() ? keepTaken() : see();
        return false;
    case State::Kept:
        canAdd() ? see() : restart();
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
    if (state() != State::Looking) {
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
    switch (state()) {
    case State::Closed:
    case State::Starting:
    case State::Seeing:
        //: %1 is something to bring, like a household register.
        return tr("请把“%1”放在高拍仪下").arg(name());
    case State::Taking:
        return tr("正在拍照，请不要移动");
    case State::Looking:
        return isFlawed() ? tr("请再拍一次") : tr("看得清楚吗？");
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
    switch (state()) {
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
    return m_place == Place::Camera ? m_shutter.complaint() : QString();
}

QString MaterialPhotos::primaryText() const
{
    switch (state()) {
    case State::Seeing:
        return tr("拍照");
    case State::Looking:
        return isFlawed() ? tr("重新拍照") : tr("清楚，留用");
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
    switch (state()) {
    case State::Looking:
        return isFlawed() ? QStringLiteral("photo_camera") : QStringLiteral("check");
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
    switch (state()) {
    case State::Starting:
    case State::Seeing:
    case State::Lost:
        if (hasPages()) {
            return tr("不再拍了");
        }
        return m_material.isRequired ? tr("改交到窗口") : tr("不拍，跳过");
    case State::Looking:
        return isFlawed() ? tr("仍用这张") : tr("重新拍照");
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
    switch (state()) {
    case State::Looking:
        return isFlawed() ? QString() : QStringLiteral("photo_camera");
    case State::Kept:
        return canAdd() ? QStringLiteral("add_a_photo") : QStringLiteral("photo_camera");
    default:
        return {};
    }
}

} // namespace onewindow::ui
