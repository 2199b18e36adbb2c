// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls

/// One choice from a list, over the page, by arrows and Enter. Escape leaves everything as it was.
FocusScope {
    id: root

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

        DialogList {
            id: list

            anchors.fill: parent
            anchors.margins: -list.frame
            focus: true
            keyNavigationWraps: true
            model: root.names

            delegate: TouchButton {
                id: option

                required property int index
                required property string modelData

                focus: ListView.isCurrentItem
                x: list.frame
                width: list.answerWidth
                compact: true
                text: option.modelData
                onActivated: root.chosen(root.ids[option.index])
            }
        }
    }
}
