// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QVideoFrame>
#include <QVideoFrameFormat>

namespace onewindow::drivers {

/// Whether imageOf() knows the format.
bool isConverted(QVideoFrameFormat::PixelFormat format);

/// The picture of a video frame in RGB32, by the processor alone: QVideoFrame::toImage() asks for a
/// graphics card, which many terminals do not have, and must not be asked from any thread. Of each
/// so many pixels and rows one is taken, until the longer side is within `side`. Null for a frame
/// that cannot be read, larger than 8192 pixels, or in a format that is not converted.
QImage imageOf(QVideoFrame frame, int side);

} // namespace onewindow::drivers
