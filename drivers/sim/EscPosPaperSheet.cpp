// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/EscPosPaperSheet.h"

#include <QFont>
#include <QPainter>

#include <algorithm>

namespace onewindow::drivers {

namespace {

constexpr int kGrowRows = 512;
constexpr int kBaseline = 21; // Of 24 dots, as the em square of Noto CJK has it.

QFont cellFont(bool isBold)
{
    QFont font(QStringLiteral("Noto Sans Mono CJK SC"));
    font.setPixelSize(PaperCell::kHeight);
    font.setBold(isBold);
    return font;
}

/// Draws `cell` with its lower left corner at (x, bottom).
void drawCell(QPainter& painter, const PaperCell& cell, int x, int bottom)
{
    const QRect box(x, bottom - cell.dotHeight(), cell.dotWidth(), cell.dotHeight());
    if (cell.isReverse) {
        painter.fillRect(box, Qt::black);
    }
    painter.save();
    painter.translate(box.topLeft());
    painter.scale(cell.widthScale, cell.heightScale);
    painter.setFont(cellFont(cell.isBold));
    painter.setPen(cell.isReverse ? Qt::white : Qt::black);
    painter.drawText(QPointF(0, kBaseline), cell.text);
    painter.restore();
    if (cell.underline > 0) {
        painter.fillRect(x, bottom - cell.underline, cell.dotWidth(), cell.underline, Qt::black);
    }
}

} // namespace

EscPosPaperSheet::EscPosPaperSheet(int dots)
    : m_dots(dots)
{}

void EscPosPaperSheet::feed(int dots)
{
    if (reserve(dots)) {
        m_rows += dots;
    }
}

void EscPosPaperSheet::printLine(const QList<PaperCell>& cells, int x, int advance)
{
    int tallest = 0;
    for (const PaperCell& cell : cells) {
        tallest = std::max(tallest, cell.dotHeight());
    }
    const int height = std::max(tallest, advance);
    if (!reserve(height)) {
        return;
    }
    QPainter painter(&m_image);
    for (const PaperCell& cell : cells) {
        // The spare depth of the line lies below the text.
        drawCell(painter, cell, x, m_rows + tallest);
        m_isBlank = m_isBlank && cell.text.trimmed().isEmpty();
        x += cell.dotWidth();
    }
    m_rows += height;
}

void EscPosPaperSheet::printDots(QByteArrayView bits, int x, int widthScale, int heightScale)
{
    if (!reserve(heightScale)) {
        return;
    }
    for (int y = m_rows; y < m_rows + heightScale; ++y) {
        uchar* line = m_image.scanLine(y);
        for (int dot = x; dot < m_dots; ++dot) {
            const int bit = (dot - x) / widthScale;
            if (bit / 8 >= bits.size()) {
                break;
            }
            if ((static_cast<quint8>(bits.at(bit / 8)) & (0x80 >> (bit % 8))) != 0) {
                line[dot] = 0;
                m_isBlank = false;
            }
        }
    }
    m_rows += heightScale;
}

void EscPosPaperSheet::printImage(const QImage& image, int x)
{
    if (!reserve(image.height())) {
        return;
    }
    QPainter(&m_image).drawImage(x, m_rows, image);
    m_rows += image.height();
    m_isBlank = false;
}

QImage EscPosPaperSheet::image() const
{
    if (m_rows == 0) {
        QImage blank(m_dots, 1, QImage::Format_Grayscale8);
        blank.fill(Qt::white);
        return blank;
    }
    return m_image.copy(0, 0, m_dots, m_rows);
}

void EscPosPaperSheet::clear()
{
    m_image = {};
    m_rows = 0;
    m_isBlank = true;
}

bool EscPosPaperSheet::reserve(int rows)
{
    const int needed = m_rows + rows;
    if (needed > kMaxRows) {
        return false;
    }
    if (needed > m_image.height()) {
        QImage taller(m_dots, std::min(kMaxRows, needed + kGrowRows), QImage::Format_Grayscale8);
        taller.fill(Qt::white);
        if (m_rows > 0) {
            QPainter(&taller).drawImage(0, 0, m_image);
        }
        m_image = taller;
    }
    return true;
}

} // namespace onewindow::drivers
