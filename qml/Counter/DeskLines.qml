// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// What is read beside a list, line by line; the arrows scroll where there is more.
Card {
    id: root

    property string title
    property string emptyText
    required property DeskLineModel lines

    radius: 16

    StyledText {
        id: head

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 24
        }
        text: root.title
        font.pixelSize: 18
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    DeskScroll {
        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            bottom: parent.bottom
            margins: 24
            topMargin: 14
        }
        label: root.title

        DeskLineColumn {
            width: parent.width
            lines: root.lines
        }

        StyledText {
            visible: root.lines.count === 0
            width: parent.width
            text: root.emptyText
            color: Style.inkSecondary
            font.pixelSize: Style.deskBodySize
        }
    }
}
