// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Capture/SignaturePad.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTouchEvent>

#include <algorithm>

namespace onewindow::ui {

namespace {

QPointF middle(QPointF a, QPointF b)
{
    return (a + b) / 2;
}

/// A smooth line through the points of a stroke, as far as it comes near `area`: from the middle of
/// each two to the middle of the next two, bent towards the point between.
QPainterPath pathNear(const QList<QPoint>& stroke, const QRectF& area)
{
    QPainterPath path;
    if (stroke.size() == 1) {
        path.moveTo(stroke.constFirst());
        path.lineTo(stroke.constFirst() + QPointF(0.1, 0)); // A dot: round by its pen.
        return path;
    }
    for (qsizetype i = 0; i < stroke.size(); ++i) {
        const QPointF at = stroke.at(i);
        const QPointF before = i > 0 ? middle(stroke.at(i - 1), at) : at;
        const QPointF after = i + 1 < stroke.size() ? middle(at, stroke.at(i + 1)) : at;
        const QRectF box =
            QRectF(before, QSizeF(1, 1)) | QRectF(at, QSizeF(1, 1)) | QRectF(after, QSizeF(1, 1));
        if (!box.intersects(area)) {
            continue;
        }
        if (path.isEmpty() || path.currentPosition() != before) {
            path.moveTo(before);
        }
        path.quadTo(at, after);
    }
    return path;
}

} // namespace

SignaturePad::SignaturePad(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptTouchEvents(true);
    setAntialiasing(true);
    connect(this, &SignaturePad::lookChanged, this, &SignaturePad::drawWhole);
}

void SignaturePad::setInk(SignatureInk* ink)
{
    if (m_ink == ink) {
        return;
    }
    if (m_ink) {
        m_ink->disconnect(this);
    }
    m_ink = ink;
    if (m_ink) {
        connect(m_ink, &SignatureInk::drawn, this, &SignaturePad::onDrawn);
        connect(m_ink, &SignatureInk::changed, this, [this] {
            if (m_ink->isEmpty()) {
                drawWhole();
            }
        });
    }
    drawWhole();
    Q_EMIT inkChanged();
}

/// As a part like any other: the base forgets that all was to be drawn when a part is, too.
void SignaturePad::drawWhole()
{
    update(QRectF(QPointF(), size()).toAlignedRect());
}

void SignaturePad::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickPaintedItem::geometryChange(now, before);
    drawWhole();
}

void SignaturePad::onDrawn(const QRectF& area)
{
    const QSize grid = m_ink->signature().pad;
    const qreal across = width() / std::max(1, grid.width());
    const qreal down = height() / std::max(1, grid.height());
    const QRectF here(area.x() * across, area.y() * down, area.width() * across,
                      area.height() * down);
    const qreal margin = m_penWidth + 2;
    update(here.adjusted(-margin, -margin, margin, margin).toAlignedRect());
}

void SignaturePad::paint(QPainter* painter)
{
    if (!m_ink || m_ink->isEmpty() || width() <= 0 || height() <= 0) {
        return;
    }
    const cases::Signature& signature = m_ink->signature();
    const qreal across = width() / signature.pad.width();
    const qreal down = height() / signature.pad.height();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->scale(across, down);
    QPen pen(m_inkColor, m_penWidth / std::min(across, down), Qt::SolidLine, Qt::RoundCap,
             Qt::RoundJoin);
    painter->setPen(pen);
    const QRectF clip = painter->hasClipping() ? painter->clipBoundingRect()
                                               : QRectF(QPointF(), QSizeF(signature.pad));
    const QRectF area = clip.adjusted(-pen.widthF(), -pen.widthF(), pen.widthF(), pen.widthF());
    for (const QList<QPoint>& stroke : signature.strokes) {
        painter->drawPath(pathNear(stroke, area));
    }
}

void SignaturePad::lift()
{
    m_finger = -1;
    if (m_ink) {
        m_ink->lift();
    }
}

void SignaturePad::mousePressEvent(QMouseEvent* event)
{
    if (m_ink) {
        m_ink->press(event->position(), size());
    }
    setKeepMouseGrab(true);
}

void SignaturePad::mouseMoveEvent(QMouseEvent* event)
{
    if (m_ink) {
        m_ink->move(event->position(), size());
    }
}

void SignaturePad::mouseReleaseEvent(QMouseEvent* event)
{
    Q_UNUSED(event)
    lift();
}

void SignaturePad::mouseUngrabEvent()
{
    lift();
}

void SignaturePad::touchUngrabEvent()
{
    lift();
}

void SignaturePad::touchEvent(QTouchEvent* event)
{
    if (!m_ink || event->type() == QEvent::TouchCancel) {
        lift();
        return;
    }
    setKeepTouchGrab(true);
    const QList<QEventPoint> points = event->points();
    for (const QEventPoint& point : points) {
        if (point.state() == QEventPoint::Pressed && m_finger < 0) {
            m_finger = point.id();
            m_ink->press(point.position(), size());
        } else if (point.id() != m_finger) {
            continue; // A palm.
        } else if (point.state() == QEventPoint::Updated) {
            m_ink->move(point.position(), size());
        } else if (point.state() == QEventPoint::Released) {
            lift();
        }
    }
    event->accept();
}

} // namespace onewindow::ui
