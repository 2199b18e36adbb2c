// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosRaster.h"

#include "drivers/printer/EscPosText.h"

#include <QFont>
#include <QPainter>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace onewindow::drivers::escpos {

namespace {

constexpr int kCellDots = 24;       // The height of a character in the printer's own fonts.
constexpr int kLeadingDots = 8;     // Between lines, as the encoder sets it for text.
constexpr int kMaxLines = 60;       // 24 cm of paper.
constexpr int kBlackBelow = 140;    // A little over half: thermal paper prints thin strokes thin.
constexpr double kNotoAscent = .88; // Of the em square, in Noto Sans CJK.

QFont textFont(int scale, bool isBold)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(kCellDots * scale);
    font.setBold(isBold);
    return font;
}

Qt::Alignment qtAlignment(Align align)
{
    switch (align) {
    case Align::Left:
        return Qt::AlignLeft; // Means "leading": the right edge for Uyghur.
    case Align::Centre:
        return Qt::AlignHCenter;
    case Align::Right:
        return Qt::AlignRight;
    }
    return Qt::AlignLeft;
}

/// One block of text laid out in a column of the paper.
class TextBlock
{
public:
    TextBlock(const QString& text, const PictureText& style, Qt::Alignment alignment, int width)
        : m_layout(QString(text).replace(u'\n', QChar::LineSeparator),
                   textFont(style.scale, style.isBold))
        , m_cell(kCellDots * style.scale)
        , m_isShaped(needsShaping(text))
    {
        QTextOption option(alignment);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        for (int i = 0; i < kMaxLines; ++i) {
            QTextLine line = m_layout.createLine();
            if (!line.isValid()) {
                break;
            }
            line.setLineWidth(width);
            // Chinese keeps the pitch of the printer's own text; scripts with marks above and below
            // take the height they need.
            const double top =
                m_isShaped ? m_height
                           : m_height + kLeadingDots / 2.0 + kNotoAscent * m_cell - line.ascent();
            line.setPosition({0, std::floor(top)});
            m_height +=
                m_isShaped ? static_cast<int>(std::ceil(line.height())) : m_cell + kLeadingDots;
        }
        m_layout.endLayout();
    }

    [[nodiscard]] int height() const { return m_height; }

    void draw(QPainter& painter, int x) const { m_layout.draw(&painter, QPointF(x, 0)); }

private:
    QTextLayout m_layout;
    int m_cell;
    bool m_isShaped;
    int m_height = 0;
};

/// One band of the image as bits, 1 = black, leftmost dot in bit 7.
QByteArray bandBytes(const QImage& grey, int firstRow, int rows, int bytesPerRow)
{
    QByteArray bytes(static_cast<qsizetype>(rows) * bytesPerRow, '\0');
    for (int y = 0; y < rows; ++y) {
        const uchar* line = grey.constScanLine(firstRow + y);
        char* out = bytes.data() + static_cast<qsizetype>(y) * bytesPerRow;
        for (int x = 0; x < std::min(bytesPerRow * 8, grey.width()); ++x) {
            if (line[x] < kBlackBelow) {
                out[x / 8] = static_cast<char>(out[x / 8] | (0x80 >> (x % 8)));
            }
        }
    }
    return bytes;
}

void breakRealTimeCommands(QByteArray& bytes)
{
    constexpr char kDle = 0x10;
    for (qsizetype i = 1; i < bytes.size(); ++i) {
        const char byte = bytes.at(i);
        if (bytes.at(i - 1) == kDle && (byte == 0x04 || byte == 0x05 || byte == 0x14)) {
            bytes[i] = static_cast<char>(byte | 0x08);
        }
    }
}

int rightmostBlack(const QImage& grey)
{
    int right = 0;
    for (int y = 0; y < grey.height(); ++y) {
        const uchar* line = grey.constScanLine(y);
        for (int x = grey.width() - 1; x > right; --x) {
            if (line[x] < kBlackBelow) {
                right = x;
            }
        }
    }
    return right;
}

} // namespace

QImage drawText(const PictureText& text, int dots)
{
    const bool isPair = !text.right.isEmpty();
    // Beside a label, a value gets the rest of the line; a label may take half.
    const int labelColumns = columnsOf(text.left) * text.scale;
    const int labelDots =
        isPair ? std::min(dots / 2, (labelColumns + 1) * PrinterProfile::kColumnDots) : dots;
    const TextBlock left(text.left, text, isPair ? Qt::AlignLeft : qtAlignment(text.align),
                         labelDots);
    const TextBlock right(text.right, text, Qt::AlignRight, dots - (isPair ? labelDots : 0));

    QImage image(dots, isPair ? std::max(left.height(), right.height()) : left.height(),
                 QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    left.draw(painter, 0);
    if (isPair) {
        right.draw(painter, labelDots);
    }
    return image;
}

QByteArray rasterCommands(const QImage& image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    const int bytesPerRow = rightmostBlack(grey) / 8 + 1;
    QByteArray commands;
    for (int row = 0; row < grey.height(); row += kBandRows) {
        const int rows = std::min(kBandRows, grey.height() - row);
        QByteArray bytes = bandBytes(grey, row, rows, bytesPerRow);
        breakRealTimeCommands(bytes);
        commands += QByteArrayView("\x1D\x76\x30\x00", 4);
        commands += static_cast<char>(bytesPerRow & 0xFF);
        commands += static_cast<char>(bytesPerRow >> 8);
        commands += static_cast<char>(rows);
        commands += '\0';
        commands += bytes;
    }
    return commands;
}

} // namespace onewindow::drivers::escpos
