// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import OneWindow.Controls
import OneWindow.Style

/// Some lines of text to type, on a desk: Tab goes on, Ctrl+Enter is done.
FocusScope {
    id: root

    property string label
    property string placeholder
    property int limit: 1000
    readonly property string text: area.text
    signal accepted

    function clear() {
        area.clear();
    }

    implicitHeight: 160

    Rectangle {
        anchors.fill: parent
        radius: 12
        color: root.enabled ? Style.surface : Style.background
        border.width: area.activeFocus ? 4 : 2
        border.color: area.activeFocus ? Style.focus : Style.controlLine
    }

    Flickable {
        id: flick

        anchors.fill: parent
        anchors.margins: 6
        anchors.bottomMargin: 30
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        T.TextArea.flickable: T.TextArea {
            id: area

            focus: true
            padding: 8
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            font.family: Style.fontFamily
            font.pixelSize: Style.deskBodySize
            color: Style.ink
            selectionColor: Style.accent
            selectedTextColor: Style.accentInk
            activeFocusOnTab: true
            Accessible.role: Accessible.EditableText
            Accessible.multiLine: true
            Accessible.name: root.label
            // What is pasted may be longer than what the hall takes.
            onTextChanged: {
                if (area.length > root.limit) {
                    area.remove(root.limit, area.length);
                }
            }
            Keys.onPressed: event => {
                const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                if (isEnter && (event.modifiers & Qt.ControlModifier)) {
                    event.accepted = true;
                    if (!event.isAutoRepeat) {
                        root.accepted();
                    }
                } else if (event.key === Qt.Key_Tab) {
                    event.accepted = true;
                    area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                } else if (event.key === Qt.Key_Backtab) {
                    event.accepted = true;
                    area.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason);
                }
            }
        }
    }

    StyledText {
        visible: area.length === 0 && area.preeditText === ""
        x: 14
        y: 14
        width: root.width - 28
        text: root.placeholder
        color: Style.inkSecondary
        font.pixelSize: Style.deskBodySize
        Accessible.ignored: true
    }

    StyledText {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 10
        text: area.length + " / " + root.limit
        color: Style.inkSecondary
        font.pixelSize: 13
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
