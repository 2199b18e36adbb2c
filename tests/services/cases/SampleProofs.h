// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/Attachment.h"
#include "services/cases/Signature.h"

#include <QByteArray>
#include <QRandomGenerator>

namespace onewindow::cases::samples {

/// A JPEG file as far as its markers go, `bytes` long; what follows them is noise.
inline QByteArray jpeg(QSize size, qsizetype bytes, quint32 seed = 1)
{
    const auto word = [](int value) {
        return QByteArray(1, static_cast<char>(value >> 8)) + static_cast<char>(value & 0xFF);
    };
    QByteArray file =
        QByteArray::fromHex("ffd8ffe00010") + QByteArray("JFIF\0\1\1\0\0\1\0\1\0\0", 14);
    file += QByteArray::fromHex("ffc0001108") + word(size.height()) + word(size.width());
    file += QByteArray::fromHex("03012200021101031101") + QByteArray::fromHex("ffda");
    QRandomGenerator random(seed);
    while (file.size() < bytes) {
        file.append(static_cast<char>(random.bounded(256)));
    }
    return file;
}

inline Attachment page(const QString& material, int number, qsizetype bytes = 100'000)
{
    const QSize size(1654, 2339);
    return {.material = material,
            .page = number,
            .jpeg = jpeg(size, bytes, static_cast<quint32>(number + 1)),
            .size = size};
}

/// Somebody's name in two strokes.
inline Signature signature()
{
    Signature made;
    made.pad = {960, 600};
    for (const int top : {150, 350}) {
        QList<QPoint> stroke;
        for (int i = 0; i < 60; ++i) {
            stroke.append({100 + 12 * i, top + (i % 7) * 9});
        }
        made.strokes.append(stroke);
    }
    return made;
}

} // namespace onewindow::cases::samples
