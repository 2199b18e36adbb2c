// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/filing/MaterialPhotos.h"

#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The picture of MaterialPhotos, whole and in the middle. Drawn by the processor: what moves is
/// scaled quickly, what stands still finely.
class PhotoView : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        onewindow::ui::MaterialPhotos* photos READ photos WRITE setPhotos NOTIFY photosChanged)

public:
    explicit PhotoView(QQuickItem* parent = nullptr);

    [[nodiscard]] MaterialPhotos* photos() const { return m_photos; }

    void setPhotos(MaterialPhotos* photos);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void photosChanged();

private:
    QPointer<MaterialPhotos> m_photos;
};

} // namespace onewindow::ui
