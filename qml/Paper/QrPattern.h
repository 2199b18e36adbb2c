// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QBitArray>
#include <QByteArray>

namespace onewindow::ui {

/// The modules of a QR code (ISO/IEC 18004, byte mode, error correction M), row by row, without its
/// quiet zone.
struct QrPattern
{
    int width = 0; ///< 0: nothing, or more than a code holds.
    QBitArray dark;

    static QrPattern of(const QByteArray& content);

    [[nodiscard]] bool isDark(int column, int row) const
    {
        return dark.testBit(row * width + column);
    }
};

} // namespace onewindow::ui
