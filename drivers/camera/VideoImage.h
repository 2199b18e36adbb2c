// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QVideoFrame>
#include <QVideoFrameFormat>

#include <array>

namespace onewindow::drivers {

/// Whether imageOf() knows the format.
bool isConverted(QVideoFrameFormat::PixelFormat format);

/// The bytes of a video frame, copied: those of a camera go away with it, whoever still reads.
struct FrameBytes
{
    struct Plane
    {
        QByteArray bytes;
        int bytesPerLine = 0;
    };

    QVideoFrameFormat::PixelFormat format = QVideoFrameFormat::Format_Invalid;
    QSize size;
    std::array<Plane, 3> planes;
};

/// Copies a frame, in the thread in which it came. Without a size for one that cannot be read, is
/// larger than 8192 pixels, or in a format that is not converted.
FrameBytes copied(QVideoFrame frame);

/// The picture of a video frame in RGB32, by the processor alone: QVideoFrame::toImage() asks for a
/// graphics card, which many terminals do not have, and must not be asked from any thread. Of each
/// so many pixels and rows one is taken, until the longer side is within `side`. Null for a frame
/// without a size, and for one that has fewer bytes than it says.
QImage imageOf(const FrameBytes& frame, int side);

} // namespace onewindow::drivers
