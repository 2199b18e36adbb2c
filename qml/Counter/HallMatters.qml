// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Who waits for what, the most urgent first; a window may be dropped on a line.
Card {
    id: root

    required property HallLineModel lines
    property string emptyText
    /// The line that something is held over; -1 for none.
    property int hovered: -1

    function joined(parts: var): string {
        return parts.filter(part => part !== "").join(" ");
    }

    /// The line at a point of the scene; -1 for none.
    function rowAt(scenePoint: point): int {
        const inside = list.mapFromItem(null, scenePoint);
        return list.contains(inside)
            ? list.indexAt(inside.x + list.contentX, inside.y + list.contentY)
            : -1;
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
        text: qsTr("各事项等候")
        font.pixelSize: 18
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
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
            top: head.bottom
            bottom: parent.bottom
            margins: 10
            topMargin: 6
        }
        clip: true
        cacheBuffer: 0
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        model: root.lines
        Accessible.role: Accessible.List
        Accessible.name: head.text

        delegate: Rectangle {
            id: line

            required property int index
            required property string title
            required property string tag
            required property string figure
            required property string caption
            required property real share
            required property int care
            required property bool isMarked

            // Twelve lines on a screen that has room for them.
            readonly property real inset: (line.height - 46) / 2
            readonly property color careInk:
                [Style.inkSecondary, Style.noticeIcon, Style.bad][line.care]

            width: ListView.view.width
            height: Math.max(46, Math.min(60, Math.floor(ListView.view.height / 12)))
            radius: 8
            color: line.isMarked ? Style.accentSoft : Style.surface
            border.width: line.index === root.hovered ? 2 * Style.lineWidth : 0
            border.color: Style.accent
            Accessible.role: Accessible.ListItem
            Accessible.name: root.joined([line.title, line.figure, line.caption, line.tag])
            Accessible.description: line.isMarked ? qsTr("所选窗口办理") : ""

            Icon {
                id: mark

                x: 8
                y: line.inset + 4
                size: 18
                name: line.isMarked
                    ? "event_seat"
                    : ["people_outline", "schedule", "error_outline"][line.care]
                color: line.isMarked ? Style.accent : line.careInk
            }

            StyledText {
                anchors {
                    left: mark.right
                    right: figureText.left
                    leftMargin: 8
                    rightMargin: 8
                }
                y: line.inset + 1
                text: line.title
                font.pixelSize: Style.deskCaptionSize
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 11
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            StyledText {
                id: figureText

                anchors {
                    right: parent.right
                    rightMargin: 8
                }
                y: line.inset + 1
                text: line.figure
                color: line.care === HallLineModel.Act ? Style.bad : Style.ink
                font.pixelSize: Style.deskCaptionSize
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            StyledText {
                anchors {
                    left: mark.right
                    right: tagText.left
                    leftMargin: 8
                    rightMargin: 8
                }
                y: line.inset + 22
                text: line.caption
                color: Style.inkSecondary
                font.pixelSize: 13
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 11
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            StyledText {
                id: tagText

                anchors {
                    right: parent.right
                    rightMargin: 8
                }
                y: line.inset + 22
                text: line.tag
                color: line.careInk
                font.pixelSize: 13
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            // How many wait, beside the others.
            Rectangle {
                anchors {
                    left: mark.right
                    leftMargin: 8
                    bottom: parent.bottom
                }
                width: (parent.width - mark.width - 24) * line.share
                height: 3
                radius: 1.5
                color: line.careInk
            }
        }
    }

    StyledText {
        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            margins: 16
        }
        visible: list.count === 0
        text: root.emptyText
        color: Style.inkSecondary
        font.pixelSize: Style.deskBodySize
    }
}
