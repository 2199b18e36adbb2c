// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// What would come of moving a window, before anything is done: Enter does it, Escape leaves
/// everything as it is.
Card {
    id: root

    required property HallMove move
    property bool takesKeys: true
    property bool busy: false

    function joined(parts: var): string {
        return parts.filter(part => part !== "").join(" ");
    }

    radius: 16
    border.width: 2 * Style.lineWidth
    border.color: Style.accent
    onVisibleChanged: if (visible) apply.forceActiveFocus()
    Accessible.role: Accessible.Grouping
    Accessible.name: title.text

    Shortcut {
        sequence: "Esc"
        autoRepeat: false
        enabled: root.visible && root.takesKeys
        onActivated: root.move.cancel()
    }

    StyledText {
        id: title

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 16
            topMargin: 12
        }
        text: qsTr("调整 %1 会怎样").arg(root.move.windowName)
        font.pixelSize: 18
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    StyledText {
        id: what

        anchors {
            left: parent.left
            right: parent.right
            top: title.bottom
            margins: 16
            topMargin: 4
        }
        text: root.move.what
        font.pixelSize: Style.deskCaptionSize
    }

    DeskChip {
        id: only

        anchors {
            left: parent.left
            top: what.bottom
            leftMargin: 16
            topMargin: 8
        }
        visible: root.move.canBeOnly
        height: visible ? implicitHeight : 0
        text: qsTr("只办这一项")
        checked: root.move.isOnly
        onActivated: root.move.toggleOnly()
    }

    StyledText {
        id: level

        anchors {
            left: parent.left
            right: parent.right
            top: only.bottom
            margins: 16
            topMargin: 10
        }
        text: root.move.level
        font.pixelSize: Style.deskCaptionSize
        font.weight: Font.Bold
    }

    Rectangle {
        anchors.fill: list
        anchors.margins: -Style.focusGap - Style.focusWidth
        visible: list.activeFocus && Interaction.keysInUse
        color: "transparent"
        radius: 10
        border.width: Style.focusWidth
        border.color: Style.focus
    }

    ListView {
        id: list

        anchors {
            left: parent.left
            right: parent.right
            top: level.bottom
            bottom: buttons.top
            margins: 16
            topMargin: 8
            bottomMargin: 10
        }
        clip: true
        cacheBuffer: 0
        spacing: 8
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        model: root.move.effects
        Accessible.role: Accessible.List
        Accessible.name: qsTr("等候会怎样变化")

        delegate: Item {
            id: line

            required property string title
            required property string tag
            required property string figure
            required property string caption
            required property int care

            width: ListView.view.width
            height: words.height
            Accessible.role: Accessible.ListItem
            Accessible.name: root.joined([line.title, line.figure, line.tag, line.caption])

            Icon {
                id: mark

                y: 2
                size: 18
                name: ["trending_down", "trending_up", "error_outline"][line.care]
                color: [Style.good, Style.noticeIcon, Style.bad][line.care]
            }

            Column {
                id: words

                anchors {
                    left: mark.right
                    right: parent.right
                    leftMargin: 8
                }

                StyledText {
                    width: parent.width
                    text: line.title
                    font.pixelSize: Style.deskCaptionSize
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }

                StyledText {
                    width: parent.width
                    text: line.figure
                    font.pixelSize: Style.deskCaptionSize
                    Accessible.ignored: true
                }

                StyledText {
                    width: parent.width
                    text: line.tag
                    color: [Style.good, Style.noticeIcon, Style.bad][line.care]
                    font.pixelSize: 13
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }

                StyledText {
                    visible: text !== ""
                    width: parent.width
                    text: line.caption
                    color: Style.inkSecondary
                    font.pixelSize: 13
                    Accessible.ignored: true
                }
            }
        }
    }

    StyledText {
        anchors {
            left: list.left
            right: list.right
            top: list.top
        }
        visible: text !== ""
        text: root.move.emptyText
        color: Style.inkSecondary
        font.pixelSize: Style.deskBodySize
    }

    Column {
        id: buttons

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 16
        }
        spacing: 8

        TouchButton {
            id: apply

            width: parent.width
            compact: true
            variant: TouchButton.Primary
            text: qsTr("应用")
            busy: root.busy || !root.move.isPlayed
            onActivated: root.move.apply()
        }

        TouchButton {
            width: parent.width
            compact: true
            text: qsTr("取消")
            keyHint: "Esc"
            onActivated: root.move.cancel()
        }
    }
}
