// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The appointments that the card's holder has; the way to a new one.
KioskPage {
    id: root

    required property AppointmentViewModel model

    readonly property bool isEmpty: root.model.mine.total === 0

    title: root.isEmpty ? qsTr("您还没有预约") : qsTr("我的预约")
    lead: root.isEmpty
        ? qsTr("预约后按时到大厅签到，不用重新排队。")
        : qsTr("点预约可签到、改约、取消或打印。")
    hasChoices: !root.isEmpty
    isStacked: true
    primaryText: qsTr("新预约")
    primaryIcon: "add"
    onPrimaryActivated: root.model.bookNew()

    info: [
        NoticeBar {
            visible: root.model.mineNote !== ""
            width: parent.width
            iconName: "cloud_off"
            text: root.model.mineNote
        },
        StateIcon {
            visible: root.isEmpty && !(root.isLandscape && Style.lowOperation)
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 200 : 280)
            iconName: "event"
        }
    ]

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Lines
        choices: root.model.mine
        onChosen: key => root.model.chooseMine(key)
    }
}
