// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Right of the citizen: what the matter needs.
Card {
    id: root

    required property CounterViewModel model

    readonly property bool hasHand: root.model.hand.state !== CitizenInHand.Nobody

    readonly property int count: root.model.hand.materials.length

    radius: 16

    StyledText {
        id: title

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 24
        }
        text: root.count === 0 ? qsTr("材料") : qsTr("材料 · 共 %1 项").arg(root.count)
        font.pixelSize: 18
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    Column {
        anchors {
            left: parent.left
            right: parent.right
            top: title.bottom
            margins: 24
            topMargin: 18
        }
        spacing: 12

        Repeater {
            model: root.model.hand.materials

            Rectangle {
                id: material

                required property string modelData

                width: parent.width
                height: Math.max(60, name.height + 24)
                radius: 10
                color: Style.background

                Icon {
                    id: mark

                    anchors.left: parent.left
                    anchors.leftMargin: 16
                    anchors.verticalCenter: parent.verticalCenter
                    size: 24
                    name: "description"
                    color: Style.accent
                }

                StyledText {
                    id: name

                    anchors.left: mark.right
                    anchors.right: parent.right
                    anchors.leftMargin: 14
                    anchors.rightMargin: 14
                    anchors.verticalCenter: parent.verticalCenter
                    text: material.modelData
                    font.pixelSize: Style.deskBodySize
                }
            }
        }

        StyledText {
            visible: root.model.hand.materials.length === 0
            width: parent.width
            text: root.hasHand ? qsTr("这项业务不需要带材料") : qsTr("叫号后，这里显示这件事要带的材料")
            color: Style.inkSecondary
            font.pixelSize: Style.deskBodySize
        }
    }
}
