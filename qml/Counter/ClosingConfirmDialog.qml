// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// What closing early would do. Enter leaves everything as it was, for who pressed it once too
/// often: what closes is chosen.
FocusScope {
    id: root

    required property ClosingViewModel closing

    anchors.fill: parent
    onVisibleChanged: if (visible) keep.forceActiveFocus()
    Keys.onEscapePressed: root.closing.cancel()

    DialogFrame {
        title: qsTr("提前结束的影响")
        contentHeight: words.height + (lines.count > 0 ? lines.contentHeight + 16 : 0)
            + buttons.height + 20
        onCancelled: root.closing.cancel()

        Column {
            id: words

            width: parent.width
            spacing: 8

            StyledText {
                width: parent.width
                text: root.closing.outlookText
                font.pixelSize: Style.deskBodySize
            }

            StyledText {
                width: parent.width
                visible: text !== ""
                text: root.closing.timeProblem
                color: Style.bad
                font.pixelSize: Style.deskBodySize
                Accessible.role: Accessible.AlertMessage
            }
        }

        ListView {
            id: lines

            anchors {
                left: parent.left
                right: parent.right
                top: words.bottom
                bottom: buttons.top
                topMargin: 16
                bottomMargin: 16
            }
            clip: true
            spacing: 6
            model: root.closing.outlookLines

            delegate: StyledText {
                id: line

                required property string modelData

                width: ListView.view.width
                text: line.modelData
                color: Style.inkSecondary
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
                id: keep

                width: parent.width
                compact: true
                text: qsTr("不提前结束")
                KeyNavigation.down: confirm
                KeyNavigation.up: confirm
                onActivated: root.closing.cancel()
            }

            TouchButton {
                id: confirm

                width: parent.width
                compact: true
                variant: TouchButton.Primary
                text: qsTr("提前结束，并告知等候的人")
                busy: root.closing.isAsking
                KeyNavigation.up: keep
                KeyNavigation.down: keep
                onActivated: root.closing.close()
            }
        }
    }
}
