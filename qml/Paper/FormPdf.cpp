// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Paper/FormPdf.h"

#include "qml/Paper/PaperDrawing.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace {

using namespace paper;
using Room = FormQuestion::Room;

constexpr qreal kLabelWidth = 4'300;
constexpr qreal kPad = 250; ///< Between a frame and what stands in it.
constexpr qreal kRoomWidth = kWidth - kLabelWidth - 2 * kPad;
constexpr qreal kLineHeight = 900; ///< What a hand needs.
constexpr qreal kCellWidth = 600;
constexpr qreal kCellHeight = 750;
constexpr qreal kBox = 340;    ///< To tick.
constexpr qreal kBoxGap = 150; ///< Between it and its words.
constexpr qreal kChoiceGap = 600;
constexpr qreal kChoiceLead = 140; ///< Between lines of choices.
constexpr qreal kPenWidth = 18;

void drawBox(QPainter& painter, const QRectF& room)
{
    painter.setPen(QPen(kInk, kPenWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(room);
}

void drawFrameOf(QPainter& painter, const QRectF& room)
{
    painter.setPen(QPen(kInkSecondary, kPenWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(room);
}

class FormDrawing
{
public:
    FormDrawing(const FormSheet& sheet, QPdfWriter& writer)
        : m_sheet(sheet)
        , m_writer(writer)
    {}

    void run()
    {
        compose();
        drawPages(m_writer, m_sheet, inPages(m_blocks));
    }

private:
    [[nodiscard]] QFont font(int size, bool isBold = false, bool isTitle = false) const
    {
        return fontOf(m_sheet, size, isBold, isTitle);
    }

    [[nodiscard]] qreal heightOf(const QString& text, const QFont& used, qreal width) const
    {
        return text.isEmpty() ? 0 : paper::heightOf(text, used, width, &m_writer);
    }

    void addGap(qreal height, bool keepsNext = false)
    {
        m_blocks.append({height, [](QPainter&, qreal) {}, keepsNext});
    }

    void addWords(const QString& text, const QFont& used, const QColor& colour,
                  Qt::Alignment alignment, bool keepsNext = false)
    {
        if (text.isEmpty()) {
            return;
        }
        const qreal height = heightOf(text, used, kWidth);
        const int flags = Qt::TextWordWrap | int(alignment) | int(Qt::AlignTop);
        m_blocks.append({height,
                         [=](QPainter& painter, qreal top) {
                             put(painter, QRectF(kSide, top, kWidth, height), text, used, colour,
                                 flags);
                         },
                         keepsNext});
    }

    void compose()
    {
        addWords(m_sheet.title, font(kTitleSize, true, true), kInk, Qt::AlignHCenter, true);
        addGap(200, true);
        addWords(m_sheet.subtitle, font(kSmallSize), kInkSecondary, Qt::AlignHCenter, true);
        addGap(500, true);
        for (const QString& note : m_sheet.notes) {
            addWords(note, font(kSmallSize), kInkSecondary, Qt::AlignLeft, true);
        }
        for (const FormPart& part : m_sheet.parts) {
            addPart(part);
        }
        addGap(700);
        addWords(m_sheet.promise, font(kBodySize), kInk, Qt::AlignLeft, true);
        addGap(900, true);
        addWords(m_sheet.signature, font(kBodySize), kInk, Qt::AlignRight);
    }

    void addPart(const FormPart& part)
    {
        addGap(500, true);
        addWords(part.title, font(kBodySize, true), kAccent, Qt::AlignLeft, true);
        addGap(160, true);
        for (const QString& paragraph : part.paragraphs) {
            addWords(paragraph, font(kSmallSize), kInk, Qt::AlignLeft);
            addGap(80);
        }
        for (const FormQuestion& question : part.questions) {
            if (question.room == Room::Table) {
                addTable(question);
            } else {
                addQuestion(question);
            }
        }
        for (const QString& box : part.boxes) {
            m_blocks.append(boxes({box}, kSide, kWidth));
            addGap(100);
        }
    }

    /// The label and its hint at the left, the room at the right, both framed.
    void addQuestion(const FormQuestion& question)
    {
        const qreal width = kLabelWidth - 2 * kPad;
        const Block label = labelOf(question, kSide + kPad, width);
        const Block room = roomOf(question, kSide + kLabelWidth + kPad);
        const qreal inner = std::max({label.height, room.height, kCellHeight});
        const qreal height = inner + 2 * kPad;
        m_blocks.append({height, [=](QPainter& painter, qreal top) {
                             drawFrameOf(painter, QRectF(kSide, top, kLabelWidth, height));
                             drawFrameOf(painter, QRectF(kSide + kLabelWidth, top,
                                                         kWidth - kLabelWidth, height));
                             label.draw(painter, top + kPad);
                             room.draw(painter, top + kPad + (inner - room.height) / 2);
                         }});
    }

    [[nodiscard]] Block labelOf(const FormQuestion& question, qreal left, qreal width) const
    {
        const QFont bold = font(kBodySize, true);
        const QFont fine = font(kFineSize);
        const QString label = question.label;
        const QString hint = question.hint;
        const qreal first = heightOf(label, bold, width);
        const qreal second = heightOf(hint, fine, width);
        const qreal gap = hint.isEmpty() ? 0 : 60;
        return {first + gap + second, [=](QPainter& painter, qreal top) {
                    put(painter, QRectF(left, top, width, first), label, bold, kInk);
                    put(painter, QRectF(left, top + first + gap, width, second), hint, fine,
                        kInkSecondary);
                }};
    }

    [[nodiscard]] Block roomOf(const FormQuestion& question, qreal left) const
    {
        switch (question.room) {
        case Room::Lines:
            return lines(question.amount, question.words, left);
        case Room::Cells:
            return cells(question.amount, left);
        case Room::Words:
            return words(question.words, left);
        case Room::Boxes:
            return boxes(question.choices, left, kRoomWidth);
        case Room::Table:
            break; // Takes the whole width; see addTable().
        }
        return {0, [](QPainter&, qreal) {}};
    }

    [[nodiscard]] Block lines(int amount, const QString& unit, qreal left) const
    {
        const qreal height = std::max(1, amount) * kLineHeight;
        const QFont used = font(kBodySize);
        return {height, [=](QPainter& painter, qreal top) {
                    for (qreal below = kLineHeight; below < height; below += kLineHeight) {
                        painter.fillRect(QRectF(left, top + below, kRoomWidth, kPenWidth), kLine);
                    }
                    put(painter, QRectF(left, top, kRoomWidth, height), unit, used, kInkSecondary,
                        Qt::AlignRight | (amount > 1 ? Qt::AlignBottom : Qt::AlignVCenter));
                }};
    }

    [[nodiscard]] static Block cells(int amount, qreal left)
    {
        const qreal width = std::min(kCellWidth, kRoomWidth / std::max(1, amount));
        return {kCellHeight, [=](QPainter& painter, qreal top) {
                    for (int i = 0; i < amount; ++i) {
                        drawBox(painter, QRectF(left + i * width, top, width, kCellHeight));
                    }
                }};
    }

    [[nodiscard]] Block words(const QString& text, qreal left) const
    {
        const QFont used = font(kBodySize);
        const qreal height = heightOf(text, used, kRoomWidth);
        return {height, [=](QPainter& painter, qreal top) {
                    put(painter, QRectF(left, top, kRoomWidth, height), text, used, kInk);
                }};
    }

    /// Side by side while there is room; what is longer than a line wraps beside its box.
    [[nodiscard]] Block boxes(const QStringList& choices, qreal left, qreal width) const
    {
        const QFont used = font(kBodySize);
        const QFontMetricsF metrics(used, &m_writer);
        const qreal most = width - kBox - kBoxGap;
        QList<std::pair<QRectF, QString>> placed; // The room of the words, from 0, 0.
        qreal x = 0;
        qreal y = 0;
        qreal lineHeight = 0;
        for (const QString& choice : choices) {
            const qreal wanted = std::min(most, metrics.horizontalAdvance(choice) * 1.02 + 40);
            const qreal height = heightOf(choice, used, wanted);
            if (x > 0 && x + kBox + kBoxGap + wanted > width) {
                x = 0;
                y += lineHeight + kChoiceLead;
                lineHeight = 0;
            }
            placed.append({QRectF(x + kBox + kBoxGap, y, wanted, height), choice});
            x += kBox + kBoxGap + wanted + kChoiceGap;
            lineHeight = std::max(lineHeight, height);
        }
        const qreal drop = (metrics.height() - kBox) / 2;
        return {y + lineHeight, [=](QPainter& painter, qreal top) {
                    for (const auto& [room, text] : placed) {
                        const QRectF here = room.translated(left, top);
                        drawBox(painter, QRectF(here.left() - kBox - kBoxGap, here.top() + drop,
                                                kBox, kBox));
                        put(painter, here, text, used, kInk);
                    }
                }};
    }

    /// What is asked over the whole width, the columns, and empty rows; together on a page.
    void addTable(const FormQuestion& question)
    {
        const Block label = labelOf(question, kSide + kPad, kWidth - 2 * kPad);
        const qreal titleHeight = label.height + 2 * kPad;
        const QFont head = font(kSmallSize);
        qreal shares = 0;
        for (const FormColumn& column : question.columns) {
            shares += column.share;
        }
        QList<std::pair<QRectF, QString>> columns; // Below the title, from 0.
        qreal left = kSide;
        qreal headHeight = 0;
        for (const FormColumn& column : question.columns) {
            const qreal width = kWidth * column.share / shares;
            headHeight = std::max(headHeight, heightOf(column.label, head, width - kPad) + kPad);
            columns.append({QRectF(left, 0, width, 0), column.label});
            left += width;
        }
        const int rows = std::max(1, question.amount);
        const qreal height = titleHeight + headHeight + rows * kLineHeight;
        m_blocks.append(
            {height, [=](QPainter& painter, qreal top) {
                 drawFrameOf(painter, QRectF(kSide, top, kWidth, titleHeight));
                 label.draw(painter, top + kPad);
                 for (const auto& [room, text] : columns) {
                     QRectF cell(room.left(), top + titleHeight, room.width(), headHeight);
                     drawFrameOf(painter, cell);
                     put(painter, cell.adjusted(kPad / 2, kPad / 2, -kPad / 2, -kPad / 2), text,
                         head, kInk);
                     cell.moveTop(cell.bottom());
                     cell.setHeight(kLineHeight);
                     for (int i = 0; i < rows; ++i) {
                         drawFrameOf(painter, cell);
                         cell.translate(0, kLineHeight);
                     }
                 }
             }});
    }

    const FormSheet& m_sheet;
    QPdfWriter& m_writer;
    QList<Block> m_blocks;
};

} // namespace

Secret formPdfOf(const FormSheet& sheet)
{
    return pdfWith(sheet.title, [&sheet](QPdfWriter& writer) { FormDrawing(sheet, writer).run(); });
}

} // namespace onewindow::ui
