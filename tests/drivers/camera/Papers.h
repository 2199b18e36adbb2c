// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QPainter>
#include <QRandomGenerator>

namespace onewindow::drivers::testing {

/// A printed page under a camera: lines of marks as small as letters on paper of this brightness,
/// which fills the frame but for a margin.
inline QImage page(QSize size = {1280, 960}, int paper = 225, int ink = 30, quint32 seed = 1)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(paper / 3, paper / 3, paper / 3));
    QPainter painter(&image);
    const QRect sheet = image.rect().adjusted(size.width() / 12, size.height() / 12,
                                              -size.width() / 12, -size.height() / 12);
    painter.fillRect(sheet, QColor(paper, paper, paper));
    QRandomGenerator random(seed);
    const int letter = std::max(6, size.height() / 60);
    for (int y = sheet.top() + letter; y + 2 * letter < sheet.bottom(); y += 2 * letter) {
        for (int x = sheet.left() + letter; x + 2 * letter < sheet.right(); x += letter) {
            for (int bar = 0; bar < 3; ++bar) {
                const bool isUpright = random.bounded(2) == 0;
                painter.fillRect(x + random.bounded(letter - 2), y + random.bounded(letter - 2),
                                 isUpright ? 2 : letter / 2, isUpright ? letter / 2 : 2,
                                 QColor(ink, ink, ink));
            }
        }
    }
    return image;
}

/// As out of focus.
inline QImage blurred(const QImage& image, int factor)
{
    return image.scaled(image.size() / factor, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace onewindow::drivers::testing
