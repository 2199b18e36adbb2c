// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Which time of the day it is to be.
KioskPage {
    id: root

    required property AppointmentViewModel model

    title: qsTr("%1，请选择时间").arg(root.model.dayText)
    lead: root.model.matterName

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Lines
        choices: root.model.times
        onChosen: key => root.model.chooseTime(key)
    }
}
