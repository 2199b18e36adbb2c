// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// One of several answers, on a desk: what is chosen, arrows go to the next, Enter shows all.
Touchable {
    id: root

    property list<string> ids
    property list<string> names
    property string current
    /// What stands there while nothing is chosen.
    property string emptyText
    property bool isBad: false
    /// Those that the arrows go through.
    property list<string> stepIds: root.ids
    signal chosen(string id)

    readonly property int index: root.ids.indexOf(root.current)
    readonly property string text: root.index < 0 ? root.emptyText : root.names[root.index]

    function step(by: int) {
        const from = root.stepIds.indexOf(root.current);
        const to = from < 0 ? (by > 0 ? 0 : root.stepIds.length - 1) : from + by;
        if (to >= 0 && to < root.stepIds.length) {
            root.chosen(root.stepIds[to]);
        }
    }

    radius: 12
    implicitHeight: 48
    Accessible.role: Accessible.ComboBox
    Accessible.description: root.text
    Keys.onUpPressed: root.step(-1)
    Keys.onDownPressed: root.step(1)

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed ? Style.pressed : Style.surface
        border.width: root.activeFocus ? 4 : 2
        border.color: {
            if (root.activeFocus) {
                return Style.focus;
            }
            return root.isBad ? Style.bad : Style.controlLine;
        }
    }

    StyledText {
        anchors {
            left: parent.left
            right: more.left
            verticalCenter: parent.verticalCenter
            leftMargin: 14
            rightMargin: 6
        }
        text: root.text
        color: root.index < 0 ? Style.inkSecondary : Style.ink
        font.pixelSize: Style.deskBodySize
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Icon {
        id: more

        anchors {
            right: parent.right
            rightMargin: 10
            verticalCenter: parent.verticalCenter
        }
        name: "expand_more"
        size: 22
        color: Style.inkSecondary
    }
}
