// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Board
import OneWindow.Style

/// The calls before the newest one: as many whole rows as there is room for.
ListView {
    id: root

    required property real boardUnit
    /// The least height of a row.
    readonly property real rowHeight: 104 * root.boardUnit
    readonly property int rows: Math.max(1, Math.floor(
        (root.height + root.spacing) / (root.rowHeight + root.spacing)))
    /// The last row ends where the list does.
    readonly property real lineHeight:
        (root.height + root.spacing) / root.rows - root.spacing

    interactive: false
    clip: true
    spacing: 12 * root.boardUnit
    Accessible.role: Accessible.List
    Accessible.name: qsTr("最近叫号")

    delegate: Rectangle {
        id: line

        required property string number
        required property string windowName
        required property string note

        width: ListView.view.width
        height: root.lineHeight
        radius: 16 * root.boardUnit
        color: Style.boardRow
        Accessible.role: Accessible.ListItem
        Accessible.name: line.number + " " + line.windowName

        BoardText {
            id: called

            anchors.left: parent.left
            anchors.leftMargin: 36 * root.boardUnit
            anchors.verticalCenter: parent.verticalCenter
            text: line.number
            size: 64 * root.boardUnit
            font.weight: Font.Bold
            color: Style.boardAccent
            Accessible.ignored: true
        }

        BoardText {
            anchors.left: called.right
            anchors.leftMargin: 36 * root.boardUnit
            anchors.right: when.left
            anchors.rightMargin: 36 * root.boardUnit
            height: parent.height
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.Wrap
            text: line.windowName
            size: 52 * root.boardUnit
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, 24 * root.boardUnit)
            elide: Text.ElideRight
            Accessible.ignored: true
        }

        BoardText {
            id: when

            anchors.right: parent.right
            anchors.rightMargin: 36 * root.boardUnit
            anchors.verticalCenter: parent.verticalCenter
            text: line.note
            size: 40 * root.boardUnit
            color: Style.boardInkSecondary
            Accessible.ignored: true
        }
    }
}
