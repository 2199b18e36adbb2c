// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"

#include <QByteArray>
#include <QImage>
#include <QMetaType>
#include <QObject>

namespace onewindow::drivers {

/// What nobody could read in a picture, or None.
enum class PictureFlaw {
    None,
    TooDark,
    Blurred, ///< Moved, out of focus, or there is nothing on it.
};

/// A picture of what lay under the camera. Personal.
struct DocumentPicture
{
    /// Bytes of `jpeg`, and pixels of either side.
    static constexpr qsizetype kByteLimit = 240LL * 1024;
    static constexpr int kSideLimit = 4096;

    QByteArray jpeg; ///< Within both limits.
    QImage look;     ///< As whoever opens `jpeg` will see it, reduced for a screen.
    QSize size;      ///< In pixels.
    PictureFlaw flaw = PictureFlaw::None;
};

/// A camera that looks down on a document. Verbs from any thread; signals from the driver's own
/// thread. While nobody wants to see through it, it is off.
class DocumentCameraDriver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual DeviceStatus status() const = 0;

    /// Somebody will want to see through it in a minute: what takes time at first is done now. The
    /// camera stays off.
    virtual void prepare() = 0;

    /// Whether a page shows what the camera sees. Switched off, the driver lets go of every frame.
    virtual void setPreviewWanted(bool isWanted) = 0;

    /// What it sees now, reduced for a screen: the newest frame, which frameReady() announced, or
    /// null. At most 15 a second, and never a queue of them: a frame that nobody took is replaced.
    [[nodiscard]] virtual QImage takeFrame() = 0;

    /// Takes a picture; exactly one of pictureTaken() and pictureFailed() follows, within 4 s.
    virtual void takePicture() = 0;

Q_SIGNALS:
    void statusChanged(onewindow::drivers::DeviceStatus status);
    /// takeFrame() has something new. Not said again before it was taken.
    void frameReady();
    void pictureTaken(const onewindow::drivers::DocumentPicture& picture);
    /// The camera went away meanwhile, gives nothing, or nobody looks through it.
    void pictureFailed();
};

} // namespace onewindow::drivers

Q_DECLARE_METATYPE(onewindow::drivers::DocumentPicture)
