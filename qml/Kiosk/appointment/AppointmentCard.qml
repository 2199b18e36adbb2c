// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// When an appointment is, large, and what for; beside it, if there is room, the code that takes it
/// to a phone's calendar.
Card {
    id: root

    property string label
    property string day
    property string times
    property string matter
    property string code
    /// The height there is; with little of it the time is smaller.
    property real room: Infinity

    readonly property real padding: Style.space(Style.lowOperation || Style.elder ? 2 : 4)
    readonly property bool isTight: root.room < root.padding
        + (root.label === "" ? 0 : Style.captionSize * 1.46)
        + Style.titleSize * 1.46 + Style.displaySize * 1.46 + measure.height
    /// About a millimetre for each part of a code as large as a calendar's.
    readonly property real codeSize: Math.floor(Math.min(Style.px(420),
        root.room - root.padding - Style.captionSize * 1.46,
        (root.width - Style.space(4)) * 0.5))
    readonly property bool hasCode: root.code !== "" && root.codeSize >= Style.px(315)
    readonly property real wordWidth: root.width - Style.space(4)
        - (root.hasCode ? root.codeSize + Style.space(2) : 0)

    implicitHeight: top.height + root.padding

    // What there is room for must not depend on how it is shown.
    StyledText {
        id: measure

        visible: false
        width: root.wordWidth
        height: text === "" ? 0 : implicitHeight
        kind: StyledText.Heading
        text: root.matter
        Accessible.ignored: true
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
            width: root.wordWidth

            StyledText {
                visible: text !== "" && !root.isTight
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                kind: StyledText.Caption
                text: root.label
            }

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                kind: root.isTight ? StyledText.Heading : StyledText.Title
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Style.captionSize
                text: root.day
                color: Style.accent
            }

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                kind: root.isTight ? StyledText.Title : StyledText.Display
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Style.bodySize
                text: root.times
                color: Style.accent
            }

            StyledText {
                id: matterText

                visible: text !== ""
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                kind: root.isTight ? StyledText.Body : StyledText.Heading
                text: root.matter
            }
        }

        Column {
            id: side

            visible: root.hasCode
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right

            QrCode {
                width: root.codeSize
                height: root.codeSize
                content: root.code
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("预约的二维码")
            }

            StyledText {
                width: root.codeSize
                horizontalAlignment: Text.AlignHCenter
                kind: StyledText.Caption
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Style.px(20)
                text: qsTr("扫码存入手机日历")
            }
        }
    }
}
