// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Board
import OneWindow.Style

/// Numbers that were called in vain, and what their holders can do now.
Rectangle {
    id: root

    required property BoardViewModel model
    required property real boardUnit

    implicitHeight: rows.height + 32 * root.boardUnit
    radius: 16 * root.boardUnit
    color: Style.boardGround
    border.width: Math.max(1, 3 * root.boardUnit)
    border.color: Style.boardLine
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("过号") + " " + root.model.missedText

    Column {
        id: rows

        x: 36 * root.boardUnit
        y: 16 * root.boardUnit
        width: root.width - 72 * root.boardUnit
        spacing: 4 * root.boardUnit

        Row {
            id: line

            width: parent.width
            spacing: 28 * root.boardUnit

            BoardText {
                id: words

                //: Before the numbers that were called in vain.
                text: qsTr("过号 Missed")
                size: 34 * root.boardUnit
                color: Style.boardStale
                Accessible.ignored: true
            }

            BoardText {
                width: line.width - words.width - line.spacing
                text: root.model.missedText
                size: 40 * root.boardUnit
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }

        BoardText {
            width: parent.width
            text: qsTr("请持号票到自助机或窗口重新排队 · Rejoin at a terminal")
            size: 30 * root.boardUnit
            wrapMode: Text.Wrap
            color: Style.boardInkSecondary
        }
    }
}
