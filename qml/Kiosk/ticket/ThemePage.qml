// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Which kind of matter it is.
KioskPage {
    id: root

    required property MatterViewModel model

    title: {
        if (root.model.isForAppointment) {
            return qsTr("请选择要预约的事项类别");
        }
        if (root.model.isAdding) {
            return qsTr("再加一件事：请选择业务类别");
        }
        return root.session.isSignedIn
            ? qsTr("%1，请选择业务类别").arg(root.session.personName)
            : qsTr("请选择业务类别");
    }
    secondaryText: qsTr("搜索事项")
    secondaryIcon: "search"
    onSecondaryActivated: root.session.openSearch()

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Tiles
        choices: root.model.themes
        onChosen: key => root.model.chooseTheme(key)
    }
}
