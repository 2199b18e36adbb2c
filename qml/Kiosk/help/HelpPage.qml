// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Staff was called; the journey waits underneath.
KioskPage {
    id: root

    title: root.session.hasStaffCallFailed ? qsTr("呼叫没有发出") : qsTr("已呼叫工作人员")
    lead: root.session.hasStaffCallFailed ? qsTr("请到咨询台，工作人员会帮助您。") : qsTr("请在机旁稍等。等候时您可以继续操作。")
    canGoBack: false
    canGoHome: false
    hasChoices: false
    primaryText: qsTr("继续操作")
    primaryIcon: "arrow_forward"
    onPrimaryActivated: root.session.closeHelp()

    info: [
        StateIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Math.min(root.bodyHeight, Style.px(root.isLandscape ? 260 : 360))
            kind: root.session.hasStaffCallFailed ? StateIcon.Bad : StateIcon.Good
            iconName: root.session.hasStaffCallFailed ? "error" : "support_agent"
        }
    ]
}
