// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Everybody in the hall who went away from a window and comes again: why, and since when. This
/// window calls back whom it serves. Nothing is shown when there is nobody.
Item {
    id: root

    required property CounterViewModel model
    /// Of the list; what does not fit scrolls.
    property real maximumHeight: 200

    readonly property bool canCall: root.model.fresh
        && root.model.windowState === CounterViewModel.Open
        && root.model.hand.state === CitizenInHand.Nobody

    visible: list.count > 0
    height: visible ? title.height + 16 + list.height + 12 : 0

    Rectangle {
        anchors {
            left: title.left
            right: title.right
            top: parent.top
        }
        height: Style.lineWidth
        color: Style.line
    }

    StyledText {
        id: title

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            leftMargin: 24
            rightMargin: 24
            topMargin: 10
        }
        text: qsTr("全厅挂起 %1 人 · F11 叫回").arg(list.count)
        color: Style.inkSecondary
        font.pixelSize: Style.deskCaptionSize
        font.weight: Font.Bold
    }

    ListView {
        id: list

        anchors {
            left: parent.left
            right: parent.right
            top: title.bottom
            leftMargin: 12
            rightMargin: 12
            topMargin: 6
        }
        height: Math.min(root.maximumHeight, contentHeight)
        clip: true
        cacheBuffer: 0
        spacing: 6
        model: root.model.turns.suspended
        Accessible.role: Accessible.List
        Accessible.name: title.text

        delegate: Item {
            id: line

            required property string ticketId
            required property string number
            required property string tag
            required property string wait
            required property bool served

            width: ListView.view.width
            height: 52

            StyledText {
                anchors.left: parent.left
                anchors.leftMargin: 12
                anchors.right: line.served ? back.left : parent.right
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                text: line.number + " · " + line.tag + " · " + line.wait
                font.pixelSize: Style.deskBodySize
            }

            TouchButton {
                id: back

                visible: line.served
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                compact: true
                text: qsTr("叫回")
                label: qsTr("叫回 %1").arg(line.number)
                busy: root.model.busy
                enabled: root.canCall
                onActivated: root.model.turns.bringBack(line.ticketId)
            }
        }
    }
}
