// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Capture/SignatureInk.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// Where a name is written by finger, pen or mouse. Draws what is new alone, so that the line keeps
/// up with the finger where nothing but the processor draws.
class SignaturePad : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(onewindow::ui::SignatureInk* ink READ ink WRITE setInk NOTIFY inkChanged)
    Q_PROPERTY(QColor inkColor MEMBER m_inkColor NOTIFY lookChanged)
    /// Width of the line.
    Q_PROPERTY(qreal penWidth MEMBER m_penWidth NOTIFY lookChanged)

public:
    explicit SignaturePad(QQuickItem* parent = nullptr);

    [[nodiscard]] SignatureInk* ink() const { return m_ink; }

    void setInk(SignatureInk* ink);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void inkChanged();
    void lookChanged();

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void touchEvent(QTouchEvent* event) override;
    void touchUngrabEvent() override;

private:
    void onDrawn(const QRectF& area);
    void drawWhole();
    void lift();

    QPointer<SignatureInk> m_ink;
    QColor m_inkColor = Qt::black;
    qreal m_penWidth = 6;
    int m_finger = -1; ///< The one that writes; -1: none. Others rest on the pad.
};

} // namespace onewindow::ui
