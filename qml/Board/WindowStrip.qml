// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Board
import OneWindow.Style

/// The windows of the zone and whom each has in hand. What has no room comes when the page turns.
Item {
    id: root

    required property BoardViewModel model
    required property real boardUnit
    required property int columns
    required property int rows

    readonly property int count: grid.count
    readonly property real gap: 12 * root.boardUnit
    readonly property int pages: Math.max(1, Math.ceil(grid.count / (root.columns * root.rows)))
    readonly property int page: root.model.turn % root.pages

    GridView {
        id: grid

        x: 0
        y: 0
        width: root.width + root.gap
        height: root.height + root.gap
        cellWidth: grid.width / root.columns
        cellHeight: grid.height / root.rows
        contentY: root.page * grid.height
        interactive: false
        // Whole pages: the last one may have room left.
        bottomMargin: Math.max(0, root.pages * grid.height - grid.contentHeight)
        clip: true
        model: root.model.windows
        Accessible.role: Accessible.List
        Accessible.name: qsTr("窗口")

        delegate: Item {
            id: cell

            required property string number
            required property string windowName
            required property string note

            width: grid.cellWidth
            height: grid.cellHeight

            Rectangle {
                width: parent.width - root.gap
                height: parent.height - root.gap
                radius: 12 * root.boardUnit
                color: Style.boardRow
                Accessible.role: Accessible.ListItem
                Accessible.name: cell.windowName + " " + (cell.number || cell.note)

                BoardText {
                    id: name

                    anchors.top: parent.top
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: 8 * root.boardUnit
                    height: parent.height * 0.32
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    text: cell.windowName
                    size: 32 * root.boardUnit
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Math.max(1, 16 * root.boardUnit)
                    elide: Text.ElideRight
                    color: Style.boardInkSecondary
                    Accessible.ignored: true
                }

                BoardText {
                    anchors.top: name.bottom
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    anchors.leftMargin: 8 * root.boardUnit
                    anchors.rightMargin: 8 * root.boardUnit
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    text: cell.number || cell.note
                    size: (cell.number === "" ? 36 : 44) * root.boardUnit
                    fontSizeMode: Text.HorizontalFit
                    font.weight: cell.number === "" ? Font.Normal : Font.Bold
                    color: cell.number === "" ? Style.boardInkSecondary : Style.boardAccent
                    Accessible.ignored: true
                }
            }
        }
    }
}
