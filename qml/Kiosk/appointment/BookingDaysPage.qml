// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Which day it is to be: working days that have places.
KioskPage {
    id: root

    required property AppointmentViewModel model

    readonly property bool isEmpty: root.model.days.total === 0

    title: root.isEmpty ? qsTr("近期没有可预约的时间") : qsTr("请选择日期")
    lead: root.isEmpty
        ? qsTr("过一会儿可能有新的名额。今天要办，可以回首页取号。")
        : root.model.matterName
    hasChoices: !root.isEmpty
    secondaryText: root.isEmpty ? qsTr("呼叫工作人员") : ""
    secondaryIcon: "support_agent"
    onSecondaryActivated: root.session.callStaff()

    info: [
        StateIcon {
            visible: root.isEmpty && !(root.isLandscape && Style.lowOperation)
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 200 : 280)
            kind: StateIcon.Notice
            iconName: "event_busy"
        }
    ]

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Tiles
        choices: root.model.days
        onChosen: key => root.model.chooseDay(key)
    }
}
