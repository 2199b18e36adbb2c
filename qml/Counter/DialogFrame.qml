// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// What every dialog of the counter has: the page behind it dimmed and out of reach, a title, and a
/// way out.
Item {
    id: root

    property string title
    /// How high what is inside would like to be; less where the window is low.
    property real contentHeight: 0
    /// How wide it is; more for what is drawn on than for what is read.
    property real boxWidth: 640
    default property alias content: inside.data
    signal cancelled

    anchors.fill: parent

    Rectangle {
        anchors.fill: parent
        color: Style.ink
        opacity: 0.4
    }

    MouseArea {
        anchors.fill: parent
        onClicked: root.cancelled()
    }

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - 80, root.boxWidth)
        height: Math.min(parent.height - 80, head.height + root.contentHeight + cancel.height + 104)
        radius: 20
        border.color: Style.controlLine
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title

        // A press beside a button is not a press outside.
        MouseArea {
            anchors.fill: parent
        }

        StyledText {
            id: head

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                margins: 28
            }
            text: root.title
            font.pixelSize: 22
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        Item {
            id: inside

            anchors {
                left: parent.left
                right: parent.right
                top: head.bottom
                bottom: cancel.top
                leftMargin: 28
                rightMargin: 28
                topMargin: 20
                bottomMargin: 20
            }
        }

        TouchButton {
            id: cancel

            anchors {
                right: parent.right
                bottom: parent.bottom
                margins: 28
            }
            compact: true
            text: qsTr("取消")
            keyHint: "Esc"
            onActivated: root.cancelled()
        }
    }
}
