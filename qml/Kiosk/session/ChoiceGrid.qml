// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// At most six choices at a time, in as few columns as the room allows, the rest by two buttons.
Item {
    id: root

    enum Look {
        Tiles,
        Lines,
        Options,
        Toggles
    }

    required property ChoiceModel choices
    property int look: ChoiceGrid.Lines
    property int mostColumns: root.width > Style.px(1300) ? 3 : 2

    readonly property bool isTiles: root.look === ChoiceGrid.Tiles
    readonly property int wanted: Math.min(6, Math.max(1, root.choices.total))
    readonly property real spacing: root.isTiles && !Style.lowOperation && !Style.elder
        ? Style.space(2)
        : Math.max(Style.gap, Style.space(1))
    readonly property real leastHeight: {
        if (root.isTiles) {
            return Style.elder || Style.lowOperation ? Style.target : Style.px(150);
        }
        return Style.lowOperation ? Style.target : Style.px(Style.elder ? 110 : 116);
    }
    property real mostHeight: Style.px(root.isTiles ? 318 : (Style.elder ? 190 : 150))
    /// No room for words on the buttons that turn the page.
    readonly property bool isNarrow: root.width < Style.px(430 * Style.typeScale)
    readonly property bool isPaged: root.choices.total > root.cellsIn(root.height)
    readonly property real gridHeight: root.isPaged
        ? root.height - Style.target - root.spacing
        : root.height
    readonly property int columns: root.columnsFor(root.gridHeight)
    readonly property int rowsShown: Math.max(1,
        Math.ceil(Math.min(root.wanted, root.choices.total) / root.columns))
    readonly property int pageSize: Math.max(1,
        Math.min(6, root.columns * root.rowsIn(root.gridHeight)))
    readonly property real cellWidth: Math.floor(
        (root.width - (root.columns - 1) * root.spacing) / root.columns)
    readonly property real cellHeight: {
        const rows = Math.max(1, Math.min(root.rowsShown, root.rowsIn(root.gridHeight)));
        return Math.floor(Math.min(root.mostHeight,
            Math.max(root.leastHeight, (root.gridHeight - (rows - 1) * root.spacing) / rows)));
    }

    /// Of lines: how much larger than usual their drawings are, where they are high enough.
    property real iconScale: 1

    signal chosen(key: string)

    onPageSizeChanged: root.choices.pageSize = root.pageSize
    Component.onCompleted: root.choices.pageSize = root.pageSize

    function rowsIn(height: real): int {
        return Math.max(1, Math.floor((height + root.spacing) / (root.leastHeight + root.spacing)));
    }

    /// Tiles stand two abreast at least, lines one.
    function columnsFor(height: real): int {
        const least = root.isTiles ? (root.width > Style.px(1300) ? 3 : 2) : 1;
        const needed = Math.ceil(root.wanted / root.rowsIn(height));
        return Math.max(least, Math.min(root.mostColumns, needed));
    }

    function cellsIn(height: real): int {
        return Math.min(6, root.columnsFor(height) * root.rowsIn(height));
    }

    TileGrid {
        id: grid

        columns: root.columns
        spacing: root.spacing

        Repeater {
            model: root.isTiles ? root.choices : null

            Tile {
                id: tile

                required property string key
                required title
                required caption
                required iconName

                width: root.cellWidth
                height: root.cellHeight
                titleLimit: grid.titleLimit
                allowsCaption: grid.allowsCaption
                onActivated: root.chosen(tile.key)
            }
        }

        Repeater {
            model: root.isTiles ? null : root.choices

            ListTile {
                id: line

                required property string key
                required property bool isChecked
                required title
                required caption
                required iconName
                required trailing

                width: root.cellWidth
                height: root.cellHeight
                titleLimit: grid.titleLimit
                allowsCaption: grid.allowsCaption
                isOption: root.look === ChoiceGrid.Options
                isToggle: root.look === ChoiceGrid.Toggles
                iconScale: root.cellHeight >= Style.px(140) ? root.iconScale : 1
                checked: line.isChecked
                onActivated: root.chosen(line.key)
            }
        }
    }

    Row {
        visible: root.isPaged
        anchors.right: parent.right
        y: root.gridHeight + root.spacing
        spacing: Style.gap

        TouchButton {
            text: root.isNarrow ? "" : qsTr("上一页")
            //: What a screen reader says: the page may have a button of that name too.
            label: qsTr("上一页选项")
            iconName: "chevron_left"
            enabled: root.choices.pageIndex > 0
            onActivated: root.choices.showPrevious()
        }

        StyledText {
            anchors.verticalCenter: parent.verticalCenter
            //: Page 1 of 3
            text: qsTr("%1 / %2").arg(root.choices.pageIndex + 1).arg(root.choices.pageCount)
        }

        TouchButton {
            text: root.isNarrow ? "" : qsTr("下一页")
            //: What a screen reader says: the page may have a button of that name too.
            label: qsTr("下一页选项")
            iconName: "chevron_right"
            enabled: root.choices.pageIndex + 1 < root.choices.pageCount
            onActivated: root.choices.showNext()
        }
    }
}
