// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// What there is of a kind, to choose one: notices, records.
KioskPage {
    id: root

    required property EnquiryViewModel model

    readonly property bool isEmpty: root.model.choices.total === 0

    title: root.model.title
    lead: root.model.lead
    hasChoices: !root.isEmpty

    info: [
        StateIcon {
            visible: root.isEmpty
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 200 : 280)
            iconName: root.model.emptyIcon
        }
    ]

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Lines
        choices: root.model.choices
        onChosen: key => root.model.choose(key)
    }
}
