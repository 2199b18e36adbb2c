// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Capture/ShownPicture.h"

namespace onewindow::ui {

ShownPicture::~ShownPicture()
{
    wipe(m_picture);
}

void ShownPicture::show(const QImage& picture, bool isLive)
{
    wipe(m_picture);
    m_picture = picture;
    m_isLive = isLive;
    Q_EMIT changed();
}

void wipe(QImage& picture)
{
    if (!picture.isNull() && picture.isDetached()) {
        picture.fill(0);
    }
    picture = {};
}

void wipe(drivers::DocumentPicture& picture)
{
    if (picture.jpeg.isDetached()) {
        picture.jpeg.fill('\0');
    }
    wipe(picture.look);
    picture = {};
}

void wipe(QList<drivers::DocumentPicture>& pictures)
{
    // A list that somebody else holds too would be copied to be changed.
    if (pictures.isDetached()) {
        for (drivers::DocumentPicture& picture : pictures) {
            wipe(picture);
        }
    }
    pictures.clear();
}

} // namespace onewindow::ui
