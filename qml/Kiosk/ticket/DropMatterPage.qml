// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Which of several matters the number is not to be for after all.
KioskPage {
    id: root

    required property ConfirmViewModel model

    title: qsTr("去掉哪一件事？")
    lead: qsTr("其余的事仍在同一个号上。")

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Lines
        choices: root.model.chosen
        onChosen: key => root.model.dropMatter(key)
    }
}
