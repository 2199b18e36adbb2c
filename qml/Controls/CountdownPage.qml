// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// The last seconds of a session, in place of the page: a large way to more time, and the end.
/// It covers the page whole, so that nothing personal stands on a screen that was left.
Page {
    id: root

    property int secondsLeft
    property bool canExtend: true
    /// What becomes of what was begun; in place of the reason.
    property string note

    signal extended
    signal ended

    title: qsTr("您还在使用吗？")
    lead: root.note !== ""
        ? root.note
        : qsTr("为了保护您的信息，时间到后将自动结束并回到首页。")
    hasChoices: root.canExtend
    choiceShare: 0.6
    secondaryText: qsTr("结束使用")
    secondaryIcon: "logout"
    onSecondaryActivated: root.ended()
    Accessible.role: Accessible.AlertMessage

    info: [
        Grid {
            id: figure

            /// Little height: the words stand beside the figure.
            readonly property bool isLow: root.isLandscape && Style.lowOperation

            anchors.horizontalCenter: parent.horizontalCenter
            columns: figure.isLow ? 2 : 1
            spacing: Style.space(2)
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            StyledText {
                kind: StyledText.Huge
                font.pixelSize: figure.isLow ? Style.displaySize : Style.hugeSize
                text: root.secondsLeft.toString()
                color: Style.accent
                Accessible.name: qsTr("还剩 %n 秒", "", root.secondsLeft)
            }

            StyledText {
                kind: StyledText.Heading
                text: qsTr("秒后结束")
                Accessible.ignored: true
            }
        }
    ]

    TouchButton {
        visible: root.canExtend
        width: parent.width
        height: Math.min(parent.height, Style.target * 2.4)
        y: root.isBeside ? (parent.height - height) / 3 : 0
        variant: TouchButton.Primary
        large: true
        text: qsTr("我需要更多时间")
        iconName: "more_time"
        onActivated: root.extended()
    }
}
