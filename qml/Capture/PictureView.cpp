// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Capture/PictureView.h"

#include <QPainter>

namespace onewindow::ui {

PictureView::PictureView(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{}

void PictureView::setShown(ShownPicture* shown)
{
    if (m_shown == shown) {
        return;
    }
    if (m_shown) {
        m_shown->disconnect(this);
    }
    m_shown = shown;
    if (m_shown) {
        connect(m_shown, &ShownPicture::changed, this, [this] { update(); });
    }
    update();
    Q_EMIT shownChanged();
}

void PictureView::paint(QPainter* painter)
{
    if (!m_shown || !m_shown->isThere()) {
        return;
    }
    const QImage& picture = m_shown->picture();
    const QSizeF fitting = QSizeF(picture.size()).scaled(size(), Qt::KeepAspectRatio);
    const QRectF place(QPointF((width() - fitting.width()) / 2, (height() - fitting.height()) / 2),
                       fitting);
    painter->setRenderHint(QPainter::SmoothPixmapTransform, !m_shown->isLive());
    painter->drawImage(place, picture);
}

} // namespace onewindow::ui
