// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// A choice in a line: title, a second line where there is room for it, something short at the end.
ChoiceTile {
    id: root

    property string trailing
    /// Part of a group of which one is chosen: shows a ring that is filled when checked.
    property bool isOption: false
    /// One of several that may be chosen together: shows a box that is ticked when checked.
    property bool isToggle: false
    /// Of a choice that the drawing tells as much of as the words.
    property real iconScale: 1

    /// What stands at the end takes no more than half, of a narrow tile a quarter; otherwise it
    /// stands under the title, or gives its room to the title where type is large.
    readonly property real endShare: root.width < Style.px(760)
        ? 0.25
        : (Style.elder ? 0.4 : 0.5) - Style.iconSize / root.width
    readonly property bool isTrailingBelow: root.trailing !== ""
        && endMeasure.advanceWidth > root.width * root.endShare
    readonly property bool trailsInSecondLine: root.isTrailingBelow && !Style.elder
    readonly property string secondLine: root.trailsInSecondLine ? root.trailing : root.caption
    readonly property real wordWidth: Math.max(1,
        root.width - end.width - Style.space(2.5) - root.wordLeft)
    readonly property real wordLeft: Style.space(2)
        + (icon.visible ? icon.width + Style.space(2) : 0)
    readonly property bool showsCaption: root.secondLine !== "" && root.fitsCaption
        && (root.allowsCaption || root.trailsInSecondLine)
    readonly property real captionHeight: root.showsCaption ? captionText.implicitHeight : 0
    readonly property color wordColor: root.pressed ? Style.pressedInk : Style.ink

    label: root.title
    description: root.trailing === ""
        ? root.caption
        : (root.caption === "" ? root.trailing : root.caption + " · " + root.trailing)
    radius: Style.controlRadius
    fittingSize: probe.fontInfo.pixelSize
    /// Where type is large, never at the cost of the title's size.
    fitsCaption: root.secondLine === "" || (captionMeasure.advanceWidth <= root.wordWidth
        && root.height >= Style.px(112 * Style.typeScale)
        && (!Style.elder || titleMeasure.advanceWidth <= root.wordWidth))
    implicitHeight: Math.max(Style.target,
        root.caption !== "" && !Style.elder ? Style.px(116) : Style.px(96 * Style.typeScale))
    Accessible.role: root.isOption
        ? Accessible.RadioButton
        : (root.isToggle ? Accessible.CheckBox : Accessible.Button)
    checkable: root.isOption || root.isToggle

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
        name: {
            if (root.isOption) {
                return root.checked ? "radio_button_checked" : "radio_button_unchecked";
            }
            if (root.isToggle) {
                return root.checked ? "check_box" : "check_box_outline_blank";
            }
            return root.iconName;
        }
        size: Style.iconSize * root.iconScale
        color: root.pressed ? Style.pressedInk : Style.accent
    }

    StyledText {
        id: titleText

        anchors.left: parent.left
        anchors.leftMargin: root.wordLeft
        wrapMode: Text.WordWrap
        y: (root.height - contentHeight - root.captionHeight) / 2
        width: root.wordWidth
        height: root.height - root.captionHeight - Style.px(8)
        text: root.title
        color: root.wordColor
        font.pixelSize: Math.min(root.fittingSize, root.titleLimit)
        font.weight: Font.Medium
        Accessible.ignored: true
    }

    // Never seen: finds out how large the title may be.
    StyledText {
        id: probe

        visible: false
        width: root.wordWidth
        height: titleText.height
        wrapMode: Text.WordWrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Style.px(24)
        text: root.title
        font.pixelSize: root.height >= Style.px(144 * Style.typeScale)
            ? Style.headingSize
            : Style.bodySize
        font.weight: Font.Medium
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
        text: root.secondLine
        color: root.pressed ? Style.pressedInk : Style.inkSecondary
        Accessible.ignored: true
    }

    TextMetrics {
        id: captionMeasure

        font: captionText.font
        text: root.secondLine
    }

    TextMetrics {
        id: titleMeasure

        font: probe.font
        text: root.title
    }

    TextMetrics {
        id: endMeasure

        font: captionText.font
        text: root.trailing
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
            text: root.isTrailingBelow ? "" : root.trailing
            wrapMode: Text.NoWrap
            color: root.pressed ? Style.pressedInk : Style.inkSecondary
            Accessible.ignored: true
        }

        Icon {
            visible: !root.checkable
            anchors.verticalCenter: parent.verticalCenter
            name: root.LayoutMirroring.enabled ? "chevron_left" : "chevron_right"
            color: root.pressed ? Style.pressedInk : Style.controlLine
        }
    }
}
