// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// A line to type with its name above it.
Column {
    id: root

    property string label
    property bool isSecret: false
    property int hints: Qt.ImhNone
    property int limit: 100
    property alias text: field.text
    signal accepted

    function clear() {
        field.clear();
    }

    function focusField() {
        field.forceActiveFocus();
    }

    width: parent.width
    spacing: 6

    StyledText {
        text: root.label
        font.pixelSize: Style.deskBodySize
        // To a screen reader Qt gives a field for a password no name.
        Accessible.ignored: !root.isSecret
    }

    DeskField {
        id: field

        width: parent.width
        label: root.label
        echoMode: root.isSecret ? TextInput.Password : TextInput.Normal
        inputMethodHints: root.hints
        maximumLength: root.limit
        onAccepted: root.accepted()
    }
}
