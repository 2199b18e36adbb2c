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

    implicitHeight: words.height + Style.space(Style.lowOperation ? 2 : 4)

    Column {
        id: words

        anchors.centerIn: parent
        width: parent.width - Style.space(5)

        StyledText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            kind: StyledText.Caption
            text: qsTr("您的号码")
        }

        StyledText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            kind: StyledText.Huge
            fontSizeMode: Text.HorizontalFit
            wrapMode: Text.NoWrap
            minimumPixelSize: Style.displaySize
            text: root.model.number
            color: Style.accent
        }

        StyledText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            kind: StyledText.Heading
            text: root.model.matterName
        }
    }
}
