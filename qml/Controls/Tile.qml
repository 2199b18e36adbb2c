// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// A large choice: an icon on a soft square, a title, a line of explanation. Where there is little
/// height the icon stands beside the words.
Touchable {
    id: root

    property string title
    property string caption
    property string iconName

    /// Elder mode keeps instructions and drops what only decorates or repeats.
    readonly property bool showsCaption: root.caption !== "" && !Style.elder
    readonly property real padding: Style.px(root.isWide ? 24 : 40)
    readonly property bool isWide: root.height < Style.px(Style.elder ? 330 : 280)
    readonly property real boxSize: root.isWide ? Math.min(Style.px(104), root.height - Style.space(2)) : Style.px(104)
    readonly property color wordColor: root.pressed ? Style.onPressed : Style.ink

    label: root.title
    description: root.caption
    radius: Style.cardRadius
    implicitHeight: Math.max(Style.target, words.height + Style.space(2))

    Card {
        anchors.fill: parent
        color: root.pressed ? Style.pressed : Style.surface
        border.color: Style.highContrast ? Style.controlLine : Style.line
    }

    Rectangle {
        id: box

        visible: root.iconName !== ""
        x: LayoutMirroring.enabled ? parent.width - width - root.padding : root.padding
        y: root.isWide ? (parent.height - height) / 2 : root.padding
        width: root.boxSize
        height: root.boxSize
        radius: Style.px(24)
        color: root.pressed && Style.highContrast ? Style.pressed : Style.accentSoft

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: root.boxSize * 0.6
            color: root.pressed && Style.highContrast ? Style.onPressed : Style.accent
        }
    }

    Column {
        id: words

        readonly property real besideBox: root.isWide && box.visible ? box.width + Style.space(2) : 0

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: root.padding + words.besideBox
        anchors.rightMargin: root.padding
        y: root.isWide ? (parent.height - height) / 2 : parent.height - height - root.padding * 0.8
        spacing: Style.px(4)

        StyledText {
            width: parent.width
            kind: root.isWide && !Style.elder ? StyledText.Heading : StyledText.Title
            text: root.title
            color: root.wordColor
            Accessible.ignored: true
        }

        StyledText {
            visible: root.showsCaption
            width: parent.width
            kind: StyledText.Caption
            text: root.caption
            color: root.pressed ? Style.onPressed : Style.inkSecondary
            Accessible.ignored: true
        }
    }
}
