// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The appointment as a code that a phone's camera takes into its calendar.
KioskPage {
    id: root

    required property AppointmentViewModel model

    title: qsTr("请用手机相机扫码")
    lead: qsTr("存入手机日历：%1 %2").arg(root.model.slotDay).arg(root.model.slotTimes)
    hasChoices: false

    info: [
        QrCode {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(Style.px(720), root.contentWidth, root.bodyHeight)
            height: width
            content: root.model.calendarCode
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("预约的二维码")
        }
    ]
}
