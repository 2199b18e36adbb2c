// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Which matter of the theme it is.
KioskPage {
    id: root

    required property MatterViewModel model

    title: {
        if (root.model.isForAppointment) {
            return qsTr("请选择要预约的事项");
        }
        return root.model.isAdding ? qsTr("请选择要加的事项") : qsTr("请选择要办的事项");
    }
    lead: root.model.themeName
    secondaryText: qsTr("搜索事项")
    secondaryIcon: "search"
    onSecondaryActivated: root.session.openSearch()

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Lines
        choices: root.model.matters
        onChosen: key => root.model.chooseMatter(key)
    }
}
