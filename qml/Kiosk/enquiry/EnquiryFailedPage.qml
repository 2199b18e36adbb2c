// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Nothing was found, or nobody answered: why, and the two things to do now.
KioskPage {
    id: root

    required property EnquiryViewModel model

    title: root.model.title
    lead: root.model.lead
    hasChoices: false
    primaryText: root.model.canRetry ? qsTr("再试一次") : ""
    primaryIcon: "refresh"
    onPrimaryActivated: root.model.retry()
    secondaryText: qsTr("呼叫工作人员")
    secondaryIcon: "support_agent"
    onSecondaryActivated: root.session.callStaff()

    info: [
        StateIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 180 : 240)
            kind: StateIcon.Notice
        }
    ]
}
