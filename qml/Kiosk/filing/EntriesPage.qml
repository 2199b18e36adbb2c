// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// A list that the citizen fills in, entry by entry.
FilingPage {
    id: root

    secondaryText: root.model.canAddEntry ? qsTr("添加一条") : ""
    secondaryIcon: "add"
    onSecondaryActivated: root.model.addEntry()

    ChoiceGrid {
        visible: root.model.answers.total > 0
        anchors.fill: parent
        look: ChoiceGrid.Lines
        choices: root.model.answers
        onChosen: key => root.model.change(key)
    }

    StyledText {
        visible: root.model.answers.total === 0
        width: parent.width
        text: qsTr("还没有添加。没有的话，直接按“下一步”。")
        color: Style.inkSecondary
    }
}
