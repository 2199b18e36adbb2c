// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// What was given so far, large, in one line.
Card {
    id: root

    property string value
    property string label
    property string hint: qsTr("尚未填写")

    implicitHeight: Math.max(Style.target, words.implicitHeight + Style.space(1.5))
    border.color: Style.controlLine
    Accessible.role: Accessible.EditableText
    Accessible.name: root.label
    Accessible.description: root.value

    StyledText {
        id: words

        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - Style.space(3))
        kind: StyledText.Heading
        text: root.value === "" ? root.hint : root.value
        color: root.value === "" ? Style.inkSecondary : Style.ink
        fontSizeMode: Text.HorizontalFit
        wrapMode: Text.NoWrap
        minimumPixelSize: Style.px(24)
        Accessible.ignored: true
    }
}
