// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// What is to be read, as many lines as there is room for; the rest by the button of the page.
Card {
    id: root

    required property FilingViewModel model
    /// The height there is.
    property real room

    readonly property real wordWidth: root.width - Style.space(5) - Style.iconSize - Style.space(1)
    readonly property int linesOfLongest: Math.max(1,
        Math.ceil(measure.advanceWidth * 1.06 / Math.max(1, root.wordWidth)))
    readonly property real captionHeight: root.model.hasCaptions
        ? Math.ceil(Style.captionSize * 1.46)
        : 0
    readonly property real rowHeight: root.linesOfLongest * Math.ceil(Style.bodySize * 1.46)
        + root.captionHeight + list.spacing
    readonly property int pageSize: Math.max(1,
        Math.floor((root.room - Style.space(2) + list.spacing) / root.rowHeight))

    onPageSizeChanged: fitter.restart()
    Component.onCompleted: fitter.restart()

    visible: root.model.lines.total > 0
    implicitHeight: list.height + Style.space(2)

    Timer {
        id: fitter

        // Not within the layout: what the page says depends on whether there is more.
        interval: 0
        onTriggered: root.model.fitLines(root.pageSize)
    }

    TextMetrics {
        id: measure

        font.family: Style.fontFamily
        font.pixelSize: Style.bodySize
        text: root.model.longestLine
    }

    Column {
        id: list

        anchors.verticalCenter: parent.verticalCenter
        x: Style.space(2.5)
        width: parent.width - Style.space(5)
        spacing: Style.space(Style.lowOperation || Style.elder ? 0.5 : 1)

        Repeater {
            model: root.model.lines

            Item {
                id: line

                required property string title
                required property string caption
                required property string iconName

                width: list.width
                height: words.height
                Accessible.role: Accessible.ListItem
                Accessible.name: line.caption === "" ? line.title : line.title + " " + line.caption

                Icon {
                    id: mark

                    anchors.left: parent.left
                    y: (Style.bodySize * 1.46 - height) / 2
                    name: line.iconName
                    color: line.iconName === "check_circle" ? Style.good : Style.noticeIcon
                }

                Column {
                    id: words

                    anchors.left: mark.right
                    anchors.leftMargin: Style.space(1)
                    width: root.wordWidth

                    StyledText {
                        width: parent.width
                        text: line.title
                        Accessible.ignored: true
                    }

                    StyledText {
                        visible: text !== ""
                        width: parent.width
                        kind: StyledText.Caption
                        text: line.caption
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
