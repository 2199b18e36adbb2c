// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// Something the clerk must know, over the whole width; gone when it has nothing to say. May carry
/// one thing to do about it.
Rectangle {
    id: root

    property string text
    property bool isBad: false
    property string actionText
    property string actionKey
    property bool takesKeys: true
    property bool busy: false
    signal activated

    readonly property bool hasAction: root.actionText !== ""

    visible: root.text !== ""
    width: parent.width
    height: Math.max(44, words.contentHeight + 16) + (root.hasAction ? 12 : 0)
    radius: 10
    color: root.isBad ? Style.badGround : Style.noticeGround
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        size: 24
        name: root.isBad ? "error_outline" : "info_outline"
        color: root.isBad ? Style.bad : Style.noticeIcon
    }

    StyledText {
        id: words

        anchors.left: icon.right
        anchors.right: action.left
        anchors.leftMargin: 12
        anchors.rightMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        color: root.isBad ? Style.bad : Style.notice
        font.pixelSize: Style.deskBodySize
        Accessible.ignored: true
    }

    TouchButton {
        id: action

        visible: root.hasAction
        anchors.right: parent.right
        anchors.rightMargin: root.hasAction ? 8 : 0
        anchors.verticalCenter: parent.verticalCenter
        width: root.hasAction ? implicitWidth : 0
        height: 40
        compact: true
        text: root.actionText
        keyHint: root.actionKey
        busy: root.busy
        onActivated: root.activated()

        Shortcut {
            sequence: root.actionKey
            autoRepeat: false
            enabled: root.takesKeys && root.visible && action.enabled
            onActivated: root.activated()
        }
    }
}
