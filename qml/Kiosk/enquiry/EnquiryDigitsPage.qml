// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The last four characters of the ID number a case was filed with.
KioskPage {
    id: root

    required property EnquiryViewModel model

    // A keyboard at the terminal types wherever the focus is.
    Keys.forwardTo: [pad]
    title: root.model.title
    lead: Style.elder ? "" : root.model.lead
    primaryText: qsTr("查询")
    primaryIcon: "search"
    isPrimaryEnabled: pad.text.length === pad.maxLength
    onPrimaryActivated: root.model.ask(pad.text)

    info: [
        Card {
            width: parent.width
            height: Math.max(Style.target, number.implicitHeight + Style.space(2))
            border.color: Style.controlLine

            StyledText {
                id: number

                anchors.centerIn: parent
                width: Math.min(implicitWidth, parent.width - Style.space(3))
                kind: StyledText.Heading
                text: pad.text === "" ? qsTr("尚未输入") : pad.text
                color: pad.text === "" ? Style.inkSecondary : Style.ink
                Accessible.role: Accessible.EditableText
                Accessible.name: root.title
                Accessible.description: pad.text
            }
        }
    ]

    PersonPad {
        id: pad

        anchors.fill: parent
        maxLength: 4
    }
}
