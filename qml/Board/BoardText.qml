// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// Text on the dark board, always plain.
Text {
    id: root

    /// In pixels of the board.
    property real size: 48

    textFormat: Text.PlainText
    font.family: Style.fontFamily
    font.pixelSize: Math.max(1, root.size)
    color: Style.boardInk
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
