// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Board
import OneWindow.Style

/// The numbers that are called next, so that nobody has to run.
Rectangle {
    id: root

    required property BoardViewModel model
    required property real boardUnit

    radius: 16 * root.boardUnit
    color: Style.boardGround
    border.width: Math.max(1, 3 * root.boardUnit)
    border.color: Style.boardLine
    Accessible.role: Accessible.Grouping
    Accessible.name: words.text

    BoardText {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: 36 * root.boardUnit
        anchors.verticalCenter: parent.verticalCenter
        //: Before the numbers that are called next.
        text: qsTr("请准备\nGet ready")
        size: 32 * root.boardUnit
        color: Style.boardInkSecondary
        Accessible.ignored: true
    }

    Row {
        id: numbers

        readonly property real cell: numbers.width / 3

        anchors.left: words.right
        anchors.leftMargin: 24 * root.boardUnit
        anchors.right: parent.right
        anchors.rightMargin: 24 * root.boardUnit
        anchors.verticalCenter: parent.verticalCenter

        Repeater {
            model: root.model.ready

            BoardText {
                required property string modelData

                width: numbers.cell
                horizontalAlignment: Text.AlignHCenter
                text: modelData
                size: 60 * root.boardUnit
                fontSizeMode: Text.HorizontalFit
                font.weight: Font.Bold
            }
        }
    }
}
