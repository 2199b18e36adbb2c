// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The hall is asked; nobody has to wait for it.
KioskPage {
    id: root

    required property FeedbackViewModel model

    title: qsTr("正在查询，请稍候")
    lead: qsTr("正在询问大厅，可以随时返回。")
    hasChoices: false

    info: [
        StateIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 200 : 280)
            iconName: "hourglass_empty"
        }
    ]
}
