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
        + measure.implicitHeight + root.padding
    readonly property bool isTight: root.room < root.wanted
    readonly property real codeSize: Style.px(200)

    implicitHeight: top.height + root.padding

    // The matter's name beside the code, whether the code is there or not: what there is room for
    // must not depend on what is shown. It is set a little smaller rather than in two lines.
    StyledText {
        id: measure

        visible: false
        width: root.width - Style.space(4)
            - (root.model.code === "" ? 0 : root.codeSize + Style.space(2))
        kind: StyledText.Heading
        font.pixelSize: Math.max(Style.bodySize, Math.floor(Math.min(Style.headingSize,
            Style.headingSize * measure.width / Math.max(1, nameWidth.advanceWidth * 1.02))))
        text: root.model.matterName
        Accessible.ignored: true
    }

    TextMetrics {
        id: nameWidth

        font.family: Style.fontFamily
        font.pixelSize: Style.headingSize
        font.weight: Font.Bold
        text: root.model.matterName
    }

    Item {
        id: top

        x: Style.space(2)
        y: Math.floor((root.height - height) / 2)
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

            StyledText {
                id: matter

                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                kind: StyledText.Heading
                font.pixelSize: measure.font.pixelSize
                text: root.model.matterName
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
}
