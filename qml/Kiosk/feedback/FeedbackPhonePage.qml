// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// A number to call back, for who wants to leave one.
KioskPage {
    id: root

    required property FeedbackViewModel model

    // A keyboard at the terminal types wherever the focus is.
    Keys.forwardTo: [pad]
    title: qsTr("留个电话，方便联系您？")
    lead: {
        if (Style.elder) {
            return "";
        }
        return root.model.isRating
            ? qsTr("只用于这次回访。不留电话也会核实处理。")
            : qsTr("只用于这次答复。不留电话也可以提交。");
    }
    primaryText: root.model.isRating ? qsTr("提交评价") : qsTr("下一步")
    primaryIcon: root.model.isRating ? "check" : "arrow_forward"
    isPrimaryEnabled: root.model.isPhone(pad.text)
    secondaryText: qsTr("不留电话")
    secondaryIcon: root.model.isRating ? "check" : "arrow_forward"
    onPrimaryActivated: root.model.leavePhone(pad.text)
    onSecondaryActivated: root.model.leavePhone("")

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
                fontSizeMode: Text.HorizontalFit
                wrapMode: Text.NoWrap
                minimumPixelSize: Style.bodySize
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("联系电话")
                Accessible.description: pad.text
            }
        }
    ]

    PersonPad {
        id: pad

        anchors.fill: parent
        maxLength: 14
        extraKey: "-"
        text: root.model.phone
    }
}
