// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Number and deadline of what was filed; beside them the code that asks for it again.
Card {
    id: root

    required property FeedbackViewModel model

    readonly property real padding: Style.space(Style.lowOperation || Style.elder ? 1.5 : 3)
    readonly property real codeSize: Style.px(Style.elder ? 190 : 220)

    implicitHeight: Math.max(words.height, code.height) + 2 * root.padding

    Column {
        id: words

        x: root.padding
        anchors.verticalCenter: parent.verticalCenter
        width: root.width - 3 * root.padding - code.width
        spacing: Style.space(0.5)

        StyledText {
            width: parent.width
            kind: StyledText.Caption
            text: qsTr("编号")
        }

        StyledText {
            width: parent.width
            kind: StyledText.Title
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Style.px(28)
            wrapMode: Text.NoWrap
            text: root.model.number
            color: Style.accent
        }

        StyledText {
            width: parent.width
            kind: StyledText.Caption
            text: qsTr("答复期限")
        }

        StyledText {
            width: parent.width
            kind: StyledText.Heading
            text: root.model.answerBy
        }

        StyledText {
            width: parent.width
            //: The digits that go with a number.
            text: qsTr("查询码 %1").arg(root.model.followCode)
        }
    }

    QrCode {
        id: code

        anchors.right: parent.right
        anchors.rightMargin: root.padding
        anchors.verticalCenter: parent.verticalCenter
        width: root.codeSize
        height: root.codeSize
        content: root.model.code
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("编号的二维码")
    }
}
