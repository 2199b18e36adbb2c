// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// How something went, as a drawing on a soft disc. Words always stand with it.
Rectangle {
    id: root

    enum Kind {
        Neutral,
        Notice,
        Good,
        Bad
    }

    property int kind: StateIcon.Neutral
    property string iconName: ["info", "warning", "check_circle", "error"][root.kind]
    property real size: Style.px(160)

    readonly property color groundColor: [
        Style.accentSoft, Style.noticeGround, Style.goodGround, Style.badGround
    ][root.kind]
    readonly property color inkColor: [
        Style.accent, Style.noticeIcon, Style.good, Style.bad
    ][root.kind]

    width: root.size
    height: root.size
    radius: root.size / 2
    color: root.groundColor
    border.width: Style.highContrast ? Style.lineWidth : 0
    border.color: Style.line

    Icon {
        anchors.centerIn: parent
        name: root.iconName
        size: root.size * 0.56
        color: root.inkColor
    }
}
