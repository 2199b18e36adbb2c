// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// One thing to know: a small label over a large value, or before it where there is little height.
Card {
    id: root

    property string label
    property string value
    property bool isInline: false

    implicitHeight: Math.max(words.height, valueText.implicitHeight)
        + Style.space(!root.isInline || !Style.elder ? 2 : (Style.lowOperation ? 1.2 : 1.5))
    Accessible.role: Accessible.StaticText
    Accessible.name: root.label + " " + root.value

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: Style.space(2.5)
        width: parent.width - Style.space(5)

        StyledText {
            id: labelText

            visible: !root.isInline
            width: parent.width
            kind: StyledText.Caption
            text: root.label
            Accessible.ignored: true
        }

        StyledText {
            id: valueText

            width: parent.width
            kind: root.isInline ? StyledText.Body : StyledText.Heading
            font.weight: Font.Bold
            text: root.isInline ? qsTr("%1：%2").arg(root.label).arg(root.value) : root.value
            Accessible.ignored: true
        }
    }
}
