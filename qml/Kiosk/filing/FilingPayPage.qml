// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// The fee is paid: how much and what for, the code to pay by or where to pay, and a way to take it
/// back. Nothing is counted here, and nothing else can be done.
FilingPage {
    id: root

    readonly property real cardHeight: Math.min(Style.px(root.isLandscape ? 480 : 880),
        root.bodyHeight)
    readonly property real padding: Style.space(Style.lowOperation || Style.elder ? 1 : 2)
    readonly property bool hasCode: root.model.payCode !== ""
    /// What the words leave, beside them or below.
    readonly property real figureSize: Math.max(0, Math.floor(Math.min(Style.px(420),
        root.isLandscape
            ? root.cardHeight - 2 * root.padding
            : root.cardHeight - words.height - 3 * root.padding)))

    hasChoices: false

    info: [
        Card {
            width: parent.width
            height: root.cardHeight

            Column {
                id: words

                x: root.padding
                y: root.isLandscape ? Math.floor((parent.height - height) / 2) : root.padding
                width: parent.width - 2 * root.padding
                    - (root.isLandscape ? root.figureSize + root.padding : 0)
                spacing: Style.space(0.5)

                StyledText {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    kind: StyledText.Display
                    fontSizeMode: Text.HorizontalFit
                    wrapMode: Text.NoWrap
                    minimumPixelSize: Style.bodySize
                    text: root.model.amount
                    color: Style.accent
                }

                StyledText {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: root.model.feeName
                }
            }

            Item {
                x: root.isLandscape
                    ? parent.width - width - root.padding
                    : Math.floor((parent.width - width) / 2)
                y: root.isLandscape
                    ? Math.floor((parent.height - height) / 2)
                    : words.y + words.height + root.padding
                width: root.figureSize
                height: root.figureSize

                QrCode {
                    visible: root.hasCode
                    anchors.fill: parent
                    content: root.model.payCode
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("付款的二维码")
                }

                StateIcon {
                    visible: !root.hasCode
                    anchors.centerIn: parent
                    size: Math.min(Style.px(240), parent.height * 0.8)
                    iconName: "hourglass_empty"
                }
            }
        }
    ]
}
