// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// What has happened, or why nothing has, what was kept, and the two things to do now.
KioskPage {
    id: root

    required property AppointmentViewModel model

    title: root.model.told
    lead: root.model.toldLead
    canGoBack: false
    canGoHome: !root.model.isGood && !root.model.leadsHome
    hasChoices: false
    primaryText: root.model.isGood && root.session.secondsLeft >= 0
        ? qsTr("%1（%2）").arg(root.model.nextText).arg(root.session.secondsLeft)
        : root.model.nextText
    secondaryText: root.model.isGood ? qsTr("查看我的预约") : qsTr("呼叫工作人员")
    secondaryIcon: root.model.isGood ? "event" : "support_agent"
    onPrimaryActivated: root.model.goOn()
    onSecondaryActivated: {
        if (root.model.isGood) {
            root.model.showMine();
        } else {
            root.session.callStaff();
        }
    }

    info: [
        StateIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.isLandscape || !(Style.lowOperation || Style.elder)
            size: Style.px(root.isLandscape ? 180 : 240)
            kind: root.model.isGood ? StateIcon.Good : StateIcon.Notice
        },
        Fact {
            visible: root.model.matterName !== "" && !root.model.isGood
            width: parent.width
            label: qsTr("%1 %2").arg(root.model.slotDay).arg(root.model.slotTimes)
            value: root.model.matterName
        }
    ]
}
