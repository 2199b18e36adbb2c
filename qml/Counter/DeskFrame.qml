// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter

/// What every page of the counter beside the window's has: the header, what everybody must know,
/// and what the page does in a row below.
Item {
    id: root

    required property CounterViewModel model
    property bool takesKeys: true
    property string notice
    default property alias content: body.data
    property alias actions: row.data

    /// The most there are.
    property int actionCount: 9

    readonly property real actionShare: (row.width - (root.actionCount - 1) * row.spacing)
        / root.actionCount

    WindowHeader {
        id: header

        width: parent.width
        model: root.model
        takesKeys: root.takesKeys
    }

    MessageBars {
        id: bars

        anchors {
            left: parent.left
            right: parent.right
            top: header.bottom
            leftMargin: 20
            rightMargin: 20
            topMargin: 12
        }
        model: root.model
        takesKeys: root.takesKeys
        notice: root.notice
    }

    Item {
        id: body

        anchors {
            left: parent.left
            right: parent.right
            top: header.bottom
            bottom: row.top
            margins: 20
            topMargin: bars.shownHeight > 0 ? bars.shownHeight + 24 : 20
        }
    }

    Row {
        id: row

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 20
        }
        spacing: 12
    }
}
