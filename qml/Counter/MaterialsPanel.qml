// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Right of the citizen: what the matter needs; before the window is open, what it will serve.
Card {
    id: root

    required property CounterViewModel model
    property list<string> chosen

    readonly property bool isClosed: root.model.windowState === CounterViewModel.Closed

    /// Puts the theme in if it is not there, and out if it is.
    function toggle(theme: string) {
        const others = [];
        for (let i = 0; i < root.chosen.length; ++i) {
            if (root.chosen[i] !== theme) {
                others.push(root.chosen[i]);
            }
        }
        if (others.length === root.chosen.length) {
            others.push(theme);
        }
        root.chosen = others;
    }

    radius: 16

    StyledText {
        id: title

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 28
        }
        text: root.isClosed ? qsTr("本窗口受理") : qsTr("材料 · 共 %1 项").arg(root.model.materials.length)
        font.pixelSize: 18
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    Column {
        anchors {
            left: parent.left
            right: parent.right
            top: title.bottom
            margins: 28
            topMargin: 18
        }
        spacing: 12
        visible: root.isClosed

        Repeater {
            model: root.model.themeNames

            TouchButton {
                id: theme

                required property int index
                required property string modelData

                readonly property string themeId: root.model.themeIds[theme.index]

                width: theme.parent.width
                compact: true
                checkable: true
                checked: root.chosen.indexOf(theme.themeId) >= 0
                iconName: theme.checked ? "check_box" : "check_box_outline_blank"
                text: theme.modelData
                onActivated: root.toggle(theme.themeId)
            }
        }

        StyledText {
            width: parent.width
            text: root.chosen.length === 0 ? qsTr("不选表示受理全部业务") : ""
            color: Style.inkSecondary
            font.pixelSize: Style.deskCaptionSize
        }

        TouchButton {
            width: parent.width
            compact: true
            variant: TouchButton.Primary
            text: qsTr("开放窗口")
            busy: root.model.busy
            enabled: root.model.fresh
            onActivated: root.model.openWindow(root.chosen)
        }
    }

    Column {
        anchors {
            left: parent.left
            right: parent.right
            top: title.bottom
            margins: 28
            topMargin: 18
        }
        spacing: 12
        visible: !root.isClosed

        Repeater {
            model: root.model.materials

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
            visible: root.model.materials.length === 0
            width: parent.width
            text: qsTr("叫号后，这里显示这件事要带的材料")
            color: Style.inkSecondary
            font.pixelSize: Style.deskBodySize
        }
    }
}
