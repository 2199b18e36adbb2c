// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The number, huge, and what it is for; beside it the code of the paper, to photograph: it leads
/// to the ticket's page, and back to a number that was set aside.
Card {
    id: root

    required property TicketViewModel model
    /// The height there is; with little of it the number is smaller and stands alone.
    property real room: Infinity

    readonly property real padding: Style.space(Style.lowOperation || Style.elder ? 2 : 4)
    readonly property real wanted: label.implicitHeight + Style.hugeSize * 1.46
        + matter.implicitHeight + root.padding
    readonly property bool isTight: root.room < root.wanted
    readonly property real codeSize: Style.px(200)

    implicitHeight: top.height + matter.implicitHeight + root.padding

    Item {
        id: top

        x: Style.space(2)
        y: Math.floor((root.height - height - matter.height) / 2)
        width: root.width - 2 * x
        height: Math.max(words.height, side.visible ? side.height : 0)

        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - (side.visible ? side.width + Style.space(1) : 0)

            StyledText {
                id: label

                visible: !root.isTight
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                kind: StyledText.Caption
                text: Style.elder ? qsTr("您的号码") : root.model.issuedText
            }

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                kind: StyledText.Huge
                font.pixelSize: Math.max(Style.titleSize, Math.min(Style.hugeSize,
                    Math.floor((root.room - matter.implicitHeight - root.padding) / 1.46)))
                fontSizeMode: Text.HorizontalFit
                wrapMode: Text.NoWrap
                minimumPixelSize: Style.titleSize
                text: root.model.number
                color: Style.accent
            }
        }

        Column {
            id: side

            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            visible: root.model.code !== "" && !root.isTight

            QrCode {
                anchors.horizontalCenter: parent.horizontalCenter
                width: root.codeSize
                height: root.codeSize
                content: root.model.code
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("号码的二维码")
            }

            StyledText {
                width: root.codeSize + Style.space(1)
                horizontalAlignment: Text.AlignHCenter
                kind: StyledText.Caption
                text: qsTr("扫码看进度")
            }
        }
    }

    StyledText {
        id: matter

        anchors.top: top.bottom
        anchors.left: top.left
        width: top.width
        horizontalAlignment: Text.AlignHCenter
        kind: StyledText.Heading
        text: root.model.matterName
    }
}
