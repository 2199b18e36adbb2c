// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Capture/SignatureInk.h"

#include <algorithm>

namespace onewindow::ui {

using cases::Signature;

namespace {

/// Nearer points say nothing more of a line that a finger draws.
constexpr int kLeastStep = 3;

} // namespace

void SignatureInk::press(QPointF at, QSizeF pad)
{
    const bool isFull =
        m_signature.strokes.size() >= Signature::kStrokeLimit || m_points >= Signature::kPointLimit;
    if (isFull || pad.isEmpty()) {
        return;
    }
    if (m_signature.strokes.isEmpty()) {
        m_signature.pad = pad.toSize().boundedTo({Signature::kGridLimit, Signature::kGridLimit});
    }
    m_signature.strokes.append(QList<QPoint>());
    m_isDown = true;
    add(at, pad);
    Q_EMIT changed();
}

void SignatureInk::move(QPointF at, QSizeF pad)
{
    if (m_isDown && !pad.isEmpty() && m_points < Signature::kPointLimit) {
        add(at, pad);
    }
}

void SignatureInk::add(QPointF at, QSizeF pad)
{
    const QSize grid = m_signature.pad;
    // A finger that slides over the edge draws along it.
    const QPoint point(
        std::clamp(static_cast<int>(at.x() * grid.width() / pad.width()), 0, grid.width() - 1),
        std::clamp(static_cast<int>(at.y() * grid.height() / pad.height()), 0, grid.height() - 1));
    QList<QPoint>& stroke = m_signature.strokes.last();
    if (!stroke.isEmpty() && (point - stroke.constLast()).manhattanLength() < kLeastStep) {
        return;
    }
    stroke.append(point);
    ++m_points;
    // The curve through the last three points is what changes; see SignaturePad.
    constexpr qsizetype kCurve = 3;
    QRect area(point, point);
    for (qsizetype i = std::max<qsizetype>(0, stroke.size() - kCurve); i < stroke.size(); ++i) {
        area |= QRect(stroke.at(i), stroke.at(i));
    }
    Q_EMIT drawn(area);
}

void SignatureInk::clear()
{
    m_isDown = false;
    m_points = 0;
    m_signature.wipe();
    Q_EMIT changed();
}

} // namespace onewindow::ui
