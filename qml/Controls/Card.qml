// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// A white field with a thin border, in place of shadows.
Rectangle {
    id: root

    color: Style.surface
    radius: Style.cardRadius
    border.width: Style.lineWidth
    border.color: Style.line
}
