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

    readonly property int count: root.model.hand.materials.materialCount

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

    Rectangle {
        anchors.fill: list
        anchors.margins: -Style.focusGap - Style.focusWidth
        visible: list.activeFocus && Interaction.keysInUse
        color: "transparent"
        radius: 10 + Style.focusGap + Style.focusWidth
        border.width: Style.focusWidth
        border.color: Style.focus
    }

    Flickable {
        id: list

        readonly property bool isLong: list.contentHeight > list.height

        function scroll(distance: real) {
            list.contentY = Math.max(0, Math.min(list.contentY + distance,
                                                 list.contentHeight - list.height));
        }

        anchors {
            left: parent.left
            right: parent.right
            top: title.bottom
            bottom: parent.bottom
            margins: 24
            topMargin: 18
        }
        contentHeight: materials.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        // Only where there is more to see.
        activeFocusOnTab: list.isLong
        Keys.onUpPressed: list.scroll(-72)
        Keys.onDownPressed: list.scroll(72)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown) {
                list.scroll(event.key === Qt.Key_PageUp ? -list.height : list.height);
                event.accepted = true;
            }
        }
        Accessible.role: Accessible.List
        Accessible.name: title.text
        Accessible.focusable: list.isLong
        Accessible.focused: list.activeFocus

        readonly property string ticket: root.model.hand.number

        onTicketChanged: list.contentY = 0

        Column {
            id: materials

            width: list.width
            spacing: 12

            Repeater {
                model: root.model.hand.materials

                Rectangle {
                    id: material

                    required property string text
                    required property bool isMatter

                    width: parent.width
                    height: material.isMatter ? name.height + 8 : Math.max(60, name.height + 24)
                    radius: 10
                    color: material.isMatter ? "transparent" : Style.background

                    Icon {
                        id: mark

                        anchors.left: parent.left
                        anchors.leftMargin: 16
                        anchors.verticalCenter: parent.verticalCenter
                        visible: !material.isMatter
                        size: 24
                        name: "description"
                        color: Style.accent
                    }

                    StyledText {
                        id: name

                        anchors.left: material.isMatter ? parent.left : mark.right
                        anchors.right: parent.right
                        anchors.leftMargin: material.isMatter ? 0 : 14
                        anchors.rightMargin: 14
                        anchors.verticalCenter: parent.verticalCenter
                        text: material.text
                        font.pixelSize: Style.deskBodySize
                        font.weight: material.isMatter ? Font.Bold : Font.Normal
                    }
                }
            }

            StyledText {
                visible: root.count === 0
                width: parent.width
                text: root.hasHand ? qsTr("这项业务不需要带材料") : qsTr("叫号后，这里显示这件事要带的材料")
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }
        }
    }
}
