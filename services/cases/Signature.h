// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QList>
#include <QPoint>
#include <QSize>

namespace onewindow::cases {

/// What somebody put under a case: their name as they wrote it, or, of those who cannot write by
/// hand, a button that they pressed instead. Both count alike. Personal.
struct Signature
{
    static constexpr int kGridLimit = 4096;              ///< Of either side of the pad.
    static constexpr qsizetype kByteLimit = 16LL * 1024; ///< Of encodeStrokes().
    static constexpr qsizetype kStrokeLimit = 400;
    static constexpr qsizetype kPointLimit = 6000; ///< Of all strokes together.

    bool isByHand = true;
    QSize pad;                    ///< The grid that the points lie on.
    QList<QList<QPoint>> strokes; ///< From pen down to pen up; empty unless isByHand.

    /// Overwrites the points and drops them.
    void wipe();

    friend bool operator==(const Signature&, const Signature&) = default;
};

/// Whether there is enough to be somebody's name: not nothing, a dot, or a speck in a corner.
bool isLegible(const Signature& signature);

/// The strokes as they are kept: a version, the sides of the pad, then of each stroke how many
/// points it has, the first one, and how far each further one is from the one before; all numbers
/// in groups of seven bits. A second of writing takes some 150 bytes. Errors: TooLarge, BadFrame
/// (a point beyond the pad, a stroke without points).
Result<QByteArray> encodeStrokes(const Signature& signature);

/// The reverse. Errors: TooLarge, BadFrame.
Result<Signature> decodeStrokes(QByteArrayView bytes);

/// As in the sealed part of `case.filed`: {byHand, strokes?: encodeStrokes() in base64}. Errors: as
/// encodeStrokes().
Result<QJsonObject> toJson(const Signature& signature);

/// The reverse. Errors: BadFrame, TooLarge.
Result<Signature> signatureFromJson(const QJsonObject& json);

} // namespace onewindow::cases
