// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// What may be longer than its place: reached by Tab where it is, scrolled by the arrows.
Item {
    id: root

    property string label
    default property alias content: column.data

    readonly property bool isLong: flick.contentHeight > flick.height

    function toTop() {
        flick.contentY = 0;
    }

    Rectangle {
        anchors.fill: flick
        anchors.margins: -Style.focusGap - Style.focusWidth
        visible: flick.activeFocus && Interaction.keysInUse
        color: "transparent"
        radius: 10 + Style.focusGap + Style.focusWidth
        border.width: Style.focusWidth
        border.color: Style.focus
    }

    Flickable {
        id: flick

        function scroll(distance: real) {
            flick.contentY = Math.max(0, Math.min(flick.contentY + distance,
                                                  flick.contentHeight - flick.height));
        }

        anchors.fill: parent
        contentHeight: column.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: root.isLong
        Keys.onUpPressed: flick.scroll(-72)
        Keys.onDownPressed: flick.scroll(72)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown) {
                flick.scroll(event.key === Qt.Key_PageUp ? -flick.height : flick.height);
                event.accepted = true;
            }
        }
        Accessible.role: Accessible.List
        Accessible.name: root.label
        Accessible.focusable: root.isLong
        Accessible.focused: flick.activeFocus

        Column {
            id: column

            width: flick.width
            spacing: 14
        }
    }
}
