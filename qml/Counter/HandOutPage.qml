// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Capture
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Results that wait here: which one, what is to be handed over, who receives it, and their
/// signature.
Item {
    id: root

    required property CounterViewModel model

    readonly property HandOutViewModel desk: root.model.handOut
    readonly property bool isDialogOpen: yes.visible || paper.visible || find.visible
        || number.visible || again.visible
    readonly property bool takesKeys: root.enabled && !root.isDialogOpen

    function closeAll() {
        yes.visible = false;
        paper.visible = false;
        find.visible = false;
        number.visible = false;
        again.visible = false;
    }

    function toList() {
        root.closeAll();
        list.focusList();
    }

    onVisibleChanged: {
        root.closeAll();
        if (visible) {
            list.focusList();
        }
    }

    DeskFrame {
        id: frame

        anchors.fill: parent
        enabled: !root.isDialogOpen
        model: root.model
        takesKeys: root.takesKeys
        actionCount: 7
        notice: root.desk.notice

        DeskList {
            id: list

            width: parent.width * 0.34
            height: parent.height
            title: root.desk.listTitle
            emptyText: root.desk.emptyText
            lines: root.desk.list
            hasMore: root.desk.hasMore
            takesKeys: root.takesKeys
            onOpened: id => root.desk.open(id)
            onMoreWanted: root.desk.loadMore()
        }

        DeskLines {
            id: facts

            anchors.left: list.right
            anchors.leftMargin: 20
            width: parent.width * 0.3
            height: parent.height
            title: root.desk.title === "" ? qsTr("要发出的结果") : root.desk.title
            emptyText: qsTr("从左边选一件，按回车打开；或放上身份证、扫回执上的码")
            lines: root.desk.facts
        }

        Card {
            anchors {
                left: facts.right
                right: parent.right
                top: parent.top
                bottom: parent.bottom
                leftMargin: 20
            }
            radius: 16

            StyledText {
                id: head

                anchors {
                    left: parent.left
                    right: parent.right
                    top: parent.top
                    margins: 24
                }
                text: qsTr("核对与签收")
                font.pixelSize: 18
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }

            Icon {
                id: mark

                anchors.left: parent.left
                anchors.leftMargin: 24
                anchors.verticalCenter: who.verticalCenter
                size: 24
                name: root.desk.isChecked ? "check_circle" : "badge"
                color: root.desk.isChecked ? Style.good : Style.inkSecondary
            }

            StyledText {
                id: who

                anchors {
                    left: mark.right
                    right: parent.right
                    top: head.bottom
                    margins: 24
                    leftMargin: 12
                    topMargin: 14
                }
                text: root.desk.receiver
                color: root.desk.isChecked ? Style.ink : Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            Rectangle {
                id: sheet

                anchors {
                    left: parent.left
                    right: parent.right
                    top: who.bottom
                    bottom: parent.bottom
                    margins: 24
                    topMargin: 18
                }
                radius: 12
                color: Style.paper
                border.width: Style.lineWidth
                border.color: Style.controlLine

                SignaturePad {
                    anchors.fill: parent
                    anchors.margins: 8
                    enabled: root.desk.isReady && root.desk.paperText === ""
                    ink: root.desk.ink
                    inkColor: Style.paperInk
                    penWidth: 4
                    fillColor: Style.paper
                    Accessible.role: Accessible.Canvas
                    Accessible.name: qsTr("领取人签名")
                }

                Rectangle {
                    x: 32
                    y: Math.floor(parent.height * 0.78)
                    width: parent.width - 2 * x
                    height: Style.lineWidth
                    color: Style.paperLine
                }

                StyledText {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: 24
                    y: Math.floor(parent.height * 0.78) - height - 8
                    visible: root.desk.ink.isEmpty
                    horizontalAlignment: Text.AlignHCenter
                    text: root.desk.paperText === ""
                        ? qsTr("请领取人在线上签名")
                        : root.desk.paperText
                    color: Style.paperInk
                    font.pixelSize: Style.deskBodySize
                }
            }
        }

        actions: [
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("发出")
                keyName: "F1"
                isPrimary: true
                enabled: root.desk.canHandOver
                onActivated: yes.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("看证件输号")
                keyName: "F2"
                enabled: root.desk.isReady
                onActivated: number.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("清除签名")
                keyName: "F3"
                enabled: !root.desk.ink.isEmpty || root.desk.paperText !== ""
                onActivated: root.desk.clearSignature()
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("纸上签收")
                keyName: "F4"
                enabled: root.desk.isReady
                onActivated: paper.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: root.desk.printText
                keyName: "F5"
                enabled: root.desk.canPrint
                onActivated: {
                    if (root.desk.needsPrintReason) {
                        again.visible = true;
                    } else {
                        root.desk.print("");
                    }
                }
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("查找")
                keyName: "F8"
                secondKey: "Ctrl+F"
                onActivated: find.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("刷新")
                keyName: "F9"
                onActivated: root.desk.refresh()
            }
        ]
    }

    ConfirmDialog {
        id: yes

        visible: false
        title: qsTr("结果已经交到领取人手里？")
        text: qsTr("记录后不能撤回，申请人马上能看到“结果已送达”")
        yes: qsTr("发出")
        onConfirmed: {
            root.toList();
            root.desk.handOver();
        }
        onCancelled: root.toList()
    }

    ChoiceDialog {
        id: paper

        visible: false
        title: qsTr("为什么在纸上签收？")
        ids: root.desk.paperIds
        names: root.desk.paperNames
        onChosen: reason => {
            root.toList();
            root.desk.signOnPaper(reason);
        }
        onCancelled: root.toList()
    }

    ChoiceDialog {
        id: again

        visible: false
        title: qsTr("为什么再打一份？会留下记录")
        ids: root.desk.printReasonIds
        names: root.desk.printReasonNames
        onChosen: reason => {
            root.toList();
            root.desk.print(reason);
        }
        onCancelled: root.toList()
    }

    FindCaseDialog {
        id: find

        visible: false
        onFound: code => {
            root.toList();
            root.desk.find(code);
        }
        onCancelled: root.toList()
    }

    ReceiverDialog {
        id: number

        visible: false
        onTyped: text => {
            root.toList();
            root.desk.typeNumber(text);
        }
        onCancelled: root.toList()
    }
}
