// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// A text while it is typed: the settled part, then the letters that may still become Chinese. The
/// end of a long one is what is being typed: it stays in sight.
Card {
    id: root

    property string text
    property string letters
    property string label
    /// How much there may be.
    property string count

    readonly property bool isEmpty: root.text === "" && root.letters === ""

    border.color: Style.controlLine
    Accessible.role: Accessible.EditableText
    Accessible.name: root.label
    Accessible.description: root.text + root.letters

    StyledText {
        id: countText

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.rightMargin: Style.space(1.5)
        anchors.bottomMargin: Style.space(0.5)
        kind: StyledText.Caption
        wrapMode: Text.NoWrap
        text: root.count
    }

    Item {
        id: room

        readonly property real beside: root.height < Style.px(170) ? countText.width : 0

        anchors.fill: parent
        anchors.leftMargin: Style.space(2)
        anchors.rightMargin: Style.space(2) + room.beside
        anchors.topMargin: Style.space(0.5)
        anchors.bottomMargin: Style.space(0.5) + (room.beside > 0 ? 0 : countText.height)
        clip: true

        StyledText {
            visible: root.isEmpty
            anchors.fill: parent
            verticalAlignment: Text.AlignVCenter
            text: qsTr("尚未填写")
            color: Style.inkSecondary
            Accessible.ignored: true
        }

        StyledText {
            visible: !root.isEmpty
            width: parent.width
            y: Math.min((room.height - height) / 2, room.height - height)
            text: root.text + root.letters
            Accessible.ignored: true
        }
    }
}
