// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Paper/PaperPdf.h"

#include "qml/Paper/PaperDrawing.h"
#include "qml/Paper/QrPattern.h"

#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <functional>

namespace onewindow::ui {

namespace {

using namespace paper;

constexpr qreal kLabelWidth = 3'900;
constexpr qreal kRowGap = 240;
constexpr qreal kCodeSide = 4'200; ///< Without its quiet zone.
constexpr qreal kBlockPadding = 500;
constexpr int kQuietModules = 4;

class Drawing
{
public:
    Drawing(const PaperSheet& sheet, QPdfWriter& writer)
        : m_sheet(sheet)
        , m_writer(writer)
        , m_code(QrPattern::of(sheet.code.toUtf8()))
    {}

    void run()
    {
        compose();
        drawPages(m_writer, m_sheet, paginate(), m_foot);
    }

private:
    [[nodiscard]] QFont font(int size, bool isBold = false, bool isTitle = false) const
    {
        return fontOf(m_sheet, size, isBold, isTitle);
    }

    [[nodiscard]] qreal heightOf(const QString& text, const QFont& used, qreal width) const
    {
        return paper::heightOf(text, used, width, &m_writer);
    }

    void addGap(qreal height)
    {
        m_blocks.append({height, [](QPainter&, qreal) {}});
    }

    void compose()
    {
        addCentred(m_sheet.title, font(kTitleSize, true, true), kInk);
        if (!m_sheet.subtitle.isEmpty()) {
            addGap(200);
            addCentred(m_sheet.subtitle, font(kSmallSize), kInkSecondary);
        }
        addGap(900);
        for (const PaperRow& row : m_sheet.rows) {
            addRow(row);
        }
        addReasons();
        addIssue();
        composeFoot();
    }

    void addCentred(const QString& text, const QFont& used, const QColor& colour)
    {
        const qreal height = heightOf(text, used, kWidth);
        m_blocks.append({height, [=](QPainter& painter, qreal top) {
                             put(painter, QRectF(kSide, top, kWidth, height), text, used, colour,
                                 Qt::TextWordWrap | Qt::AlignHCenter | Qt::AlignTop);
                         }});
    }

    /// A label, a value, and a hair line below.
    void addRow(const PaperRow& row)
    {
        const QFont labelFont = font(kBodySize);
        const QFont valueFont = font(kBodySize, !row.label.isEmpty());
        const qreal indent = row.label.isEmpty() ? 0 : kLabelWidth;
        const qreal text = std::max(heightOf(row.value, valueFont, kWidth - indent),
                                    heightOf(row.label, labelFont, kLabelWidth - kRowGap));
        const qreal height = text + 2 * kRowGap;
        m_blocks.append({height, [=](QPainter& painter, qreal top) {
                             put(painter, QRectF(kSide, top + kRowGap, kLabelWidth - kRowGap, text),
                                 row.label, labelFont, kInkSecondary);
                             put(painter,
                                 QRectF(kSide + indent, top + kRowGap, kWidth - indent, text),
                                 row.value, valueFont, kInk);
                             painter.fillRect(QRectF(kSide, top + height - 10, kWidth, 18), kLine);
                         }});
    }

    void addReasons()
    {
        if (m_sheet.reasons.isEmpty()) {
            return;
        }
        addGap(600);
        addParagraph(m_sheet.reasonsTitle, font(kSmallSize, true), kAccent, 0);
        for (const QString& reason : m_sheet.reasons) {
            addGap(100);
            addParagraph(reason, font(kSmallSize), kInk, 450, QStringLiteral("\u2022"));
        }
    }

    void addParagraph(const QString& text, const QFont& used, const QColor& colour, qreal indent,
                      const QString& mark = {})
    {
        const qreal height = heightOf(text, used, kWidth - indent);
        m_blocks.append({height, [=](QPainter& painter, qreal top) {
                             put(painter, QRectF(kSide, top, indent, height), mark, used, kAccent);
                             put(painter, QRectF(kSide + indent, top, kWidth - indent, height),
                                 text, used, colour);
                         }});
    }

    void addIssue()
    {
        addGap(900);
        for (const QString& line : m_sheet.issue) {
            const QFont used = font(kBodySize);
            const qreal height = heightOf(line, used, kWidth) + 120;
            m_blocks.append({height, [=](QPainter& painter, qreal top) {
                                 put(painter, QRectF(kSide, top, kWidth, height), line, used, kInk,
                                     Qt::TextWordWrap | Qt::AlignRight | Qt::AlignTop);
                             }});
        }
    }

