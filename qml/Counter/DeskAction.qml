// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// A thing a clerk does all day: the words, and under them the key that does the same.
Touchable {
    id: root

    property string text
    property string keyName
    /// Another key for those who are used to it.
    property string secondKey
    property bool takesKeys: true
    property bool isPrimary: false

    readonly property bool isFilled: root.isPrimary && root.enabled
    readonly property color keyGround: root.enabled ? Style.accentSoft : Style.background
    readonly property color keyInk: root.enabled ? Style.accent : Style.inkSecondary
    readonly property color ground: {
        if (!root.enabled) {
            return Style.background;
        }
        if (root.isPrimary) {
            return root.pressed ? Style.accentPressed : Style.accent;
        }
        return root.pressed ? Style.pressed : Style.surface;
    }

    label: root.text
    description: root.keyName
    radius: 12
    implicitHeight: 72

    Shortcut {
        sequences: root.secondKey === "" ? [root.keyName] : [root.keyName, root.secondKey]
        autoRepeat: false
        enabled: root.takesKeys && root.enabled
        onActivated: root.fire(true)
    }

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.ground
        border.width: root.isFilled ? 0 : Style.lineWidth
        border.color: root.enabled ? Style.controlLine : Style.line
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 16
        spacing: 4

        StyledText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.text
            color: root.isFilled ? Style.accentInk : (root.enabled ? Style.ink : Style.inkSecondary)
            font.pixelSize: Style.deskBodySize
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: keyText.implicitWidth + 14
            height: keyText.implicitHeight + 2
            radius: 6
            color: root.isFilled ? Style.accentPressed : root.keyGround

            StyledText {
                id: keyText

                anchors.centerIn: parent
                text: root.keyName
                color: root.isFilled ? Style.accentInk : root.keyInk
                font.pixelSize: 13
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
