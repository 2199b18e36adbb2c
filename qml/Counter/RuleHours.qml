// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// When the hall is open, a line a day to type in; below, days with hours of their own.
Flickable {
    id: root

    required property RulesViewModel rules

    readonly property real titleWidth: 190
    readonly property real buttonWidth: 96

    /// Scrolls to what has the focus, for those who use the keys.
    function show(item: Item) {
        const top = item.mapToItem(column, 0, 0).y;
        const least = top + item.height + 12 - root.height;
        root.contentY = Math.max(0, Math.min(Math.max(root.contentY, least), top - 8));
    }

    contentHeight: column.height + 12
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    Column {
        id: column

        y: 4
        width: root.width
        spacing: 8

        Repeater {
            model: root.rules.hours

            Column {
                id: line

                required property int index
                required property string title
                required property string hours
                required property string problem
                required property bool isDay

                width: column.width
                spacing: 4
                // What somebody types stays theirs; what the model has comes when it is another.
                onHoursChanged: if (field.text !== line.hours) field.text = line.hours

                Item {
                    width: parent.width
                    height: field.height

                    StyledText {
                        anchors {
                            left: parent.left
                            verticalCenter: parent.verticalCenter
                        }
                        width: root.titleWidth - 12
                        text: line.title
                        font.pixelSize: Style.deskBodySize
                        Accessible.ignored: true
                    }

                    DeskField {
                        id: field

                        anchors {
                            left: parent.left
                            right: parent.right
                            leftMargin: root.titleWidth
                            rightMargin: line.isDay ? root.buttonWidth + 12 : 0
                        }
                        height: 42
                        label: line.title
                        placeholderText: qsTr("不开放")
                        text: line.hours
                        onActiveFocusChanged: {
                            if (activeFocus) {
                                root.show(line);
                            } else {
                                root.rules.hours.settle();
                            }
                        }
                        onTextEdited: root.rules.hours.type(line.index, field.text)
                    }

                    TouchButton {
                        anchors {
                            right: parent.right
                            verticalCenter: parent.verticalCenter
                        }
                        visible: line.isDay
                        width: root.buttonWidth
                        height: 42
                        compact: true
                        text: qsTr("删除")
                        label: qsTr("删除：%1").arg(line.title)
                        onActivated: root.rules.hours.removeDay(line.index)
                        onActiveFocusChanged: if (activeFocus) root.show(line)
                    }
                }

                StyledText {
                    x: root.titleWidth
                    width: parent.width - root.titleWidth
                    visible: text !== ""
                    text: line.problem
                    color: Style.bad
                    font.pixelSize: Style.deskCaptionSize
                }
            }
        }

        StyledText {
            width: parent.width
            topPadding: 8
            text: qsTr("某一天另定时间")
            font.pixelSize: Style.deskBodySize
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        Item {
            id: adding

            function add() {
                problem.text = root.rules.hours.addDay(day.text, dayHours.text);
                if (problem.text === "") {
                    day.clear();
                    dayHours.clear();
                    day.forceActiveFocus();
                }
            }

            width: parent.width
            height: day.height

            DeskField {
                id: day

                anchors.left: parent.left
                width: root.titleWidth - 12
                height: 42
                label: qsTr("日期")
                placeholderText: qsTr("日期，如 2026-12-31")
                maximumLength: 10
                onActiveFocusChanged: if (activeFocus) root.show(adding)
                onAccepted: dayHours.forceActiveFocus()
            }

            DeskField {
                id: dayHours

                anchors {
                    left: parent.left
                    right: parent.right
                    leftMargin: root.titleWidth
                    rightMargin: root.buttonWidth + 12
                }
                height: 42
                label: qsTr("这一天的时间")
                placeholderText: qsTr("时间，如 08:30-12:00；不开放就留空")
                onActiveFocusChanged: if (activeFocus) root.show(adding)
                onAccepted: adding.add()
            }

            TouchButton {
                anchors {
                    right: parent.right
                    verticalCenter: parent.verticalCenter
                }
                width: root.buttonWidth
                height: 42
                compact: true
                text: qsTr("加入")
                onActivated: adding.add()
                onActiveFocusChanged: if (activeFocus) root.show(adding)
            }
        }

        StyledText {
            id: problem

            width: parent.width
            visible: text !== ""
            color: Style.bad
            font.pixelSize: Style.deskCaptionSize
        }
    }
}
