// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// A choice as wide as the page: title, a second line, something short at the end of the line.
Touchable {
    id: root

    property string title
    property string caption
    property string trailing
    property string iconName
    /// Part of a group of which one is chosen: shows a ring that is filled when checked.
    property bool isOption: false

    readonly property color wordColor: root.pressed ? Style.onPressed : Style.ink

    label: root.title
    description: root.trailing === "" ? root.caption : (root.caption === "" ? root.trailing : root.caption + " · " + root.trailing)
    radius: Style.controlRadius
    implicitHeight: Math.max(Style.target, words.height + Style.space(2))
    Accessible.role: root.isOption ? Accessible.RadioButton : Accessible.Button
    checkable: root.isOption

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed ? Style.pressed : (root.checked ? Style.accentSoft : Style.surface)
        border.width: root.checked ? 2 * Style.lineWidth : Style.lineWidth
        border.color: root.checked ? Style.accent : Style.controlLine
    }

    Icon {
        id: icon

        visible: name !== ""
        anchors.left: parent.left
        anchors.leftMargin: Style.space(2)
        anchors.verticalCenter: parent.verticalCenter
        name: root.isOption ? (root.checked ? "radio_button_checked" : "radio_button_unchecked") : root.iconName
        color: root.pressed ? Style.onPressed : Style.accent
    }

    Column {
        id: words

        anchors.left: icon.visible ? icon.right : parent.left
        anchors.right: end.left
        anchors.leftMargin: Style.space(2)
        anchors.rightMargin: Style.space(1)
        anchors.verticalCenter: parent.verticalCenter

        StyledText {
            width: parent.width
            text: root.title
            color: root.wordColor
            font.weight: Font.Medium
            Accessible.ignored: true
        }

        StyledText {
            visible: text !== "" && !Style.elder
            width: parent.width
            kind: StyledText.Caption
            text: root.caption
            color: root.pressed ? Style.onPressed : Style.inkSecondary
            Accessible.ignored: true
        }
    }

    Row {
        id: end

        anchors.right: parent.right
        anchors.rightMargin: Style.space(1.5)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Style.space(0.5)

        StyledText {
            visible: text !== ""
            anchors.verticalCenter: parent.verticalCenter
            kind: StyledText.Caption
            text: root.trailing
            wrapMode: Text.NoWrap
            color: root.pressed ? Style.onPressed : Style.inkSecondary
            Accessible.ignored: true
        }

        Icon {
            visible: !root.isOption
            anchors.verticalCenter: parent.verticalCenter
            name: root.LayoutMirroring.enabled ? "chevron_left" : "chevron_right"
            color: root.pressed ? Style.onPressed : Style.controlLine
        }
    }
}
