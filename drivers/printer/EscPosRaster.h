// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/Receipt.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace onewindow::drivers::escpos {

/// Rows of one GS v 0 command. Small, so that a command cut off in the middle can be completed
/// blindly with a few blank bytes, and a printer with a small buffer keeps moving.
constexpr int kBandRows = 32;

/// Text to be drawn instead of sent as characters: `left` aligned as said, or, where `right` is not
/// empty, `left` at the left edge and `right` at the right edge.
struct PictureText
{
    QString left;
    QString right;
    Align align = Align::Left;
    int scale = 1;
    bool isBold = false;
};

/// Draws `text` black on white, `dots` wide, in lines broken where it must; at most 60 lines. Needs
/// a QGuiApplication; any thread.
QImage drawText(const PictureText& text, int dots);

/// `image` (as wide as the paper or narrower, dark = black) as GS v 0 commands in bands of
/// kBandRows, cut at the rightmost dot. No band holds DLE followed by EOT, ENQ or DC4, which a
/// printer could take as a real-time command: one dot more is printed there.
QByteArray rasterCommands(const QImage& image);

} // namespace onewindow::drivers::escpos
