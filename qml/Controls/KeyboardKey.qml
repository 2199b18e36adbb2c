// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// One key of a keyboard: a sign, a short word or an icon.
Touchable {
    id: root

    property string text
    property string iconName
    /// Does something else than type.
    property bool isFunction: false

    isKey: true
    label: root.text

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: {
            if (root.pressed) {
                return Style.pressed;
            }
            if (!root.enabled) {
                return Style.background;
            }
            return root.isFunction ? Style.accentSoft : Style.surface;
        }
        border.width: Style.lineWidth
        border.color: root.enabled ? Style.controlLine : Style.line
    }

    StyledText {
        visible: root.iconName === ""
        anchors.centerIn: parent
        width: parent.width - Style.space(1)
        height: parent.height
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Style.px(20)
        font.pixelSize: root.isFunction ? Style.bodySize : Style.headingSize
        font.weight: Font.Medium
        text: root.text
        color: {
            if (root.pressed) {
                return Style.pressedInk;
            }
            return root.enabled ? Style.ink : Style.inkSecondary;
        }
        Accessible.ignored: true
    }

    Icon {
        visible: root.iconName !== ""
        anchors.centerIn: parent
        name: root.iconName
        color: {
            if (root.pressed) {
                return Style.pressedInk;
            }
            return root.enabled ? Style.accent : Style.controlLine;
        }
    }
}
