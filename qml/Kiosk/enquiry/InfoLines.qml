// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// What is to be read, each line under what it is about, as many as there is room for; the rest by
/// the button of the page.
Card {
    id: root

    required property ChoiceModel lines
    /// Of all of them, for how many lines a page has.
    required property string longest
    required property bool hasCaptions
    /// The height there is.
    property real room

    readonly property real wordWidth: root.width - Style.space(5) - Style.iconSize - Style.space(1)
    readonly property int linesOfLongest: Math.max(1,
        Math.ceil(measure.advanceWidth * 1.06 / Math.max(1, root.wordWidth)))
    readonly property real captionHeight: root.hasCaptions
        ? Math.ceil(Style.captionSize * 1.46)
        : 0
    readonly property real rowHeight: root.linesOfLongest * Math.ceil(Style.bodySize * 1.46)
        + root.captionHeight + list.spacing
    readonly property int pageSize: Math.max(1,
        Math.floor((root.room - Style.space(2) + list.spacing) / root.rowHeight))
    /// For one line.
    readonly property real leastRoom: root.rowHeight + Style.space(2)

    onPageSizeChanged: fitter.restart()
    Component.onCompleted: fitter.restart()

    visible: root.lines.total > 0
    implicitHeight: list.height + Style.space(2)

    Timer {
        id: fitter

        // Not within the layout: whether the page has a button for more depends on it.
        interval: 0
        onTriggered: root.lines.pageSize = root.pageSize
    }

    TextMetrics {
        id: measure

        font.family: Style.fontFamily
        font.pixelSize: Style.bodySize
        text: root.longest
    }

    Column {
        id: list

        anchors.verticalCenter: parent.verticalCenter
        x: Style.space(2.5)
        width: parent.width - Style.space(5)
        spacing: Style.space(Style.lowOperation || Style.elder ? 0.5 : 1)

        Repeater {
            model: root.lines

            Item {
                id: line

                required property string title
                required property string caption
                required property string iconName

                width: list.width
                height: words.height
                Accessible.role: Accessible.ListItem
                Accessible.name: line.caption === "" ? line.title : line.caption + " " + line.title

                Icon {
                    id: mark

                    visible: line.iconName !== ""
                    anchors.left: parent.left
                    y: (Style.bodySize * 1.46 - height) / 2
                    name: line.iconName
                    color: line.iconName === "check_circle" ? Style.good : Style.noticeIcon
                }

                Column {
                    id: words

                    anchors.right: parent.right
                    width: root.wordWidth

                    StyledText {
                        visible: text !== ""
                        width: parent.width
                        kind: StyledText.Caption
                        text: line.caption
                        Accessible.ignored: true
                    }

                    StyledText {
                        width: parent.width
                        text: line.title
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
