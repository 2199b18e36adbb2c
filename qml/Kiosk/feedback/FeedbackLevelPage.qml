// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk
import OneWindow.Style

/// How satisfied somebody is, in five levels; none is chosen beforehand.
KioskPage {
    id: root

    required property FeedbackViewModel model

    title: root.model.levelTitle
    lead: root.model.levelLead

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Lines
        mostHeight: Style.px(216)
        iconScale: Style.elder ? 1.5 : 2.2
        choices: root.model.levels
        onChosen: key => root.model.chooseLevel(key)
    }
}
