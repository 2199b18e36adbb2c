// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// How many wait, by matter: never one figure for the whole hall.
Column {
    id: root

    required property ChoiceModel waiting
    property color inkColor: Style.ink
    property color captionColor: Style.inkSecondary
    /// The names stand at the figures, not at the other edge.
    property bool isAtEnd: false

    spacing: Style.space(1)

    StyledText {
        width: parent.width
        horizontalAlignment: root.isAtEnd ? Text.AlignRight : Text.AlignLeft
        kind: StyledText.Caption
        text: qsTr("当前等候")
        color: root.captionColor
    }

    Repeater {
        model: root.waiting

        Item {
            id: queue

            required property string title
            required property string trailing

            width: parent.width
            height: Math.max(name.implicitHeight, count.implicitHeight)
            Accessible.role: Accessible.StaticText
            Accessible.name: queue.title + " " + queue.trailing

            StyledText {
                id: name

                anchors.left: parent.left
                anchors.right: count.left
                anchors.rightMargin: Style.space(2)
                anchors.verticalCenter: parent.verticalCenter
                horizontalAlignment: root.isAtEnd ? Text.AlignRight : Text.AlignLeft
                text: queue.title
                color: root.inkColor
                font.pixelSize: root.isAtEnd ? Style.captionSize : Style.bodySize
                Accessible.ignored: true
            }

            StyledText {
                id: count

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                kind: StyledText.Heading
                text: queue.trailing
                wrapMode: Text.NoWrap
                color: root.inkColor
                Accessible.ignored: true
            }
        }
    }
}
