// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// When the hall is to close. Nothing is done yet: what it would do is shown next.
FocusScope {
    id: root

    required property ClosingViewModel closing

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            time.clear();
            time.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.closing.cancel()

    DialogFrame {
        title: qsTr("今天提前到几点结束办理？")
        contentHeight: form.height
        onCancelled: root.closing.cancel()

        Column {
            id: form

            width: parent.width
            spacing: 12

            StyledText {
                width: parent.width
                text: qsTr("先看影响，再决定。到这个时间还轮不到的人，屏幕、手机和自助机都会提示，并可改约。")
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            DeskField {
                id: time

                width: parent.width
                label: qsTr("结束时间，如 15:30")
                placeholderText: time.label
                maximumLength: 5
                onAccepted: root.closing.takeTime(time.text)
            }

            StyledText {
                width: parent.width
                visible: text !== ""
                text: root.closing.timeProblem
                color: Style.bad
                font.pixelSize: Style.deskBodySize
                Accessible.role: Accessible.AlertMessage
            }

            TouchButton {
                compact: true
                variant: TouchButton.Primary
                text: qsTr("看影响")
                busy: root.closing.isAsking
                enabled: time.text.trim() !== ""
                onActivated: root.closing.takeTime(time.text)
            }
        }
    }
}
