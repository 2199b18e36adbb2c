// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// The ground of everything that can be pressed: size, tap guard, keys, focus ring, accessibility.
/// It fires on release inside; a second tap within 400 ms, or one while busy, does nothing.
Item {
    id: root

    /// What a screen reader says.
    property string label
    property string description
    /// This control's last press is still in hand.
    property bool busy: false
    property bool checkable: false
    /// A key of a keyboard or keypad: the same one may follow itself quickly.
    property bool isKey: false
    property bool checked: false
    /// Corner of what the inheriting control draws, for the ring around it.
    property real radius: Style.controlRadius
    /// The finger is on it and would fire.
    readonly property bool pressed: area.containsPress && !root.busy && root.enabled
    readonly property bool showsFocus: root.activeFocus && Interaction.keysInUse

    signal activated

    function accepts(): bool {
        return root.isKey ? Interaction.acceptKey(root) : Interaction.acceptTap(root);
    }

    function fire(isAccepted: bool) {
        if (isAccepted && !root.busy && root.enabled) {
            root.activated();
        }
    }

    implicitWidth: Style.target
    implicitHeight: Style.target
    activeFocusOnTab: true

    Accessible.role: root.checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: root.label
    Accessible.description: root.description
    Accessible.focusable: true
    Accessible.focused: root.activeFocus
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Accessible.onPressAction: root.fire(root.enabled && Interaction.acceptPress(root))
    Accessible.onToggleAction: root.fire(root.enabled && Interaction.acceptPress(root))

    Keys.onPressed: event => {
        const isPress = event.key === Qt.Key_Space || event.key === Qt.Key_Return
            || event.key === Qt.Key_Enter || event.key === Qt.Key_Select;
        if (isPress) {
            event.accepted = true;
            root.fire(!event.isAutoRepeat && root.accepts());
        }
    }

    MouseArea {
        id: area

        anchors.fill: parent
        onClicked: root.fire(!root.busy && root.accepts())
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Style.focusGap - Style.focusWidth
        visible: root.showsFocus
        color: "transparent"
        radius: root.radius + Style.focusGap + Style.focusWidth
        border.width: Style.focusWidth
        border.color: Style.focus
    }
}
