// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// A line of news or of how things stand. Not pressed, only read; said when it changes.
Rectangle {
    id: root

    enum Kind {
        Notice,
        Good,
        Bad
    }

    property string text
    property int kind: NoticeBar.Notice
    property string iconName: root.kind === NoticeBar.Notice
        ? "campaign"
        : (root.kind === NoticeBar.Good ? "check_circle" : "error")

    readonly property color inkColor: root.kind === NoticeBar.Notice
        ? Style.notice
        : (root.kind === NoticeBar.Good ? Style.good : Style.bad)

    implicitHeight: Math.max(Style.px(98), words.contentHeight + Style.space(3))
    radius: Style.cardRadius
    color: root.kind === NoticeBar.Notice
        ? Style.noticeGround
        : (root.kind === NoticeBar.Good ? Style.goodGround : Style.badGround)
    border.width: Style.highContrast ? Style.lineWidth : 0
    border.color: Style.line
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Style.space(3)
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        color: root.kind === NoticeBar.Notice ? Style.noticeIcon : root.inkColor
    }

    StyledText {
        id: words

        anchors.left: icon.right
        anchors.right: parent.right
        anchors.leftMargin: Style.space(1.5)
        anchors.rightMargin: Style.space(3)
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        color: root.inkColor
        Accessible.ignored: true
    }
}
