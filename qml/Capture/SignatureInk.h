// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/Signature.h"

#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A name while it is written on a pad, in the pad's own grid: one point a pixel of the pad on
/// which it was begun. A pen that rests, or more than a signature may hold, adds nothing.
class SignatureInk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Of whoever has something to sign.")
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] bool isEmpty() const { return m_signature.strokes.isEmpty(); }

    /// See cases::isLegible().
    [[nodiscard]] bool isLegible() const { return cases::isLegible(m_signature); }

    [[nodiscard]] const cases::Signature& signature() const { return m_signature; }

    /// The pen comes down, moves, and is lifted, `at` on a pad of `pad` pixels.
    void press(QPointF at, QSizeF pad);
    void move(QPointF at, QSizeF pad);

    void lift() { m_isDown = false; }

    /// Overwrites what was written.
    void clear();

Q_SIGNALS:
    /// Written on, or cleared.
    void changed();
    /// The last stroke went on: what is new lies in `area` of the grid.
    void drawn(const QRectF& area);

private:
    void add(QPointF at, QSizeF pad);

    cases::Signature m_signature;
    qsizetype m_points = 0;
    bool m_isDown = false;
};

} // namespace onewindow::ui
