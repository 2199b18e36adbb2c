// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// One of the helps in the footer: a pill with an icon and few words. Switched on, it is filled.
Touchable {
    id: root

    property string text
    property string iconName

    readonly property bool isFilled: root.checked || root.pressed
    readonly property color wordColor: root.isFilled ? Style.accentInk : Style.ink

    label: root.text
    radius: Math.min(root.height / 2, Style.target / 2)
    implicitWidth: Math.max(Style.target,
        icon.width + Style.space(0.7) + words.wanted + Style.space(2.2))
    implicitHeight: Math.max(Style.target, words.contentHeight + Style.space(1))

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed ? Style.accentPressed : (root.checked ? Style.accent : Style.surface)
        border.width: root.isFilled ? 0 : Style.lineWidth
        border.color: Style.controlLine
    }

    Row {
        anchors.centerIn: parent
        spacing: Style.space(0.7)

        Icon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: Style.px(36 * Style.typeScale)
            color: root.isFilled ? Style.accentInk : Style.accent
        }

        StyledText {
            id: words

            // A hair more than the measure: what is drawn may be wider by a fraction.
            readonly property real wanted: Math.ceil(measure.advanceWidth * 1.02) + 2

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(words.wanted, root.width - icon.width - Style.space(2.2))
            text: root.text
            color: root.wordColor
            font.pixelSize: Style.px(30 * Style.typeScale)
            Accessible.ignored: true
        }
    }

    TextMetrics {
        id: measure

        font: words.font
        text: root.text
    }
}
