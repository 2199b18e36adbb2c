// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Capture/ShownPicture.h"

#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A ShownPicture, whole and in the middle. Drawn by the processor: what moves is scaled quickly,
/// what stands still finely.
class PictureView : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(onewindow::ui::ShownPicture* shown READ shown WRITE setShown NOTIFY shownChanged)

public:
    explicit PictureView(QQuickItem* parent = nullptr);

    [[nodiscard]] ShownPicture* shown() const { return m_shown; }

    void setShown(ShownPicture* shown);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void shownChanged();

private:
    QPointer<ShownPicture> m_shown;
};

} // namespace onewindow::ui
