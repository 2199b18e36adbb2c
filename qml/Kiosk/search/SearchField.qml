// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// What was typed: the settled part, then the letters that may still become Chinese.
Card {
    id: root

    property string text
    property string letters
    property string hint
    /// What came of it, at the end of the field.
    property string note

    readonly property bool isEmpty: root.text === "" && root.letters === ""

    implicitHeight: Math.max(Style.target, settled.implicitHeight + Style.space(1.5))
    border.color: Style.controlLine
    Accessible.role: Accessible.EditableText
    Accessible.name: root.hint
    Accessible.description: root.text + root.letters + " " + root.note

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Style.space(2)
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        color: Style.accent
    }

    StyledText {
        id: noteText

        anchors.right: parent.right
        anchors.rightMargin: Style.space(2)
        anchors.verticalCenter: parent.verticalCenter
        kind: StyledText.Caption
        wrapMode: Text.NoWrap
        text: root.note
        Accessible.ignored: true
    }

    Item {
        id: room

        anchors.left: icon.right
        anchors.right: noteText.left
        anchors.leftMargin: Style.space(1.5)
        anchors.rightMargin: Style.space(2)
        height: parent.height
        clip: true

        StyledText {
            visible: root.isEmpty
            anchors.fill: parent
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Style.px(24)
            text: root.hint
            color: Style.inkSecondary
            Accessible.ignored: true
        }

        Row {
            // The end of a long text is what is being typed.
            x: Math.min(0, room.width - width)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Style.px(4)

            StyledText {
                id: settled

                kind: StyledText.Heading
                wrapMode: Text.NoWrap
                text: root.text
                Accessible.ignored: true
            }

            StyledText {
                kind: StyledText.Heading
                wrapMode: Text.NoWrap
                text: root.letters
                color: Style.accent
                font.underline: true
                Accessible.ignored: true
            }

            Rectangle {
                visible: !root.isEmpty
                anchors.verticalCenter: parent.verticalCenter
                width: Style.px(3)
                height: Style.headingSize
                color: Style.accent
            }
        }
    }
}
