// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls

/// One choice from a list, over the page, by arrows and Enter. Escape leaves everything as it was.
FocusScope {
    id: root

    readonly property int frame: 6 // The frame of the one in focus stands outside it.
    property string title
    property list<string> ids
    property list<string> names
    signal chosen(string id)
    signal cancelled

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            list.currentIndex = 0;
            list.positionViewAtBeginning();
            list.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.cancelled()

    DialogFrame {
        title: root.title
        contentHeight: list.count * 56
        onCancelled: root.cancelled()

        ListView {
            id: list

            anchors.fill: parent
            anchors.margins: -root.frame
            topMargin: root.frame
            bottomMargin: root.frame
            clip: true
            cacheBuffer: 0
            spacing: 8
            focus: true
            keyNavigationEnabled: true
            keyNavigationWraps: true
            model: root.names

            delegate: TouchButton {
                id: option

                required property int index
                required property string modelData

                focus: ListView.isCurrentItem
                x: root.frame
                width: ListView.view.width - 2 * root.frame
                compact: true
                text: option.modelData
                onActivated: root.chosen(root.ids[option.index])
            }
        }
    }
}
