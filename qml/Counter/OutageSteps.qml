// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// What to do when one thing is down, step by step.
Card {
    id: root

    property string title
    property string icon
    property list<string> steps
    /// It is down just now.
    property bool isNow: false

    radius: 16
    border.width: root.isNow ? 3 : Style.lineWidth
    border.color: root.isNow ? Style.bad : Style.line

    Icon {
        id: icon

        x: 24
        anchors.verticalCenter: head.verticalCenter
        name: root.icon
        size: 28
        color: root.isNow ? Style.bad : Style.accent
    }

    StyledText {
        id: head

        anchors {
            left: icon.right
            right: parent.right
            top: parent.top
            leftMargin: 12
            rightMargin: 24
            topMargin: 20
        }
        text: root.title
        color: root.isNow ? Style.bad : Style.ink
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
            topMargin: 12
        }
        label: root.title

        Repeater {
            model: root.steps

            StyledText {
                id: step

                required property int index
                required property string modelData

                width: parent.width
                text: (step.index + 1) + ". " + step.modelData
                font.pixelSize: Style.deskBodySize
            }
        }
    }
}
