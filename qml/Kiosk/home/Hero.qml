// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The one action of the home page, with where many wait beside it.
Touchable {
    id: root

    property string title
    property string lead
    property string iconName: "confirmation_number"
    /// Otherwise it is only said by a screen reader.
    property bool showsLead: true
    required property ChoiceModel waiting

    /// Too low for the words below the icon: all in one line.
    readonly property bool isFlat: root.height < Style.px(Style.elder ? 445 : 396)
    /// Beside other buttons: there is room for the words alone.
    readonly property bool isNarrow: root.isFlat && root.width < Style.px(420)
    readonly property real padding: {
        if (root.isFlat) {
            return Style.space(root.isNarrow ? 2 : 3);
        }
        return Style.px(root.isTall ? 48 : 56);
    }
    readonly property real iconPart: root.isFlat && !root.isNarrow
        ? icon.width + Style.space(3)
        : 0
    readonly property bool isTall: root.height > Style.px(560)
    readonly property bool hasWaiting: !root.isFlat && root.waiting.total > 0 && !Style.elder
        && (root.isTall || root.width > Style.px(900))
    /// Where the list does not fit below the words it is left out.
    readonly property bool showsWaiting: root.hasWaiting
        && (!root.isTall || words.y + words.height + Style.space(2) + list.height
            <= root.height - root.padding * 0.85)
    readonly property color wordColor: Style.highContrast && root.pressed
        ? Style.pressedInk
        : Style.accentInk

    label: root.title
    description: root.lead
    radius: Style.heroRadius

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed ? Style.accentPressed : Style.accent
    }

    Icon {
        id: icon

        visible: !root.isNarrow
        x: root.LayoutMirroring.enabled ? parent.width - width - root.padding : root.padding
        y: root.isFlat ? (parent.height - height) / 2 : root.padding * 0.7
        name: root.iconName
        size: Style.px(root.isFlat ? 76 : 88)
        color: root.wordColor
    }

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: root.padding + root.iconPart
        y: {
            if (root.isFlat) {
                return (parent.height - height) / 2;
            }
            return root.isTall && root.hasWaiting
                ? icon.y + icon.height + Style.space(1)
                : parent.height - height - root.padding * 0.85;
        }
        width: (root.hasWaiting && !root.isTall
            ? parent.width * 0.5 - Style.space(1)
            : parent.width - root.padding - root.iconPart)
            - root.padding
        spacing: Style.space(root.isFlat ? 0 : 1)

        StyledText {
            id: titleText

            width: parent.width
            kind: root.isFlat ? StyledText.Title : StyledText.Display
            wrapMode: Text.NoWrap
            font.pixelSize: Math.max(Style.captionSize, measure.font.pixelSize
                * Math.min(1, width / (measure.advanceWidth * 1.02)))
            text: root.title
            color: root.wordColor
            Accessible.ignored: true
        }

        StyledText {
            visible: root.showsLead
                && (!root.isFlat || root.height > Style.px(160 * Style.typeScale))
            width: parent.width
            height: root.isFlat
                ? Math.min(implicitHeight, root.height - titleText.height - Style.space(2))
                : implicitHeight
            wrapMode: Text.WordWrap
            // Set a little smaller rather than with one word left for a second line.
            font.pixelSize: Math.floor(Style.bodySize
                * (leadMeasure.share >= 0.75 ? Math.min(1, leadMeasure.share) : 1))
            fontSizeMode: root.isFlat ? Text.Fit : Text.FixedSize
            minimumPixelSize: Style.captionSize
            text: root.lead
            color: Style.highContrast ? root.wordColor : Style.accentInkSecondary
            Accessible.ignored: true
        }
    }

    TextMetrics {
        id: measure

        font.family: Style.fontFamily
        font.pixelSize: root.isFlat ? Style.titleSize : Style.displaySize
        font.weight: Font.Bold
        text: root.title
    }

    TextMetrics {
        id: leadMeasure

        /// How much of one line's width there is.
        readonly property real share: words.width / Math.max(1, leadMeasure.advanceWidth * 1.02)

        font.family: Style.fontFamily
        font.pixelSize: Style.bodySize
        text: root.lead
    }

    WaitingList {
        id: list

        visible: root.showsWaiting
        anchors.right: parent.right
        anchors.rightMargin: root.padding
        y: root.isTall
            ? parent.height - height - root.padding * 0.85
            : (parent.height - height) / 2
        width: root.isTall ? parent.width - 2 * root.padding : parent.width * 0.5 - root.padding
        waiting: root.waiting
        isAtEnd: !root.isTall
        inkColor: root.wordColor
        captionColor: Style.highContrast ? root.wordColor : Style.accentInkSecondary
    }
}
