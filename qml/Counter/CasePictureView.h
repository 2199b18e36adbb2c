// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/CasePictures.h"

#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The picture of CasePictures, whole and in the middle.
class CasePictureView : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(onewindow::ui::CasePictures* pictures READ pictures WRITE setPictures NOTIFY
                   picturesChanged)

public:
    explicit CasePictureView(QQuickItem* parent = nullptr);

    [[nodiscard]] CasePictures* pictures() const { return m_pictures; }

    void setPictures(CasePictures* pictures);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void picturesChanged();

private:
    QPointer<CasePictures> m_pictures;
};

} // namespace onewindow::ui
