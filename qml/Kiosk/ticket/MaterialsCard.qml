// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// What to bring, as many lines as there is room for; the rest by the button of the page.
Card {
    id: root

    required property ChoiceModel materials
    /// Of all of them, for how many lines a page has.
    required property string longest
    /// The height there is.
    property real room

    readonly property real wordWidth: root.width - Style.space(5) - Style.iconSize - Style.space(1)
    readonly property int linesOfLongest: Math.max(1,
        Math.ceil(measure.advanceWidth * 1.04 / Math.max(1, root.wordWidth)))
    readonly property real rowHeight: root.linesOfLongest * Math.ceil(Style.bodySize * 1.46)
        + list.spacing
    readonly property real headHeight: Math.ceil(Style.captionSize * 1.46) + Style.space(3)

    /// For one line.
    readonly property real leastRoom: root.headHeight + root.rowHeight

    readonly property int pageSize: Math.max(1,
        Math.floor((root.room - root.headHeight) / root.rowHeight))

    onPageSizeChanged: root.materials.pageSize = root.pageSize
    Component.onCompleted: root.materials.pageSize = root.pageSize

    visible: root.materials.total > 0
    implicitHeight: list.height + Style.space(2)

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
        spacing: Style.space(0.5)

        StyledText {
            width: parent.width
            kind: StyledText.Caption
            text: root.materials.pageCount > 1
                ? qsTr("请带好材料（%1 / %2）").arg(root.materials.pageIndex
                    + 1).arg(root.materials.pageCount)
                : qsTr("请带好材料")
        }

        Repeater {
            model: root.materials

            Item {
                id: material

                required property string title
                required property string iconName
                required property bool isChecked
                required property bool isHeading

                visible: material.title !== ""
                width: list.width
                height: words.height
                Accessible.role: material.isHeading ? Accessible.Heading : Accessible.ListItem
                Accessible.name: material.title

                Icon {
                    id: mark

                    anchors.left: parent.left
                    y: (Style.bodySize * 1.46 - height) / 2
                    visible: !material.isHeading
                    name: {
                        if (material.iconName !== "") {
                            return material.iconName;
                        }
                        return material.isChecked ? "check_circle" : "add_circle_outline";
                    }
                    color: material.isChecked ? Style.good : Style.noticeIcon
                }

                StyledText {
                    id: words

                    x: mark.visible ? Style.iconSize + Style.space(1) : 0
                    width: root.wordWidth
                    font.weight: material.isHeading ? Font.Bold : Font.Normal
                    text: material.title
                    Accessible.ignored: true
                }
            }
        }
    }
}
