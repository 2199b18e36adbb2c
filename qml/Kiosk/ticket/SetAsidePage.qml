// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Left without paper and without confirming: the number is kept, but not called.
KioskPage {
    id: root

    required property TicketViewModel model

    title: qsTr("号码已保留，暂不叫号")
    lead: root.model.isSignedIn
        ? qsTr("今天在本机刷身份证即可恢复，仍按原来的取号时间排队。")
        : qsTr("请拍下二维码：今天在本机扫码，或把号码告诉工作人员即可恢复，仍按原来的取号时间排队。")
    canGoBack: false
    canGoHome: false
    hasChoices: false
    primaryText: root.session.secondsLeft >= 0
        ? qsTr("完成（%1）").arg(root.session.secondsLeft)
        : qsTr("完成")
    primaryIcon: "home"
    secondaryText: qsTr("我已记下，现在排队")
    secondaryIcon: "check"
    onPrimaryActivated: root.model.finish()
    onSecondaryActivated: root.model.noteNumber()

    info: [
        NumberCard {
            width: parent.width
            model: root.model
            room: root.bodyHeight
        }
    ]
}
