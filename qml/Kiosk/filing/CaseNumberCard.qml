// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The number of a case and what it is for; beside it the code of its link, to photograph.
Card {
    id: root

    required property FilingViewModel model
    /// The height there is; with little of it the number stands alone.
    property real room: Infinity

    readonly property real padding: Style.space(Style.lowOperation || Style.elder ? 2 : 4)
    readonly property real codeSize: Style.px(200)
    readonly property bool showsCode: root.model.code !== ""
        && root.room >= root.codeSize + Style.captionSize * 1.5 + root.padding

    implicitHeight: top.height + root.padding

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
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                kind: StyledText.Caption
                text: root.model.numberLabel
            }

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                kind: StyledText.Display
                fontSizeMode: Text.HorizontalFit
                wrapMode: Text.NoWrap
                minimumPixelSize: Style.bodySize
                text: root.model.number
                color: Style.accent
            }

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                kind: Style.elder && root.room < Style.px(400)
                    ? StyledText.Body
                    : StyledText.Heading
                text: root.model.matterName
            }
        }

        Column {
            id: side

            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            visible: root.showsCode

            QrCode {
                anchors.horizontalCenter: parent.horizontalCenter
                width: root.codeSize
                height: root.codeSize
                content: root.model.code
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("办件的二维码")
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
