// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Which window, in which state, who sits at it, what time it is.
Rectangle {
    id: root

    required property CounterViewModel model
    property bool takesKeys: true

    readonly property bool isGood: root.model.windowState === CounterViewModel.Open

    height: 64
    color: Style.surface

    StyledText {
        id: windowName

        anchors.left: parent.left
        anchors.leftMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        text: root.model.windowName
        font.pixelSize: Style.deskTitleSize
        font.weight: Font.Bold
        wrapMode: Text.NoWrap
        Accessible.role: Accessible.Heading
    }

    Rectangle {
        anchors.left: windowName.right
        anchors.leftMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        width: state.implicitWidth + 28
        height: 32
        radius: 16
        color: root.isGood ? Style.goodGround : Style.noticeGround

        StyledText {
            id: state

            anchors.centerIn: parent
            text: {
                switch (root.model.windowState) {
                case CounterViewModel.Open:
                    return qsTr("服务中");
                case CounterViewModel.Paused:
                    return qsTr("已暂停");
                default:
                    return qsTr("未开放");
                }
            }
            color: root.isGood ? Style.good : Style.notice
            font.pixelSize: Style.deskCaptionSize
            wrapMode: Text.NoWrap
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        spacing: 24

        StyledText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.model.servedToday
            color: Style.inkSecondary
            font.pixelSize: Style.deskBodySize
            wrapMode: Text.NoWrap
        }

        StyledText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.model.session.staffName
            font.pixelSize: Style.deskBodySize
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
        }

        TouchButton {
            id: leave

            anchors.verticalCenter: parent.verticalCenter
            compact: true
            height: 44
            text: qsTr("退出登录")
            keyHint: "F10"
            busy: root.model.busy
            // With the hall away nobody in hand can be dealt with, and this machine forgets all the
            // same.
            enabled: root.model.hand.state === CitizenInHand.Nobody || !root.model.fresh
            onActivated: root.model.session.signOut()

            Shortcut {
                sequence: "F10"
                autoRepeat: false
                enabled: root.takesKeys && leave.enabled
                onActivated: root.model.session.signOut()
            }
        }

        StyledText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.model.timeText
            font.pixelSize: Style.deskTitleSize
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.lineWidth
        color: Style.line
    }
}
