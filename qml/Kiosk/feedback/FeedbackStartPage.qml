// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// What somebody wants to say: rate, complain, suggest or ask.
KioskPage {
    id: root

    required property FeedbackViewModel model

    title: qsTr("您想说什么？")
    lead: qsTr("不需要身份证，也不记录您的姓名。")

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Tiles
        mostColumns: 2
        choices: root.model.ways
        onChosen: key => root.model.chooseWay(key)
    }
}
