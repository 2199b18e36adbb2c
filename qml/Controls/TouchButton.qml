// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// A button of words, with an icon before them if it has one. Primary: the one action of the page.
Touchable {
    id: root

    enum Variant {
        Secondary,
        Primary,
        Quiet
    }

    property string text
    property string iconName
    property int variant: TouchButton.Secondary
    /// A key that does the same, shown beside the words ("F1").
    property string keyHint
    /// For programs on a desk: desk type, 48 px high.
    property bool compact: false
    /// Words as large as a title, for the one thing to press or for single signs.
    property bool large: false
    property int horizontalAlignment: Text.AlignHCenter

    readonly property bool isPrimary: root.variant === TouchButton.Primary
    readonly property real padding: root.compact ? 16 : Style.space(root.isPrimary ? 3 : 2)
    readonly property color groundColor: {
        if (!root.enabled) {
            return Style.background;
        }
        if (root.isPrimary) {
            return root.pressed ? Style.accentPressed : Style.accent;
        }
        return root.pressed ? Style.pressed : (root.checked ? Style.accentSoft : Style.surface);
    }
    readonly property color wordColor: {
        if (!root.enabled) {
            return Style.inkSecondary;
        }
        if (root.isPrimary) {
            return Style.accentInk;
        }
        return root.pressed ? Style.pressedInk : Style.ink;
    }

    label: root.text
    radius: root.compact ? 12 : Style.controlRadius
    implicitWidth: Math.max(root.compact ? 96 : Style.target, row.naturalWidth + 2 * root.padding)
    implicitHeight: root.compact
        ? 48
        : Math.max(Style.target * (root.isPrimary ? 1.15 : 1), words.contentHeight + Style.space(2))

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.groundColor
        border.width: root.isPrimary && root.enabled
            ? 0
            : (root.checked ? 2 * Style.lineWidth : Style.lineWidth)
        border.color: root.checked ? Style.accent : Style.controlLine
    }

    Row {
        id: row

        readonly property real iconPart: icon.visible
            ? icon.width + (words.visible ? row.spacing : 0)
            : 0
        readonly property real hintPart: hint.visible ? hint.width + row.spacing : 0
        readonly property real naturalWidth: row.iconPart + words.wanted + row.hintPart

        anchors.centerIn: parent
        width: row.iconPart + words.width + row.hintPart
        spacing: root.compact ? 10 : Style.space(1)

        Icon {
            id: icon

            visible: root.iconName !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: root.compact ? 22 : (root.large ? Style.iconSize * 1.4 : Style.iconSize)
            color: root.enabled && !root.isPrimary && !root.pressed ? Style.accent : root.wordColor
        }

        StyledText {
            id: words

            // A hair more than the measure: what is drawn may be wider by a fraction.
            readonly property real wanted: root.text === ""
                ? 0
                : Math.ceil(measure.advanceWidth * 1.02) + 2

            visible: root.text !== ""
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(words.wanted,
                root.width - 2 * root.padding - row.iconPart - row.hintPart)
            text: root.text
            color: root.wordColor
            font.pixelSize: root.compact
                ? Style.deskBodySize
                : (root.large ? Style.titleSize : Style.bodySize)
            font.weight: root.isPrimary || root.compact ? Font.Bold : Font.Medium
            horizontalAlignment: root.horizontalAlignment
            Accessible.ignored: true
        }

        Rectangle {
            id: hint

            visible: root.keyHint !== ""
            anchors.verticalCenter: parent.verticalCenter
            width: hintText.implicitWidth + 14
            height: hintText.implicitHeight + 4
            radius: 6
            color: root.isPrimary ? Style.accentPressed : Style.accentSoft

            StyledText {
                id: hintText

                anchors.centerIn: parent
                text: root.keyHint
                color: root.isPrimary ? Style.accentInk : Style.accent
                font.pixelSize: 13
                Accessible.ignored: true
            }
        }
    }

    TextMetrics {
        id: measure

        font: words.font
        text: root.text
    }
}