    /// The code, and beside it who signed and how that is checked.
    void composeFoot()
    {
        if (m_code.width == 0) {
            return;
        }
        const qreal module = kCodeSide / m_code.width;
        const qreal codeRoom = kCodeSide + 2 * kQuietModules * module;
        const qreal left = kSide + codeRoom + kBlockPadding;
        const qreal width = kSide + kWidth - kBlockPadding - left;
        const QFont caption = font(kFineSize);
        const QFont heading = font(kSmallSize, true);
        const QFont small = font(kFineSize);
        constexpr qreal kLabel = 2'100;

        QList<std::function<void(QPainter&, qreal)>> drawers;
        qreal words = heightOf(m_sheet.signatureTitle, heading, width) + 160;
        drawers.append([=, this](QPainter& painter, qreal top) {
            put(painter, QRectF(left, top, width, words), m_sheet.signatureTitle, heading, kAccent);
        });
        for (const PaperRow& row : m_sheet.signature) {
            const qreal height = std::max(heightOf(row.value, small, width - kLabel),
                                          heightOf(row.label, small, kLabel - 100));
            drawers.append([=](QPainter& painter, qreal top) {
                put(painter, QRectF(left, top + words, kLabel - 100, height), row.label, small,
                    kInkSecondary);
                put(painter, QRectF(left + kLabel, top + words, width - kLabel, height), row.value,
                    small, kInk);
            });
            words += height + 60;
        }
        words += 100;
        const qreal note = heightOf(m_sheet.signatureNote, small, width);
        drawers.append([=, this](QPainter& painter, qreal top) {
            put(painter, QRectF(left, top + words, width, note), m_sheet.signatureNote, small,
                kInkSecondary);
        });
        words += note;

        const qreal captionHeight = heightOf(m_sheet.codeCaption, caption, codeRoom);
        const qreal height = std::max(words, codeRoom + captionHeight) + 2 * kBlockPadding;
        m_foot = {height, [=, this](QPainter& painter, qreal top) {
                      painter.fillRect(QRectF(kSide, top, kWidth, height), kSoft);
                      painter.fillRect(QRectF(kSide, top, kWidth, 50), kAccent);
                      drawCode(painter, QPointF(kSide + kBlockPadding / 2, top + kBlockPadding),
                               module);
                      put(painter,
                          QRectF(kSide + kBlockPadding / 2, top + kBlockPadding + codeRoom,
                                 codeRoom, captionHeight),
                          m_sheet.codeCaption, caption, kInkSecondary,
                          Qt::TextWordWrap | Qt::AlignHCenter | Qt::AlignTop);
                      for (const auto& drawer : drawers) {
                          drawer(painter, top + kBlockPadding);
                      }
                  }};
    }

    /// Runs of modules in one piece each: no white hair lines between, and less to write.
    void drawCode(QPainter& painter, QPointF corner, qreal module) const
    {
        const qreal side = (m_code.width + 2 * kQuietModules) * module;
        painter.fillRect(QRectF(corner, QSizeF(side, side)), Qt::white);
        const QPointF first = corner + QPointF(kQuietModules * module, kQuietModules * module);
        for (int row = 0; row < m_code.width; ++row) {
            for (int column = 0; column < m_code.width; ++column) {
                const int begin = column;
                while (column < m_code.width && m_code.isDark(column, row)) {
                    ++column;
                }
                if (column > begin) {
                    painter.fillRect(QRectF(first.x() + begin * module, first.y() + row * module,
                                            (column - begin) * module, module * 1.01),
                                     Qt::black);
                }
            }
        }
    }

    /// The block at the foot stands on the last page, below everything.
    [[nodiscard]] QList<QList<Block>> paginate() const
    {
        QList<QList<Block>> pages = inPages(m_blocks);
        qreal top = kTop;
        for (const Block& block : pages.constLast()) {
            top += block.height;
        }
        if (top + m_foot.height > kEnd + 300) {
            pages.append(QList<Block>());
        }
        return pages;
    }

    const PaperSheet& m_sheet;
    QPdfWriter& m_writer;
    QrPattern m_code;
    QList<Block> m_blocks;
    Block m_foot;
};

} // namespace

Secret pdfOf(const PaperSheet& sheet)
{
    return pdfWith(sheet.title, [&sheet](QPdfWriter& writer) {
        if (!sheet.attachmentName.isEmpty()) {
            writer.addFileAttachment(sheet.attachmentName, sheet.attachment,
                                     QStringLiteral("text/plain"));
        }
        Drawing(sheet, writer).run();
    });
}

} // namespace onewindow::ui
