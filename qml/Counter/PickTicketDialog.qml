// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Asks for one ticket: by its number, by its QR code (a scanner that types), or from a list.
/// Escape leaves everything as it was.
FocusScope {
    id: root

    property string title
    property string hint
    required property TurnsViewModel turns
    required property TicketListModel tickets
    /// Enter alone takes none.
    property bool needsChoice: false
    signal picked(string ticketId)
    signal cancelled

    /// With nothing typed, the first of the list.
    function submit() {
        const id = code.text === "" && !root.needsChoice
            ? root.tickets.firstId()
            : root.turns.ticketIdOf(code.text);
        if (id !== "") {
            root.picked(id);
        } else if (code.text !== "") {
            root.cancelled(); // The page behind says that there is none.
        }
    }

    anchors.fill: parent
    onVisibleChanged: {
        code.clear();
        if (visible) {
            code.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.cancelled()

    DialogFrame {
        title: root.title
        contentHeight: form.height + 16 + list.count * 56
        onCancelled: root.cancelled()

        Column {
            id: form

            width: parent.width
            spacing: 10

            StyledText {
                width: parent.width
                text: root.hint
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            DeskField {
                id: code

                width: parent.width
                label: qsTr("号码或二维码")
                placeholderText: code.label
                maximumLength: 300
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
                onAccepted: root.submit()
                Keys.onDownPressed: {
                    list.currentIndex = 0;
                    list.forceActiveFocus();
                }
            }
        }

        DialogList {
            id: list

            anchors {
                left: parent.left
                right: parent.right
                top: form.bottom
                bottom: parent.bottom
                margins: -list.frame
                topMargin: 16 - list.frame
            }
            Keys.priority: Keys.AfterItem
            Keys.onUpPressed: code.forceActiveFocus()
            model: root.tickets
            Accessible.role: Accessible.List
            Accessible.name: root.title

            delegate: TouchButton {
                id: line

                required property string ticketId
                required property string number
                required property string matter
                required property string tag
                required property string wait

                focus: ListView.isCurrentItem
                x: list.frame
                width: list.answerWidth
                compact: true
                text: line.number + " · " + line.matter
                    + (line.tag === "" ? "" : " · " + line.tag) + " · " + line.wait
                onActivated: root.picked(line.ticketId)
            }
        }
    }
}
