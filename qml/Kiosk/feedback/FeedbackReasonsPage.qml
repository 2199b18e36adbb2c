// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk
import OneWindow.Style

/// Why: the reasons that go with the level, as many as apply, or none; and words.
KioskPage {
    id: root

    required property FeedbackViewModel model

    title: qsTr("%1：是因为什么？").arg(root.model.levelName)
    lead: Style.elder ? "" : qsTr("可以选几项，也可以不选。")
    primaryText: root.model.isBad ? qsTr("下一步") : qsTr("提交评价")
    primaryIcon: root.model.isBad ? "arrow_forward" : "check"
    secondaryText: root.model.hasTyped ? qsTr("修改我的话") : qsTr("写几句话")
    secondaryIcon: "edit"
    onPrimaryActivated: root.model.goOn()
    onSecondaryActivated: root.model.write()

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Toggles
        choices: root.model.reasons
        onChosen: key => root.model.toggleReason(key)
    }
}
