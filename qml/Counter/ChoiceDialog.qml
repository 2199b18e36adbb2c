// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// One choice from a list, over the page. Escape leaves everything as it was.
FocusScope {
    id: root

    property string title
    /// What chosen() says for each of `names`.
    property list<string> ids
    property list<string> names

    signal chosen(string id)
    signal cancelled

    anchors.fill: parent
    onVisibleChanged: if (visible) forceActiveFocus()
    Keys.onEscapePressed: root.cancelled()

    MouseArea {
        anchors.fill: parent
        onClicked: root.cancelled()
    }

    Card {
        anchors.centerIn: parent
        width: 640
        height: Math.min(parent.height - 80, head.height + list.contentHeight + 140)
        radius: 20
        border.color: Style.controlLine
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title

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
        }

        ListView {
            id: list

            anchors {
                left: parent.left
                right: parent.right
                top: head.bottom
                bottom: cancel.top
                margins: 28
            }
            clip: true
            spacing: 8
            focus: true
            model: root.names

            delegate: TouchButton {
                id: option

                required property int index
                required property string modelData

                width: ListView.view.width
                compact: true
                text: option.modelData
                focus: option.index === 0
                onActivated: root.chosen(root.ids[option.index])
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
