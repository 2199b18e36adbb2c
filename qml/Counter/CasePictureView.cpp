// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CasePictureView.h"

#include <QPainter>

namespace onewindow::ui {

CasePictureView::CasePictureView(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{}

void CasePictureView::setPictures(CasePictures* pictures)
{
    if (m_pictures == pictures) {
        return;
    }
    if (m_pictures) {
        m_pictures->disconnect(this);
    }
    m_pictures = pictures;
    if (m_pictures) {
        connect(m_pictures, &CasePictures::pictureChanged, this, [this] { update(); });
    }
    update();
    Q_EMIT picturesChanged();
}

void CasePictureView::paint(QPainter* painter)
{
    if (!m_pictures || m_pictures->picture().isNull()) {
        return;
    }
    const QImage& picture = m_pictures->picture();
    const QSizeF fitting = QSizeF(picture.size()).scaled(size(), Qt::KeepAspectRatio);
    const QRectF place(QPointF((width() - fitting.width()) / 2, (height() - fitting.height()) / 2),
                       fitting);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(place, picture);
}

} // namespace onewindow::ui
