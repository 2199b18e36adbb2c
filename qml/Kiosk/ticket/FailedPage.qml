// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The store did not take the number: nothing was issued, the choice is kept.
KioskPage {
    id: root

    required property ConfirmViewModel model

    title: qsTr("暂时没有取到号码")
    lead: {
        if (root.model.isShutOut) {
            return qsTr("这台机器已停用，没有生成号码。请到服务台或其他机器取号。");
        }
        return root.model.isStopped
            ? qsTr("这台机器刚刚恢复过数据，暂时不能取号，没有生成号码。请到服务台或其他机器取号。")
            : qsTr("您选择的业务还在，没有生成号码。请再试一次，或呼叫工作人员。");
    }
    hasChoices: false
    primaryText: root.model.isShutOut ? "" : qsTr("再试一次")
    primaryIcon: "refresh"
    secondaryText: qsTr("呼叫工作人员")
    secondaryIcon: "support_agent"
    onPrimaryActivated: root.model.retry()
    onSecondaryActivated: root.session.callStaff()

    info: [
        StateIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.isLandscape || !(Style.lowOperation || Style.elder)
            size: Style.px(root.isLandscape ? 180 : 240)
            kind: StateIcon.Bad
        },
        Fact {
            width: parent.width
            label: qsTr("您选择的业务")
            value: root.model.title
        }
    ]
}
