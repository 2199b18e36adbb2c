// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Lines to read: a caption above its text, a heading before those it is of, a mark at the end.
Column {
    id: root

    required property DeskLineModel lines

    spacing: 10

    Repeater {
        model: root.lines

        Item {
            id: line

            required property int index
            required property string title
            required property string caption
            required property string tag
            required property bool isBad
            required property bool isHeading
            required property bool isChecked

            width: root.width
            height: words.height + (line.isHeading && line.index > 0 ? 12 : 0)

            Column {
                id: words

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom

                StyledText {
                    visible: text !== ""
                    width: parent.width
                    text: line.caption
                    color: Style.inkSecondary
                    font.pixelSize: Style.deskCaptionSize
                }

                StyledText {
                    width: parent.width
                    text: line.title
                    color: line.isBad && line.tag === "" ? Style.bad : Style.ink
                    font.pixelSize: Style.deskBodySize
                    font.weight: line.isHeading ? Font.Bold : Font.Normal
                    Accessible.role: line.isHeading ? Accessible.Heading : Accessible.StaticText
                }

                StyledText {
                    visible: text !== ""
                    width: parent.width
                    text: line.tag
                    color: line.isBad ? Style.bad : (line.isChecked ? Style.good : Style.notice)
                    font.pixelSize: Style.deskCaptionSize
                    font.weight: Font.Bold
                }
            }
        }
    }
}
