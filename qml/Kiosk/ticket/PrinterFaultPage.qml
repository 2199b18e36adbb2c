// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// No paper came out: what happened, what was kept, and the two things to do now.
KioskPage {
    id: root

    required property TicketViewModel model

    title: root.model.faultTitle
    lead: root.model.faultLead
    canGoBack: false
    hasChoices: false
    primaryText: qsTr("我已记下号码")
    primaryIcon: "check"
    secondaryText: root.model.canPrint ? qsTr("重新打印") : qsTr("呼叫工作人员")
    secondaryIcon: root.model.canPrint ? "print" : "support_agent"
    onPrimaryActivated: root.model.noteNumber()
    onSecondaryActivated: root.model.canPrint ? root.model.print() : root.session.callStaff()

    info: [
        NumberCard {
            width: parent.width
            model: root.model
            room: root.bodyHeight
        }
    ]
}
