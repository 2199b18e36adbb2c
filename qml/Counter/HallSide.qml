// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// The hall's terminals, and the alarms that nobody has closed.
Item {
    id: root

    required property HallViewModel hall

    component Panel: Card {
        id: panel

        required property HallLineModel lines
        property string title
        property string emptyText

        function joined(parts: var): string {
            return parts.filter(part => part !== "").join(" · ");
        }

        radius: 16

        StyledText {
            id: head

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                margins: 16
                topMargin: 10
            }
            text: panel.title
            font.pixelSize: 18
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        ListView {
            id: list

            anchors {
                left: parent.left
                right: parent.right
                top: head.bottom
                bottom: parent.bottom
                margins: 16
                topMargin: 6
            }
            clip: true
            cacheBuffer: 0
            spacing: 6
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            model: panel.lines
            Accessible.role: Accessible.List
            Accessible.name: panel.title

            delegate: Item {
                id: line

                required property string title
                required property string tag
                required property string caption
                required property int care

                readonly property string more: panel.joined([line.tag, line.caption])

                width: ListView.view.width
                height: words.height
                Accessible.role: Accessible.ListItem
                Accessible.name: line.title + " " + line.more

                Icon {
                    id: mark

                    y: 2
                    size: 18
                    name: ["check_circle", "warning", "error_outline"][line.care]
                    color: [Style.good, Style.noticeIcon, Style.bad][line.care]
                }

                Column {
                    id: words

                    anchors {
                        left: mark.right
                        right: parent.right
                        leftMargin: 8
                    }

                    StyledText {
                        width: parent.width
                        text: line.title
                        font.pixelSize: Style.deskCaptionSize
                        font.weight: Font.Bold
                        Accessible.ignored: true
                    }

                    StyledText {
                        width: parent.width
                        text: line.more
                        color: [Style.inkSecondary, Style.noticeIcon, Style.bad][line.care]
                        font.pixelSize: 13
                        Accessible.ignored: true
                    }
                }
            }
        }

        StyledText {
            anchors {
                left: parent.left
                right: parent.right
                top: head.bottom
                margins: 16
                topMargin: 8
            }
            visible: list.count === 0
            text: panel.emptyText
            color: Style.inkSecondary
            font.pixelSize: Style.deskCaptionSize
        }
    }

    Panel {
        id: terminals

        width: parent.width
        height: (parent.height - 12) * 0.58
        lines: root.hall.terminals
        title: qsTr("自助终端")
        emptyText: root.hall.isLoaded ? qsTr("本厅没有登记的终端") : ""
    }

    Panel {
        anchors {
            top: terminals.bottom
            topMargin: 12
            bottom: parent.bottom
        }
        width: parent.width
        lines: root.hall.alarms
        title: qsTr("报警")
        emptyText: root.hall.isLoaded ? qsTr("没有未处理的报警") : ""
    }
}
