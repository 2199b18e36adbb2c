// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentCameraDriver.h"
#include "services/core/Result.h"

#include <QByteArrayView>
#include <QImage>

#include <optional>
#include <span>

namespace onewindow::drivers {

// What is made of a document camera's frames. Pure functions; none is for the GUI thread.

/// How sharp `frame` is: what the steepest hundredth of its edges rise in brightness from one pixel
/// to the next but one, 0 to 255, at a size at which a page's letters are still apart. Of use to
/// compare, and against kSharpEnough.
double sharpness(const QImage& frame);

/// Mean brightness, 0 to 255.
double brightness(const QImage& frame);

/// A page with print on it, in focus, has three times as much, pencil twice; out of focus there are
/// 40 and less.
inline constexpr double kSharpEnough = 50;
/// A frame with white paper in it has 110 and more in any hall; under a lid it has 20.
inline constexpr double kBrightEnough = 60;

PictureFlaw flawOf(const QImage& frame);

/// The index of the sharpest frame. `frames` is not empty.
std::size_t sharpest(std::span<const QImage> frames);

/// `frame` with its brightness spread out: the darkest and the brightest half percent become black
/// and white, at most three times as far apart as they were, and colours keep their hue. For paper
/// under bad light.
QImage withContrast(const QImage& frame);

/// The picture of a frame: its contrast spread out, and a JPEG file within the limits of
/// DocumentPicture, as large and as fine as these allow. Nothing for a null image.
std::optional<DocumentPicture> pictureOf(const QImage& frame);

/// Opens a JPEG file that somebody else may have made. What it says of its size is held against
/// the limits before anything is decoded. Errors: TooLarge, BadFrame.
Result<QImage> openPicture(QByteArrayView jpeg);

} // namespace onewindow::drivers
