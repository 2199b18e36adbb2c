// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Whom closing early concerns, and whether they have answered; the arrows scroll, F9 reads anew.
FocusScope {
    id: root

    required property ClosingViewModel closing

    readonly property AffectedList list: root.closing.affected

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            scroll.toTop();
            again.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.closing.cancel()
    Keys.onUpPressed: scroll.move(-1)
    Keys.onDownPressed: scroll.move(1)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown) {
            scroll.move(event.key === Qt.Key_PageUp ? -4 : 4);
            event.accepted = true;
        } else if (event.key === Qt.Key_F9) {
            root.list.load();
            event.accepted = true;
        }
    }

    DialogFrame {
        title: qsTr("受影响的人")
        boxWidth: 860
        contentHeight: summary.height + lines.height + again.height + 32
        onCancelled: root.closing.cancel()

        StyledText {
            id: summary

            width: parent.width
            text: {
                if (root.list.problem !== "") {
                    return root.list.problem;
                }
                return root.list.summary === "" ? qsTr("正在读取…") : root.list.summary;
            }
            color: root.list.problem === "" ? Style.ink : Style.bad
            font.pixelSize: Style.deskBodySize
            Accessible.role: root.list.problem === ""
                ? Accessible.StaticText : Accessible.AlertMessage
        }

        Flickable {
            id: scroll

            function toTop() {
                scroll.contentY = 0;
            }

            /// By some lines.
            function move(by: int) {
                scroll.contentY = Math.max(0, Math.min(scroll.contentY + by * 72,
                                                       scroll.contentHeight - scroll.height));
            }

            anchors {
                left: parent.left
                right: parent.right
                top: summary.bottom
                bottom: again.top
                topMargin: 16
                bottomMargin: 16
            }
            contentHeight: lines.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: qsTr("受影响的人")

            DeskLineColumn {
                id: lines

                width: scroll.width
                lines: root.list.lines
            }
        }

        TouchButton {
            id: again

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            compact: true
            text: qsTr("重新读取")
            keyHint: "F9"
            busy: root.list.isLoading
            onActivated: root.list.load()
        }
    }
}
