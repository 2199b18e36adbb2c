// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/ScreenCheck.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QJSValue>

#include <algorithm>
#include <cmath>
#include <utility>

namespace onewindow::ui {

namespace {

QRectF sceneRect(const QQuickItem* item)
{
    return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
}

/// A list or page that scrolls.
bool isScrolling(const QQuickItem* item)
{
    return item->clip() && item->inherits("QQuickFlickable");
}

bool isControl(const QQuickItem* item)
{
    // Only Touchable has it.
    return item->metaObject()->indexOfProperty("showsFocus") >= 0;
}

QQuickItem* controlAround(QQuickItem* item)
{
    for (QQuickItem* up = item; up != nullptr; up = up->parentItem()) {
        if (isControl(up)) {
            return up;
        }
    }
    return nullptr;
}

/// Draws a ground of its own.
bool isFrame(const QQuickItem* item)
{
    return item->inherits("QQuickRectangle") && item->property("color").value<QColor>().alpha() > 0;
}

const QQuickItem* frameAround(const QQuickItem* item)
{
    for (const QQuickItem* up = item->parentItem(); up != nullptr; up = up->parentItem()) {
        if (isFrame(up)) {
            return up;
        }
    }
    return nullptr;
}

/// The size a text was set in, after it was fitted into its room.
int drawnSize(const QQuickItem* text)
{
    return text->property("fontInfo")
        .value<QJSValue>()
        .property(QStringLiteral("pixelSize"))
        .toInt();
}

bool isIcon(const QQuickItem* item)
{
    return item->property("font").value<QFont>().family() == QStringLiteral("Material Icons");
}

QString nameOf(const QQuickItem* item)
{
    const QVariant label = item->property(isControl(item) ? "label" : "text");
    const QRectF rect = sceneRect(item);
    return QStringLiteral("\"%1\" at %2,%3 %4x%5")
        .arg(label.toString())
        .arg(rect.x())
        .arg(rect.y())
        .arg(rect.width())
        .arg(rect.height());
}

/// What no clipping item around it takes away of `rect`, a rectangle of the scene.
QRectF clipped(const QQuickItem* item, QRectF rect)
{
    for (const QQuickItem* up = item->parentItem(); up != nullptr; up = up->parentItem()) {
        if (up->clip()) {
            rect = rect.intersected(sceneRect(up));
        }
    }
    return rect;
}

/// The ink of a text, not the room it was given.
QRectF paintedRect(const QQuickItem* text)
{
    const qreal width = text->property("contentWidth").toReal();
    const qreal height = text->property("contentHeight").toReal();
    const int horizontal = text->property("effectiveHorizontalAlignment").toInt();
    const int vertical = text->property("verticalAlignment").toInt();
    qreal x = 0;
    if ((horizontal & Qt::AlignRight) != 0) {
        x = text->width() - width;
    } else if ((horizontal & Qt::AlignHCenter) != 0) {
        x = (text->width() - width) / 2;
    }
    qreal y = 0;
    if ((vertical & Qt::AlignBottom) != 0) {
        y = text->height() - height;
    } else if ((vertical & Qt::AlignVCenter) != 0) {
        y = (text->height() - height) / 2;
    }
    return clipped(text, text->mapRectToScene(QRectF(x, y, width, height)));
}

qreal luminance(const QColor& color)
{
    const auto linear = [](qreal channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

qreal contrastOf(const QColor& one, const QColor& other)
{
    const qreal first = luminance(one) + 0.05;
    const qreal second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace

ScreenCheck::ScreenCheck(QQuickWindow& window, QImage image, QQuickItem* under)
    : m_size(window.size())
    , m_image(std::move(image).convertToFormat(QImage::Format_RGB32))
{
    QQuickItem* top = under == nullptr ? window.contentItem() : under;
    QList<QRectF> frames;
    for (const QQuickItem* up = top->parentItem(); up != nullptr; up = up->parentItem()) {
        if (isScrolling(up)) {
            frames.append(sceneRect(up));
        }
    }
    lookAt(top, frames);
}

/// `frames`: of what scrolls around it. What is not wholly in sight there is not looked at: the
/// person brings it there.
void ScreenCheck::lookAt(QQuickItem* item, QList<QRectF>& frames)
{
    if (!item->isVisible()) {
        return;
    }
    const bool isInSight = std::all_of(frames.cbegin(), frames.cend(), [&](const QRectF& frame) {
        return frame.adjusted(-1, -1, 1, 1).contains(sceneRect(item));
    });
    if (isInSight && item->isEnabled() && isControl(item)) {
        m_controls.append(item);
    }
    if (isInSight && item->inherits("QQuickText") && !item->property("text").toString().isEmpty()) {
        const QRectF painted = paintedRect(item);
        if (!painted.isEmpty()) {
            m_texts.append({item, painted});
        }
    }
    const bool isFrame = isScrolling(item);
    if (isFrame) {
        frames.append(sceneRect(item));
    }
    const QList<QQuickItem*> children = item->childItems();
    for (QQuickItem* child : children) {
        lookAt(child, frames);
    }
    if (isFrame) {
        frames.removeLast();
    }
}

QStringList ScreenCheck::targets(int least, int gap) const
{
    QStringList findings;
    const QList<QQuickItem*>& all = m_controls;
    const QRectF screen(QPointF(), m_size);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QRectF rect = sceneRect(all[i]);
        if (rect.width() < least || rect.height() < least) {
            findings.append(QStringLiteral("too small: ") + nameOf(all[i]));
        }
        if (!screen.contains(rect)) {
            findings.append(QStringLiteral("off the screen: ") + nameOf(all[i]));
        }
        const QRectF around = rect.adjusted(-gap + 0.5, -gap + 0.5, gap - 0.5, gap - 0.5);
        for (qsizetype j = i + 1; j < all.size(); ++j) {
            if (around.intersects(sceneRect(all[j]))) {
                findings.append(
                    QStringLiteral("too near: %1 and %2").arg(nameOf(all[i]), nameOf(all[j])));
            }
        }
    }
    return findings;
}

QStringList ScreenCheck::controlsBelow(qreal top) const
{
    QStringList findings;
    for (QQuickItem* control : m_controls) {
        if (sceneRect(control).top() < top) {
            findings.append(QStringLiteral("too high: ") + nameOf(control));
        }
    }
    return findings;
}

QStringList ScreenCheck::texts() const
{
    QStringList findings;
    const QRectF screen(QPointF(), m_size);
    for (qsizetype i = 0; i < m_texts.size(); ++i) {
        QQuickItem* text = m_texts[i].item;
        const QRectF painted = m_texts[i].painted;
        if (text->property("truncated").toBool() ||
            text->property("contentWidth").toReal() > text->width() + 1.5) {
            findings.append(QStringLiteral("cut: ") + nameOf(text));
        }
        if (!screen.contains(painted)) {
            findings.append(QStringLiteral("off the screen: ") + nameOf(text));
        }
        QQuickItem* own = controlAround(text);
        if (own != nullptr && !sceneRect(own).adjusted(-1, -1, 1, 1).contains(painted)) {
            findings.append(QStringLiteral("outside its control: ") + nameOf(text));
        }
        const QQuickItem* frame = frameAround(text);
        if (frame != nullptr && !sceneRect(frame).adjusted(-1, -1, 1, 1).contains(painted)) {
            findings.append(QStringLiteral("outside its frame: ") + nameOf(text));
        }
        for (QQuickItem* control : m_controls) {
            if (control != own && sceneRect(control).adjusted(1, 1, -1, -1).intersects(painted)) {
                findings.append(QStringLiteral("under a control: %1 and %2")
                                    .arg(nameOf(text), nameOf(control)));
            }
        }
        // The line boxes of stacked texts may touch; their letters may not.
        const qreal slack = painted.height() * 0.12;
        for (qsizetype j = i + 1; j < m_texts.size(); ++j) {
            if (painted.adjusted(1, slack, -1, -slack).intersects(m_texts[j].painted)) {
                findings.append(QStringLiteral("overlap: %1 and %2")
                                    .arg(nameOf(text), nameOf(m_texts[j].item)));
            }
        }
    }
    return findings;
}

QStringList ScreenCheck::tiles() const
{
    QHash<const QQuickItem*, int> sizes; // By the grid the tiles stand in.
    QStringList findings;
    for (const auto& [text, painted] : m_texts) {
        const QQuickItem* tile = controlAround(text);
        const bool isTitle = tile != nullptr && tile->parentItem()->inherits("QQuickGrid") &&
                             tile->property("title") == text->property("text");
        if (!isTitle) {
            continue;
        }
        const int size = drawnSize(text);
        if (sizes.value(tile->parentItem(), size) != size) {
            findings.append(QStringLiteral("other size than its neighbours: ") + nameOf(text));
        }
        sizes.insert(tile->parentItem(), size);
    }
    return findings;
}

QRgb ScreenCheck::groundOf(const QRect& rect, QRgb own) const
{
    QHash<QRgb, int> counts;
    QRgb ground = 0;
    int most = 0;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(m_image.constScanLine(y));
        // A run of one colour is counted at once: most of a line is ground.
        for (int x = rect.left(); x <= rect.right();) {
            const QRgb pixel = line[x];
            const int begin = x;
            while (x <= rect.right() && line[x] == pixel) {
                ++x;
            }
            if (pixel == own) {
                continue; // A broad icon covers more than it leaves.
            }
            int& count = counts[pixel];
            count += x - begin;
            if (count > most) {
                most = count;
                ground = pixel;
            }
        }
    }
    return ground;
}

QStringList ScreenCheck::contrast(qreal ratio) const
{
    QStringList findings;
    for (const auto& [text, painted] : m_texts) {
        const auto color = text->property("color").value<QColor>();
        const QRect rect = painted.toAlignedRect().intersected(m_image.rect());
        const qreal reached = contrastOf(color, QColor::fromRgb(groundOf(rect, color.rgb())));
        const QQuickItem* control = controlAround(text);
        const bool isDisabled = control != nullptr && !control->isEnabled();
        if (!isDisabled && reached < (isIcon(text) ? 3.0 : ratio)) {
            findings.append(QStringLiteral("contrast %1: %2").arg(reached).arg(nameOf(text)));
        }
    }
    return findings;
}

QStringList ScreenCheck::textsWith(const QRegularExpression& pattern) const
{
    QStringList findings;
    for (const auto& [text, painted] : m_texts) {
        if (pattern.match(text->property("text").toString()).hasMatch()) {
            findings.append(QStringLiteral("not translated: ") + nameOf(text));
        }
    }
    return findings;
}

} // namespace onewindow::ui
