// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk
import OneWindow.Style

/// The last look before it is handed in.
KioskPage {
    id: root

    required property FeedbackViewModel model

    title: qsTr("请核对后提交%1").arg(root.model.kindName)
    lead: Style.elder ? "" : qsTr("不记录您的姓名和证件号。")
    hasChoices: false
    primaryText: qsTr("确认提交")
    primaryIcon: "check"
    onPrimaryActivated: root.model.goOn()

    info: [
        SaidCard {
            width: parent.width
            height: Math.min(implicitHeight,
                root.bodyHeight - phone.height - Style.space(Style.lowOperation ? 3 : 5))
            isRead: true
            text: root.model.text
        },
        Fact {
            id: phone

            width: parent.width
            isInline: Style.elder || Style.lowOperation || root.isLandscape
            label: qsTr("联系电话")
            value: root.model.phone === "" ? qsTr("未留") : root.model.phone
        }
    ]
}
