// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// The hall on one page: how well people are served above, who waits left, the windows in the
/// middle, terminals and alarms right. A window is moved by dragging it onto a matter or by keys,
/// and what would come of it is read before it is done.
Item {
    id: root

    required property CounterViewModel model

    readonly property HallViewModel hall: root.model.hallView
    readonly property bool isDialogOpen: choice.visible
    readonly property bool takesKeys: root.enabled && !root.isDialogOpen

    /// The window that is dragged, and where; -1 for none.
    property int draggedRow: -1
    property string draggedName
    property point dragPoint
    readonly property point dragHere: root.mapFromItem(null, root.dragPoint)

    function choose() {
        root.hall.chooseForSelected();
        choice.visible = root.hall.canMove;
    }

    onVisibleChanged: {
        choice.visible = false;
        root.draggedRow = -1;
        if (visible) {
            windows.focusGrid();
        }
    }

    // While a dialog is open, nothing behind it can be reached.
    Item {
        anchors.fill: parent
        enabled: !root.isDialogOpen

        DeskFrame {
            id: frame

            anchors.fill: parent
            model: root.model
            takesKeys: root.takesKeys
            notice: root.hall.notice

            Row {
                id: levels

                readonly property real available: levels.width - 2 * levels.spacing

                width: parent.width
                height: 76
                spacing: 12
                visible: root.hall.isLoaded

                HallLevel {
                    width: levels.available * 0.32
                    height: parent.height
                    share: root.hall.lastHour
                    detail: root.hall.lastHourDetail
                    care: root.hall.lastHourCare
                }

                HallLevel {
                    width: levels.available * 0.36
                    height: parent.height
                    share: root.hall.nextHour
                    detail: root.hall.nextHourDetail
                    care: root.hall.nextHourCare
                }

                Card {
                    width: levels.available * 0.32
                    height: parent.height
                    radius: 16

                    StyledText {
                        anchors {
                            left: parent.left
                            right: parent.right
                            margins: 16
                            verticalCenter: parent.verticalCenter
                        }
                        text: root.hall.summary
                        font.pixelSize: Style.deskCaptionSize
                    }
                }
            }

            Row {
                id: panels

                readonly property real available: panels.width - 2 * panels.spacing

                anchors {
                    left: parent.left
                    right: parent.right
                    top: levels.bottom
                    bottom: parent.bottom
                    topMargin: 12
                }
                spacing: 12

                HallMatters {
                    id: matters

                    width: panels.available * 0.36
                    height: parent.height
                    lines: root.hall.matters
                    emptyText: root.hall.isLoaded
                        ? qsTr("没有人等候，也没有窗口开放")
                        : qsTr("正在读取大厅情况…")
                    hovered: root.draggedRow < 0 ? -1 : matters.rowAt(root.dragPoint)
                }

                HallWindows {
                    id: windows

                    width: panels.available * 0.42
                    height: parent.height
                    hall: root.hall
                    onChooseWanted: root.choose()
                    onDragged: (row, title, scenePoint) => {
                        root.draggedRow = row;
                        root.draggedName = title;
                        root.dragPoint = scenePoint;
                    }
                    onDropped: row => {
                        root.draggedRow = -1;
                        root.hall.put(row, matters.rowAt(root.dragPoint));
                    }
                }

                Item {
                    width: panels.available * 0.22
                    height: parent.height

                    HallSide {
                        anchors.fill: parent
                        visible: !preview.visible
                        hall: root.hall
                    }

                    HallPreview {
                        id: preview

                        anchors.fill: parent
                        visible: root.hall.move.isPlanned
                        move: root.hall.move
                        takesKeys: root.takesKeys
                        busy: root.model.busy
                        onVisibleChanged: if (!visible && root.visible) windows.focusGrid()
                    }
                }
            }

            actions: [
                DeskAction {
                    width: frame.actionShare
                    takesKeys: root.takesKeys
                    text: qsTr("调整事项")
                    keyName: "F1"
                    secondKey: "M"
                    enabled: root.hall.canMove && root.model.fresh
                    onActivated: root.choose()
                },
                DeskAction {
                    visible: root.model.closing.mayLose
                    width: frame.actionShare
                    takesKeys: root.takesKeys
                    text: qsTr("窗口停办")
                    keyName: "F3"
                    enabled: visible && root.model.fresh
                    onActivated: root.model.closing.beginLost()
                },
                DeskAction {
                    visible: root.model.closing.mayClose
                    width: frame.actionShare
                    takesKeys: root.takesKeys
                    text: qsTr("提前结束")
                    keyName: "F4"
                    enabled: visible && root.model.fresh
                    onActivated: root.model.closing.beginClosing()
                },
                DeskAction {
                    width: frame.actionShare
                    takesKeys: root.takesKeys
                    text: qsTr("刷新")
                    keyName: "F9"
                    onActivated: root.hall.refresh()
                }
            ]
        }

        Rectangle {
            visible: root.draggedRow >= 0
            x: root.dragHere.x - width / 2
            y: root.dragHere.y - height - 8
            width: dragText.implicitWidth + 32
            height: 40
            radius: 20
            color: Style.accent

            StyledText {
                id: dragText

                anchors.centerIn: parent
                text: root.draggedName
                color: Style.accentInk
                font.pixelSize: Style.deskCaptionSize
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }

    HallMattersDialog {
        id: choice

        visible: false
        move: root.hall.move
        onDone: choice.visible = false
    }
}
