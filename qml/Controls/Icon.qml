// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// A drawing of the icon font, by its ligature name ("print"). Decoration: the words stand beside
/// it.
Text {
    id: root

    property string name
    property real size: Style.iconSize

    text: root.name
    textFormat: Text.PlainText
    font.family: Style.iconFamily
    font.pixelSize: Math.max(1, root.size)
    color: Style.ink
    width: root.size
    height: root.size
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    Accessible.ignored: true
}
