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
    lead: {
        if (Style.elder) {
            return "";
        }
        return root.model.canBeFound
            ? qsTr("记入“我的事项”的，证件号密封保存，只用于您刷卡查答复。")
            : qsTr("不记录您的姓名和证件号。");
    }
    hasChoices: false
    primaryText: root.model.canBeFound ? qsTr("不记名提交") : qsTr("确认提交")
    primaryIcon: "check"
    secondaryText: root.model.canBeFound ? qsTr("提交并记入我的事项") : ""
    secondaryIcon: "person"
    onPrimaryActivated: root.model.goOn()
    onSecondaryActivated: root.model.submitNamed()

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
