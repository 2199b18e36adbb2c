// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// Asks before what is not taken back: Enter does it, Escape leaves everything as it was.
FocusScope {
    id: root

    property string title
    property string text
    property string yes
    signal confirmed
    signal cancelled

    anchors.fill: parent
    onVisibleChanged: if (visible) confirm.forceActiveFocus()
    Keys.onEscapePressed: root.cancelled()

    DialogFrame {
        title: root.title
        contentHeight: words.height + 20 + confirm.height
        onCancelled: root.cancelled()

        StyledText {
            id: words

            width: parent.width
            text: root.text
            color: Style.inkSecondary
            font.pixelSize: Style.deskBodySize
        }

        TouchButton {
            id: confirm

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            compact: true
            variant: TouchButton.Primary
            text: root.yes
            onActivated: root.confirmed()
        }
    }
}
