// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The digits that go with the number: who has the slip may read the answer.
KioskPage {
    id: root

    required property FeedbackViewModel model

    // A keyboard at the terminal types wherever the focus is.
    Keys.forwardTo: [pad]
    title: qsTr("请输入查询码")
    lead: Style.elder ? "" : qsTr("回执上的 6 位数字。只有拿回执的人能看到答复。")
    primaryText: qsTr("查询")
    primaryIcon: "search"
    isPrimaryEnabled: pad.text.length === pad.maxLength
    onPrimaryActivated: root.model.askCode(pad.text)

    info: [
        Card {
            width: parent.width
            height: Math.max(Style.target, code.implicitHeight + Style.space(2))
            border.color: Style.controlLine

            StyledText {
                id: code

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
        extraKey: ""
        maxLength: 6
    }
}
