// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// One of many short choices, on a desk; a tick says that it is chosen.
Touchable {
    id: root

    property string text

    label: root.text
    checkable: true
    radius: 10
    implicitWidth: row.width + 24
    implicitHeight: 40

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed ? Style.pressed : (root.checked ? Style.accentSoft : Style.surface)
        border.width: root.checked ? 2 * Style.lineWidth : Style.lineWidth
        border.color: root.checked ? Style.accent : Style.controlLine
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 6

        Icon {
            visible: root.checked
            anchors.verticalCenter: parent.verticalCenter
            name: "check"
            size: 18
            color: Style.accent
        }

        StyledText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            font.pixelSize: Style.deskCaptionSize
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
