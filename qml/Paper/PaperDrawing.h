// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Paper/PaperFrame.h"
#include "services/core/Secret.h"

#include <QColor>
#include <QFont>
#include <QList>
#include <QRectF>
#include <QString>

#include <functional>

class QPaintDevice;
class QPainter;
class QPdfWriter;

namespace onewindow::ui::paper {

// What all pages for paper have in common: their measures, how words are set, and where a page
// ends. Lengths are hundredths of a millimetre, which at kResolution are the device's own.

inline constexpr int kResolution = 2540;
inline constexpr qreal kPageWidth = 21'000;
inline constexpr qreal kPageHeight = 29'700;
inline constexpr qreal kSide = 2'400;
inline constexpr qreal kTop = 3'300;    ///< Where what is said begins, below the head.
inline constexpr qreal kBottom = 2'600; ///< What the foot takes.
inline constexpr qreal kWidth = kPageWidth - 2 * kSide;
inline constexpr qreal kEnd = kPageHeight - kBottom - 300; ///< Where what is said ends.

inline constexpr int kTitleSize = 740;
inline constexpr int kBodySize = 420;
inline constexpr int kSmallSize = 330;
inline constexpr int kFineSize = 280;

// Of the palette; on paper the ground is white.
inline const QColor kInk(0x16, 0x21, 0x3A);
inline const QColor kInkSecondary(0x4A, 0x56, 0x70);
inline const QColor kAccent(0x0E, 0x4D, 0xA4);
inline const QColor kLine(0xD5, 0xDC, 0xE8);
inline const QColor kSoft(0xF3, 0xF5, 0xF9);

inline constexpr int kWrap = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

/// Something that stays together on a page.
struct Block
{
    qreal height = 0;
    std::function<void(QPainter&, qreal top)> draw;
    bool keepsNext = false; ///< The next one stands on the same page.
};

/// A PDF of upright A4 without margins, `title` in its information, with what `draw` puts on it.
Secret pdfWith(const QString& title, const std::function<void(QPdfWriter&)>& draw);

QFont fontOf(const PaperFrame& frame, int size, bool isBold = false, bool isTitle = false);

/// Of `text` in lines of at most `width`.
qreal heightOf(const QString& text, const QFont& used, qreal width, const QPaintDevice* device);

void put(QPainter& painter, const QRectF& room, const QString& text, const QFont& used,
         const QColor& colour, int flags = kWrap);

/// The blocks of each page, from kTop to kEnd; one page at least.
QList<QList<Block>> inPages(const QList<Block>& blocks);

/// Each of `pages` with its head and foot; `last`, if it has a height, at the end of the last one.
void drawPages(QPdfWriter& writer, const PaperFrame& frame, const QList<QList<Block>>& pages,
               const Block& last = {});

} // namespace onewindow::ui::paper
