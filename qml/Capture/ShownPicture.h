// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentCameraDriver.h"

#include <QImage>
#include <QList>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The one picture that a page shows: what a camera sees now, several times a second, or one that
/// stands still. PictureView draws it.
class ShownPicture : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Of whoever has pictures to show.")
    Q_PROPERTY(bool isThere READ isThere NOTIFY changed)

public:
    using QObject::QObject;

    ~ShownPicture() override;
    ShownPicture(const ShownPicture&) = delete;
    ShownPicture& operator=(const ShownPicture&) = delete;
    ShownPicture(ShownPicture&&) = delete;
    ShownPicture& operator=(ShownPicture&&) = delete;

    void show(const QImage& picture, bool isLive = false);

    /// The one that was there is overwritten, unless somebody else holds it.
    void clear() { show({}); }

    [[nodiscard]] bool isThere() const { return !m_picture.isNull(); }

    [[nodiscard]] const QImage& picture() const { return m_picture; }

    /// Another one is to be expected in a moment.
    [[nodiscard]] bool isLive() const { return m_isLive; }

Q_SIGNALS:
    void changed();

private:
    QImage m_picture;
    bool m_isLive = false;
};

/// Overwrites what nobody else holds, and lets go of it.
void wipe(QImage& picture);
void wipe(drivers::DocumentPicture& picture);
void wipe(QList<drivers::DocumentPicture>& pictures);

} // namespace onewindow::ui
