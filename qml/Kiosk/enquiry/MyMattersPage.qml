// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The numbers, appointments and cases of the card's holder.
KioskPage {
    id: root

    required property EnquiryViewModel model

    readonly property bool isEmpty: root.model.choices.total === 0

    title: root.model.title
    lead: Style.elder && root.model.note !== "" && !root.model.isLeadNews ? "" : root.model.lead
    isLeadNews: root.model.isLeadNews
    hasChoices: !root.isEmpty
    isStacked: true
    secondaryText: root.model.revealText
    secondaryIcon: root.model.revealIcon
    onSecondaryActivated: root.model.reveal()

    info: [
        NoticeBar {
            visible: root.model.note !== ""
            width: parent.width
            iconName: root.model.noteIcon
            text: root.model.note
        },
        StateIcon {
            visible: root.isEmpty && !(root.isLandscape && Style.lowOperation)
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 200 : 280)
            iconName: "description"
        }
    ]

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Lines
        choices: root.model.choices
        onChosen: key => root.model.choose(key)
    }
}
