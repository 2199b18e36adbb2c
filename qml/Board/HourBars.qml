// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Board
import OneWindow.Style

/// How busy each hour of a day usually is; the hour that it is now stands out, and is said.
Item {
    id: root

    required property BoardViewModel model
    required property real boardUnit

    Accessible.role: Accessible.Graphic
    Accessible.name: heading.text

    BoardText {
        id: heading

        anchors.left: parent.left
        anchors.right: parent.right
        text: root.model.hourText
        size: 30 * root.boardUnit
        elide: Text.ElideRight
        color: Style.boardInkSecondary
        Accessible.ignored: true
    }

    Row {
        id: bars

        readonly property int count: Math.max(1, root.model.hourShares.length)
        readonly property real cell: bars.width / bars.count

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: 8 * root.boardUnit
        anchors.bottom: parent.bottom

        Repeater {
            model: root.model.hourShares

            Item {
                id: hour

                required property real modelData
                required property int index
                readonly property bool isNow:
                    root.model.firstHour + hour.index === root.model.hour

                width: bars.cell
                height: bars.height

                Rectangle {
                    anchors.bottom: label.top
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: Math.min(56 * root.boardUnit, parent.width * 0.7)
                    height: Math.max(4 * root.boardUnit,
                        hour.modelData * (parent.height - label.height))
                    radius: 4 * root.boardUnit
                    color: hour.isNow ? Style.boardAccent : Style.boardLine
                }

                BoardText {
                    id: label

                    anchors.bottom: parent.bottom
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: root.model.firstHour + hour.index
                    size: 26 * root.boardUnit
                    fontSizeMode: Text.HorizontalFit
                    font.weight: hour.isNow ? Font.Bold : Font.Normal
                    color: hour.isNow ? Style.boardAccent : Style.boardInkSecondary
                    Accessible.ignored: true
                }
            }
        }
    }
}
