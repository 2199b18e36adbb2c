// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

namespace onewindow::drivers {

/// One character as it stands in a line.
struct PaperCell
{
    static constexpr int kHeight = 24;

    QString text;
    int width = 12; ///< Dots before magnification: 12 or 24.
    int widthScale = 1;
    int heightScale = 1;
    int underline = 0; ///< Thickness in dots.
    bool isBold = false;
    bool isReverse = false;

    [[nodiscard]] int dotWidth() const { return width * widthScale; }

    [[nodiscard]] int dotHeight() const { return kHeight * heightScale; }
};

/// The strip of paper that has come out since the last cut, as a picture that grows downwards, one
/// pixel a dot. Drawing text needs a QGuiApplication.
class EscPosPaperSheet
{
public:
    static constexpr int kMaxRows = 16'000; ///< Two metres; what is fed beyond is not kept.

    explicit EscPosPaperSheet(int dots);

    [[nodiscard]] int dots() const { return m_dots; }

    /// Whether nothing but blank paper has come out.
    [[nodiscard]] bool isBlank() const { return m_isBlank; }

    /// Moves the paper on without printing.
    void feed(int dots);

    /// Prints `cells` side by side from `x` on, their feet in line, `advance` dots deep (at least
    /// as deep as the tallest).
    void printLine(const QList<PaperCell>& cells, int x, int advance);

    /// Prints one row of dots, bit 7 leftmost, each dot `widthScale` x `heightScale`.
    void printDots(QByteArrayView bits, int x, int widthScale, int heightScale);

    /// Prints `image`, black on white.
    void printImage(const QImage& image, int x);

    /// The strip, at least one row high.
    [[nodiscard]] QImage image() const;

    /// The strip is gone; new paper.
    void clear();

private:
    /// Makes room for `rows` more; false when the strip is at its limit.
    bool reserve(int rows);

    int m_dots;
    QImage m_image; ///< Taller than what is used, so that it need not grow by the line.
    int m_rows = 0;
    bool m_isBlank = true;
};

} // namespace onewindow::drivers
