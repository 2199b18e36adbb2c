// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/PhotoView.h"

#include <QPainter>

namespace onewindow::ui {

PhotoView::PhotoView(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{}

void PhotoView::setPhotos(MaterialPhotos* photos)
{
    if (m_photos == photos) {
        return;
    }
    if (m_photos) {
        m_photos->disconnect(this);
    }
    m_photos = photos;
    if (m_photos) {
        connect(m_photos, &MaterialPhotos::pictureChanged, this, [this] { update(); });
    }
    update();
    Q_EMIT photosChanged();
}

void PhotoView::paint(QPainter* painter)
{
    if (!m_photos || !m_photos->hasPicture()) {
        return;
    }
    const QImage& picture = m_photos->picture();
    const QSizeF fitting = QSizeF(picture.size()).scaled(size(), Qt::KeepAspectRatio);
    const QRectF place(QPointF((width() - fitting.width()) / 2, (height() - fitting.height()) / 2),
                       fitting);
    painter->setRenderHint(QPainter::SmoothPixmapTransform, !m_photos->isLive());
    painter->drawImage(place, picture);
}

} // namespace onewindow::ui
