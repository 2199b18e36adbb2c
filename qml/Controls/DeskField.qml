// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import OneWindow.Style

/// A line of text to type, on a desk.
T.TextField {
    id: root

    property string label

    /// For good: what stood there, of somebody who has left perhaps, is brought back by no key.
    /// Only a text that is set, and is another, forgets what can be undone.
    function clear() {
        if (root.text === "" && root.canUndo) {
            root.text = " ";
        }
        root.text = "";
    }

    implicitWidth: 320
    implicitHeight: 48
    leftPadding: 14
    rightPadding: 14
    verticalAlignment: TextInput.AlignVCenter
    font.family: Style.fontFamily
    font.pixelSize: Style.deskBodySize
    color: Style.ink
    selectionColor: Style.accent
    selectedTextColor: Style.accentInk
    placeholderTextColor: Style.inkSecondary
    maximumLength: 100
    Accessible.role: Accessible.EditableText
    Accessible.name: root.label
    Accessible.passwordEdit: root.echoMode === TextInput.Password

    // The template draws none by itself.
    StyledText {
        visible: root.text === "" && root.preeditText === "" && root.placeholderText !== ""
        anchors.verticalCenter: parent.verticalCenter
        x: root.leftPadding
        width: root.width - root.leftPadding - root.rightPadding
        text: root.placeholderText
        color: root.placeholderTextColor
        font: root.font
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        Accessible.ignored: true
    }

    background: Rectangle {
        radius: 12
        color: Style.surface
        border.width: root.activeFocus ? 4 : 2
        border.color: root.activeFocus ? Style.focus : Style.controlLine
    }
}
