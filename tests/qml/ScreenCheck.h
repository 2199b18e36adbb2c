// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QList>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QStringList>

namespace onewindow::ui {

/// Looks at a drawn screen as a person would: what is cut, too small, too close, too faint. Each
/// check answers with one line for each finding. The screen is looked at once, in the constructor:
/// whoever changes it makes another check.
class ScreenCheck
{
public:
    /// `image` is what the window shows; only contrast() needs it. Looks at the whole window, or at
    /// `under` and what is in it: a dialog, and not the page it covers. What is scrolled out of
    /// sight is not looked at.
    ScreenCheck(QQuickWindow& window, QImage image, QQuickItem* under = nullptr);

    /// Everything that can be pressed now.
    [[nodiscard]] QList<QQuickItem*> controls() const { return m_controls; }

    /// Controls smaller than `least`, nearer to each other than `gap`, or not wholly on the screen.
    [[nodiscard]] QStringList targets(int least, int gap) const;

    /// Controls that begin above `top`.
    [[nodiscard]] QStringList controlsBelow(qreal top) const;

    /// Texts cut off, outside the screen, their control or the frame they stand in, or drawn over
    /// others.
    [[nodiscard]] QStringList texts() const;

    /// Tiles of one grid that do not look alike: their titles are set in different sizes.
    [[nodiscard]] QStringList tiles() const;

    /// Texts whose colour has less than `ratio` to what is behind them; icons less than 3.
    [[nodiscard]] QStringList contrast(qreal ratio) const;

    /// Texts that `pattern` finds something in.
    [[nodiscard]] QStringList textsWith(const QRegularExpression& pattern) const;

private:
    /// A text and where its ink is on the screen.
    struct Text
    {
        QQuickItem* item = nullptr;
        QRectF painted;
    };

    void lookAt(QQuickItem* item, QList<QRectF>& frames);
    /// The colour behind a text: the most frequent one but its own.
    [[nodiscard]] QRgb groundOf(const QRect& rect, QRgb own) const;

    QSizeF m_size;
    QImage m_image;
    QList<QQuickItem*> m_controls; ///< That can be pressed now.
    QList<Text> m_texts;
};

} // namespace onewindow::ui
