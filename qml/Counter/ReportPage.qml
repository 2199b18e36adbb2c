// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// A month's figures of the hall: a line a day, window or matter, with a bar for the average wait;
/// or as charts.
Item {
    id: root

    required property CounterViewModel model

    readonly property ReportViewModel report: root.model.report
    readonly property bool takesKeys: root.enabled

    onVisibleChanged: {
        if (visible && !root.report.hasCharts) {
            list.forceActiveFocus();
        }
    }

    /// Widths of the columns, as shares of the line.
    readonly property real nameShare: 0.17
    readonly property real barShare: 0.2
    readonly property real cellShare: (1 - root.nameShare - root.barShare) / 9

    component Cell: StyledText {
        horizontalAlignment: Text.AlignRight
        verticalAlignment: Text.AlignVCenter
        font.pixelSize: Style.deskBodySize
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }

    component Head: StyledText {
        horizontalAlignment: Text.AlignRight
        // Two headings side by side do not read as one.
        leftPadding: horizontalAlignment === Text.AlignRight ? 6 : 0
        color: Style.inkSecondary
        font.pixelSize: Style.deskCaptionSize
    }

    DeskFrame {
        id: frame

        anchors.fill: parent
        model: root.model
        takesKeys: root.takesKeys
        notice: root.report.notice !== "" ? root.report.notice : root.report.doubt

        Card {
            anchors.fill: parent
            radius: 16

            StyledText {
                id: title

                anchors {
                    left: parent.left
                    right: parent.right
                    top: parent.top
                    margins: 24
                }
                text: root.report.month
                font.pixelSize: 18
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }

            StyledText {
                anchors {
                    right: parent.right
                    baseline: title.baseline
                    rightMargin: 24
                }
                text: root.report.level
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            ReportCharts {
                visible: root.report.hasCharts
                anchors {
                    left: parent.left
                    right: parent.right
                    top: title.bottom
                    bottom: parent.bottom
                    margins: 24
                }
                report: root.report
            }

            Row {
                id: heads

                visible: !root.report.hasCharts
                anchors {
                    left: parent.left
                    right: parent.right
                    top: title.bottom
                    margins: 24
                    topMargin: 14
                }

                Head {
                    width: heads.width * root.nameShare
                    horizontalAlignment: Text.AlignLeft
                    text: {
                        if (root.report.by === "day") {
                            return qsTr("日期");
                        }
                        return root.report.by === "window" ? qsTr("窗口") : qsTr("事项");
                    }
                }

                Repeater {
                    model: [
                        qsTr("取号"), qsTr("办完"), qsTr("过号"), qsTr("未办"),
                        qsTr("平均等候（分）")
                    ]

                    Head {
                        required property string modelData

                        width: heads.width * root.cellShare
                        text: modelData
                    }
                }

                Item {
                    width: heads.width * root.barShare
                    height: 1
                }

                Repeater {
                    model: [
                        qsTr("走到窗口（秒）"), qsTr("办理（分）"), qsTr("等候说准"),
                        qsTr("评价人数/平均分")
                    ]

                    Head {
                        required property string modelData

                        width: heads.width * root.cellShare
                        text: modelData
                    }
                }
            }

            ListView {
                id: list

                visible: !root.report.hasCharts
                anchors {
                    left: parent.left
                    right: parent.right
                    top: heads.bottom
                    bottom: parent.bottom
                    margins: 24
                    topMargin: 8
                }
                clip: true
                // What is made ahead may be of a month that is shown no more.
                cacheBuffer: 0
                model: root.report.lines
                activeFocusOnTab: true
                boundsBehavior: Flickable.StopAtBounds
                Accessible.role: Accessible.List
                Accessible.name: root.report.month

                delegate: Item {
                    id: line

                    required property string name
                    required property string arrived
                    required property string served
                    required property string missed
                    required property string unserved
                    required property string wait
                    required property real waitShare
                    required property string walk
                    required property string service
                    required property string kept
                    required property string ratings

                    width: list.width
                    height: 40
                    Accessible.role: Accessible.ListItem
                    Accessible.name: line.name

                    // Where the arrows are.
                    Rectangle {
                        anchors.fill: parent
                        visible: line.ListView.isCurrentItem && list.activeFocus
                            && Interaction.keysInUse
                        radius: 6
                        color: Style.accentSoft
                    }

                    Cell {
                        width: line.width * root.nameShare
                        height: line.height
                        horizontalAlignment: Text.AlignLeft
                        text: line.name
                    }

                    Repeater {
                        model: [line.arrived, line.served, line.missed, line.unserved, line.wait]

                        Cell {
                            required property string modelData
                            required property int index

                            x: line.width * (root.nameShare + index * root.cellShare)
                            width: line.width * root.cellShare
                            height: line.height
                            text: modelData
                        }
                    }

                    Item {
                        x: line.width * (root.nameShare + 5 * root.cellShare)
                        width: line.width * root.barShare
                        height: parent.height

                        Rectangle {
                            anchors {
                                left: parent.left
                                leftMargin: 12
                                verticalCenter: parent.verticalCenter
                            }
                            width: (parent.width - 24) * line.waitShare
                            height: 16
                            radius: 4
                            color: Style.accent
                        }
                    }

                    Repeater {
                        model: [line.walk, line.service, line.kept, line.ratings]

                        Cell {
                            required property string modelData
                            required property int index

                            x: line.width * (1 - (4 - index) * root.cellShare)
                            width: line.width * root.cellShare
                            height: line.height
                            text: modelData
                        }
                    }
                }
            }

            StyledText {
                anchors.centerIn: parent
                visible: text !== ""
                width: Math.min(implicitWidth, parent.width - 48)
                text: root.report.emptyText
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }
        }

        actions: [
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("上个月")
                keyName: "F1"
                onActivated: root.report.turn(-1)
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("下个月")
                keyName: "F2"
                enabled: root.report.hasNext
                onActivated: root.report.turn(1)
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("按日期")
                keyName: "F3"
                enabled: root.report.by !== "day"
                onActivated: root.report.showBy("day")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("按窗口")
                keyName: "F4"
                enabled: root.report.by !== "window"
                onActivated: root.report.showBy("window")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("按事项")
                keyName: "F5"
                enabled: root.report.by !== "matter"
                onActivated: root.report.showBy("matter")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("存为表格")
                keyName: "F6"
                enabled: root.report.canExport
                onActivated: root.report.exportFile()
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: root.report.hasCharts ? qsTr("看表格") : qsTr("看图")
                keyName: "F7"
                enabled: root.report.canExport
                onActivated: root.report.toggleCharts()
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("刷新")
                keyName: "F9"
                onActivated: root.report.refresh()
            }
        ]
    }
}
