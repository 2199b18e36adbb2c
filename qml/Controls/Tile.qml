// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// A large choice: an icon on a soft square, a title, a line of explanation. Where there is little
/// height the icon stands beside the words; a long title is set smaller before it is wrapped.
ChoiceTile {
    id: root

    /// Otherwise the words have all the room.
    property bool showsIcon: true

    readonly property bool isFlat: root.height < Style.px(Style.elder ? 330 : 280)
    readonly property real padding: Style.px(root.isFlat ? 24 : 40)
    readonly property real boxSize: Math.min(Style.px(104),
        Math.max(Style.px(56), root.height - Style.space(2)))
    /// Elder mode keeps instructions and drops what only decorates or repeats.
    readonly property int captionLines: captionMeasure.advanceWidth <= root.wordWidth ? 1 : 2
    readonly property bool showsCaption: root.caption !== "" && !Style.elder
        && root.allowsCaption && root.fitsCaption
    readonly property real captionHeight: root.showsCaption ? captionText.implicitHeight : 0
    readonly property real wordLeft: root.padding
        + (root.isFlat && box.visible
            ? root.boxSize + Style.space(Style.elder ? 1.25 : 2)
            : 0)
    readonly property real wordWidth: root.width - root.wordLeft - root.padding
    /// The room of the title.
    readonly property real titleRoom: root.isFlat
        ? root.height - root.captionHeight - Style.space(1)
        : root.height - root.captionHeight - root.padding * 1.8 - root.boxSize - Style.space(1)
    /// Chinese may be broken anywhere: it stays in one line where that takes little off its size.
    readonly property bool isOneLine: root.title.indexOf(" ") < 0
        && titleMeasure.advanceWidth * 1.02 * 0.75 <= root.wordWidth
    readonly property color wordColor: root.pressed ? Style.pressedInk : Style.ink

    label: root.title
    description: root.caption
    radius: Style.cardRadius
    fittingSize: probe.fontInfo.pixelSize
    fitsCaption: root.caption === "" || (captionMeasure.advanceWidth <= root.wordWidth * 1.8
        && root.height >= Style.px(76 + 40 * root.captionLines))

    Card {
        anchors.fill: parent
        color: root.pressed ? Style.pressed : Style.surface
        border.color: Style.highContrast ? Style.controlLine : Style.line
    }

    Rectangle {
        id: box

        visible: root.iconName !== "" && root.showsIcon
        x: root.LayoutMirroring.enabled ? parent.width - width - root.padding : root.padding
        y: root.isFlat ? (parent.height - height) / 2 : root.padding
        width: root.boxSize
        height: root.boxSize
        radius: Style.px(24)
        color: root.pressed && Style.highContrast ? Style.pressed : Style.accentSoft

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: root.boxSize * 0.6
            color: root.pressed && Style.highContrast ? Style.pressedInk : Style.accent
        }
    }

    StyledText {
        id: titleText

        anchors.left: parent.left
        anchors.leftMargin: root.wordLeft
        y: root.isFlat
            ? (root.height - contentHeight - root.captionHeight) / 2
            : root.height - root.padding * 0.8 - root.captionHeight - contentHeight
        width: root.wordWidth
        height: root.titleRoom
        kind: root.isFlat ? StyledText.Heading : StyledText.Title
        wrapMode: root.isOneLine ? Text.NoWrap : Text.WordWrap
        font.pixelSize: Math.min(root.fittingSize, root.titleLimit)
        text: root.title
        color: root.wordColor
        Accessible.ignored: true
    }

    // Never seen: finds out how large the title may be.
    StyledText {
        id: probe

        visible: false
        width: root.wordWidth
        height: root.titleRoom
        kind: titleText.kind
        wrapMode: titleText.wrapMode
        fontSizeMode: Text.Fit
        minimumPixelSize: Style.captionSize
        text: root.title
        Accessible.ignored: true
    }

    StyledText {
        id: captionText

        visible: root.showsCaption
        anchors.left: parent.left
        anchors.leftMargin: root.wordLeft
        y: titleText.y + titleText.contentHeight
        width: root.wordWidth
        kind: StyledText.Caption
        text: root.caption
        color: root.pressed ? Style.pressedInk : Style.inkSecondary
        Accessible.ignored: true
    }

    TextMetrics {
        id: titleMeasure

        font.family: Style.fontFamily
        font.pixelSize: root.isFlat ? Style.headingSize : Style.titleSize
        font.weight: Font.Bold
        text: root.title
    }

    TextMetrics {
        id: captionMeasure

        font: captionText.font
        text: root.caption
    }
}
