// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The number, huge, and what it is for.
Card {
    id: root

    required property TicketViewModel model
    /// The height there is; with little of it the number is smaller and stands alone.
    property real room: Infinity

    readonly property real padding: Style.space(Style.lowOperation || Style.elder ? 2 : 4)
    readonly property real wanted: label.implicitHeight + Style.hugeSize * 1.46
        + matter.implicitHeight + root.padding
    readonly property bool isTight: root.room < root.wanted

    implicitHeight: words.height + root.padding

    Column {
        id: words

        anchors.centerIn: parent
        width: parent.width - Style.space(5)

        StyledText {
            id: label

            visible: !root.isTight
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            kind: StyledText.Caption
            text: qsTr("您的号码")
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
            text: root.model.matterName
        }
    }
}
