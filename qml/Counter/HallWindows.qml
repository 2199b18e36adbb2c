// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter

/// Every window of the hall as a card; the arrows select one.
Card {
    id: root

    required property HallViewModel hall

    /// A card is held at a point of the scene.
    signal dragged(row: int, title: string, scenePoint: point)
    /// It was let go of.
    signal dropped(row: int)
    /// Somebody wants to say what the selected one serves.
    signal chooseWanted

    function focusGrid() {
        grid.forceActiveFocus();
    }

    radius: 16

    StyledText {
        id: head

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 16
            topMargin: 10
        }
        text: qsTr("窗口")
        font.pixelSize: 18
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    GridView {
        id: grid

        readonly property int columns: Math.max(2, Math.min(4, Math.floor(grid.width / 140)))

        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            bottom: parent.bottom
            margins: 10
            topMargin: 6
            rightMargin: 4
        }
        cellWidth: Math.floor(grid.width / grid.columns)
        // Five rows on a screen that has room for them.
        cellHeight: Math.max(110, Math.min(130, Math.floor(grid.height / 5)))
        clip: true
        cacheBuffer: 0
        // What can be seen whole is dragged, not scrolled.
        interactive: grid.contentHeight > grid.height
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        model: root.hall.windows
        onCurrentIndexChanged: root.hall.select(grid.currentIndex)
        onCountChanged: {
            grid.currentIndex = Math.min(Math.max(grid.currentIndex, 0), grid.count - 1);
            root.hall.select(grid.currentIndex);
        }
        Accessible.role: Accessible.List
        Accessible.name: head.text

        delegate: HallCard {
            id: card

            required property int index

            width: grid.cellWidth - 6
            height: grid.cellHeight - 6
            focus: GridView.isCurrentItem
            activeFocusOnTab: GridView.isCurrentItem
            isCurrent: GridView.isCurrentItem
            canDrag: card.detail !== ""
            // A first click selects it.
            onActivated: {
                if (card.isCurrent) {
                    root.chooseWanted();
                }
                grid.currentIndex = card.index;
            }
            onDragged: scenePoint => {
                grid.currentIndex = card.index;
                root.dragged(card.index, card.title, scenePoint);
            }
            onDropped: root.dropped(card.index)
        }
    }
}
