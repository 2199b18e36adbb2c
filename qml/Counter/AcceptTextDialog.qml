// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// What is read to the citizen, who says yes or no to it. Escape leaves everything as it was.
FocusScope {
    id: root

    property string title
    property string text
    property string yes
    property string no
    signal answered(bool isYes)
    signal cancelled

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            words.toTop();
            agree.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.cancelled()

    DialogFrame {
        title: root.title
        contentHeight: said.height + buttons.height + 16
        onCancelled: root.cancelled()

        DeskScroll {
            id: words

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                bottom: buttons.top
                bottomMargin: 16
            }
            label: root.title

            StyledText {
                id: said

                width: parent.width
                text: root.text
                font.pixelSize: Style.deskBodySize
            }
        }

        Column {
            id: buttons

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
            }
            spacing: 8

            TouchButton {
                id: agree

                width: parent.width
                compact: true
                variant: TouchButton.Primary
                text: root.yes
                onActivated: root.answered(true)
            }

            TouchButton {
                width: parent.width
                compact: true
                text: root.no
                onActivated: root.answered(false)
            }
        }
    }
}
