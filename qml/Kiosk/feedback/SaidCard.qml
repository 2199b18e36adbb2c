// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// What somebody writes, in several lines; while it is written its end is shown, and below it the
/// letters that may still become Chinese.
Card {
    id: root

    property string text
    property string letters
    property string hint
    property string note
    /// Only read: from its beginning, and set smaller to be read whole.
    property bool isRead: false

    readonly property bool isEmpty: root.text === "" && root.letters === ""
    readonly property real padding: Style.space(Style.elder || Style.lowOperation ? 1.5 : 2.5)

    implicitHeight: natural.implicitHeight + 2 * root.padding
    border.color: root.isRead ? Style.line : Style.controlLine
    Accessible.role: root.isRead ? Accessible.StaticText : Accessible.EditableText
    Accessible.name: root.isRead ? root.text : root.hint
    Accessible.description: root.isRead ? "" : root.text + root.letters

    Item {
        id: room

        x: root.padding
        y: root.padding
        width: root.width - 2 * root.padding
        height: root.height - 2 * root.padding - (foot.visible ? foot.height : 0)
        clip: true

        StyledText {
            id: words

            width: parent.width
            height: root.isRead ? room.height : implicitHeight
            y: root.isRead ? 0 : Math.min(0, room.height - height)
            fontSizeMode: root.isRead ? Text.Fit : Text.FixedSize
            minimumPixelSize: Style.px(24)
            text: root.isEmpty ? root.hint : root.text
            color: root.isEmpty ? Style.inkSecondary : Style.ink
            Accessible.ignored: true
        }
    }

    // Never seen: finds out how high the card would be to show all.
    StyledText {
        id: natural

        visible: false
        width: room.width
        text: root.text
        Accessible.ignored: true
    }

    Item {
        id: foot

        visible: !root.isRead
        x: root.padding
        y: root.height - root.padding - height
        width: room.width
        height: Math.max(lettersText.implicitHeight, noteText.implicitHeight)

        StyledText {
            id: lettersText

            width: parent.width - noteText.width - Style.space(2)
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Style.px(24)
            text: root.letters
            color: Style.accent
            font.underline: true
            font.weight: Font.Bold
            Accessible.ignored: true
        }

        StyledText {
            id: noteText

            anchors.right: parent.right
            anchors.bottom: parent.bottom
            kind: StyledText.Caption
            wrapMode: Text.NoWrap
            text: root.note
            Accessible.ignored: true
        }
    }
}
