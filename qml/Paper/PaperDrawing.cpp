// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Paper/PaperDrawing.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QMarginsF>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <utility>

namespace onewindow::ui::paper {

namespace {

constexpr qreal kHeadLine = 2'350;

constexpr qsizetype kPdfBytes = 1 << 20; ///< Taken at once, so that no piece is left behind.

/// Head and foot of page `page` of `count`.
void drawFrame(QPainter& painter, const PaperFrame& frame, qsizetype page, qsizetype count)
{
    const QFont fine = fontOf(frame, kFineSize);
    const QRectF head(kSide, kHeadLine - 750, kWidth, 600);
    put(painter, head, frame.headLeft, fontOf(frame, kSmallSize, true), kAccent,
        Qt::AlignLeft | Qt::AlignVCenter);
    put(painter, head, frame.headRight, fine, kInkSecondary, Qt::AlignRight | Qt::AlignVCenter);
    painter.fillRect(QRectF(kSide, kHeadLine, kWidth, 90), kAccent);
    painter.fillRect(QRectF(kSide, kHeadLine + 140, kWidth, 20), kAccent);
    const QRectF foot(kSide, kPageHeight - kBottom + 400, kWidth, 500);
    put(painter, foot, frame.footLeft, fine, kInkSecondary, Qt::AlignLeft | Qt::AlignVCenter);
    if (!frame.pageWords.isEmpty()) {
        put(painter, foot, frame.pageWords.arg(page).arg(count), fine, kInkSecondary,
            Qt::AlignRight | Qt::AlignVCenter);
    }
}

} // namespace

Secret pdfWith(const QString& title, const std::function<void(QPdfWriter&)>& draw)
{
    QByteArray bytes;
    bytes.reserve(kPdfBytes);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kResolution);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                                         QMarginsF(), QPageLayout::Millimeter));
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("OneWindow"));
        draw(writer);
    }
    buffer.close();
    return Secret(std::move(bytes));
}

QFont fontOf(const PaperFrame& frame, int size, bool isBold, bool isTitle)
{
    QFont made(isTitle ? frame.titleFont : frame.font);
    made.setPixelSize(size);
    made.setBold(isBold);
    // Shaped, figures beside Latin letters become glyphs that no character names: the page
    // would look the same, and a program that reads it would miss them.
    made.setStyleStrategy(QFont::PreferNoShaping);
    return made;
}

qreal heightOf(const QString& text, const QFont& used, qreal width, const QPaintDevice* device)
{
    return QFontMetricsF(used, device)
        .boundingRect(QRectF(0, 0, width, kPageHeight * 4), kWrap, text)
        .height();
}

void put(QPainter& painter, const QRectF& room, const QString& text, const QFont& used,
         const QColor& colour, int flags)
{
    painter.setFont(used);
    painter.setPen(colour);
    painter.drawText(room, flags | Qt::TextDontClip, text);
}

QList<QList<Block>> inPages(const QList<Block>& blocks)
{
    QList<QList<Block>> pages(1);
    qreal top = kTop;
    for (qsizetype i = 0; i < blocks.size();) {
        qsizetype next = i + 1;
        qreal height = blocks.at(i).height;
        while (next < blocks.size() && blocks.at(next - 1).keepsNext) {
            height += blocks.at(next).height;
            ++next;
        }
        if (top + height > kEnd && !pages.constLast().isEmpty()) {
            pages.append(QList<Block>());
            top = kTop;
        }
        pages.last().append(blocks.mid(i, next - i));
        top += height;
        i = next;
    }
    return pages;
}

void drawPages(QPdfWriter& writer, const PaperFrame& frame, const QList<QList<Block>>& pages,
               const Block& last)
{
    QPainter painter(&writer);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        if (i > 0) {
            writer.newPage();
        }
        drawFrame(painter, frame, i + 1, pages.size());
        qreal top = kTop;
        for (const Block& block : pages.at(i)) {
            block.draw(painter, top);
            top += block.height;
        }
    }
    if (last.height > 0) {
        last.draw(painter, kPageHeight - kBottom - last.height);
    }
}

} // namespace onewindow::ui::paper
