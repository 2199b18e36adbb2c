// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// It was not taken: why, what was kept, and what can be done now.
KioskPage {
    id: root

    required property FeedbackViewModel model

    title: root.model.failTitle
    lead: root.model.failLead
    hasChoices: false
    primaryText: root.model.canRetry ? qsTr("再试一次") : ""
    primaryIcon: "refresh"
    secondaryText: qsTr("呼叫工作人员")
    secondaryIcon: "support_agent"
    onPrimaryActivated: root.model.retry()
    onSecondaryActivated: root.session.callStaff()

    info: [
        StateIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 180 : 240)
            kind: root.model.canRetry ? StateIcon.Bad : StateIcon.Notice
        }
    ]
}
