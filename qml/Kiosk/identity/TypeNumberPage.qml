// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Type an ID number in place of the card. It is registered with the number taken and opens
/// nothing.
KioskPage {
    id: root

    required property IdentityViewModel model

    // A keyboard at the terminal types wherever the focus is.
    Keys.forwardTo: [pad]
    title: qsTr("请输入 18 位身份证号")
    lead: Style.elder ? "" : qsTr("只作登记，不会打开您的个人信息。")
    primaryText: qsTr("确认号码")
    primaryIcon: "check"
    isPrimaryEnabled: pad.text.length === pad.maxLength
    onPrimaryActivated: root.model.submitNumber(pad.text)

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
                text: pad.text === "" ? qsTr("尚未输入") : pad.groupedText
                color: pad.text === "" ? Style.inkSecondary : Style.ink
                fontSizeMode: Text.HorizontalFit
                wrapMode: Text.NoWrap
                minimumPixelSize: Style.bodySize
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("身份证号")
                Accessible.description: pad.groupedText
            }
        },
        NoticeBar {
            visible: root.model.numberProblem !== ""
            width: parent.width
            kind: NoticeBar.Bad
            text: root.model.numberProblem
        }
    ]

    PersonPad {
        id: pad

        anchors.fill: parent
        onTextChanged: root.model.noteEdited()
    }
}
