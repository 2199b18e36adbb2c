// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QList>
#include <QString>

namespace onewindow::bench {

/// What a camera may see of a code: 1280x720, brightness alone.
struct QrFrame
{
    QString kind; ///< "rotated", "blurred" ...
    QString text; ///< That is in it.
    QImage image;
};

/// Sixty of them, the same every time: ten each of turned, out of focus, skewed, faint, small, and
/// ten with glare, noise or inverted. Those of a kind become harder; the last ones nobody reads.
/// Drawn with libqrencode, which none of the readers is related to.
QList<QrFrame> qrFrames();

} // namespace onewindow::bench
