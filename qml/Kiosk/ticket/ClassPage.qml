// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Under which class the number is taken. The clerk asks for the document.
KioskPage {
    id: root

    required property ConfirmViewModel model

    title: qsTr("请选择取号类别")
    lead: qsTr("办理时请向工作人员出示相应证件。")

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Options
        choices: root.model.classes
        onChosen: key => root.model.chooseClass(key)
    }
}
