// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// What people say and who is to be called back: the list left, what is due first; right what was
/// said, and the hall's answer.
Item {
    id: root

    required property CounterViewModel model

    readonly property FeedbackDeskViewModel desk: root.model.feedbackDesk
    readonly property bool isDialogOpen: sure.visible || outcomes.visible
    readonly property bool takesKeys: root.enabled && !root.isDialogOpen

    /// Goes to the box first, where nothing is written yet.
    function answer() {
        if (box.text.trim() === "") {
            box.forceActiveFocus();
        } else {
            sure.visible = true;
        }
    }

    onVisibleChanged: {
        sure.visible = false;
        outcomes.visible = false;
        box.clear();
        if (visible) {
            list.focusList();
        }
    }

    Connections {
        target: root.desk

        function onOpened() {
            box.clear();
            said.toTop();
        }

        function onAnswered() {
            box.clear();
            list.focusList();
        }
    }

    DeskFrame {
        id: frame

        anchors.fill: parent
        enabled: !root.isDialogOpen
        model: root.model
        takesKeys: root.takesKeys
        notice: root.desk.notice

        DeskList {
            id: list

            width: parent.width * 0.36
            height: parent.height
            title: root.desk.listTitle
            emptyText: root.desk.emptyText
            lines: root.desk.list
            hasMore: root.desk.hasMore
            onOpened: id => root.desk.open(id)
            onMoreWanted: root.desk.loadMore()
        }

        Card {
            anchors {
                left: list.right
                right: parent.right
                top: parent.top
                bottom: parent.bottom
                leftMargin: 20
            }
            radius: 16

            StyledText {
                anchors.centerIn: parent
                visible: !root.desk.isOpen
                width: Math.min(implicitWidth, parent.width - 48)
                text: qsTr("从左边选一件，按回车打开。打开会留下记录")
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            StyledText {
                id: head

                anchors {
                    left: parent.left
                    right: parent.right
                    top: parent.top
                    margins: 24
                }
                visible: root.desk.isOpen
                text: root.desk.title
                font.pixelSize: 18
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }

            Item {
                id: inside

                anchors {
                    left: parent.left
                    right: parent.right
                    top: head.bottom
                    bottom: parent.bottom
                    margins: 24
                    topMargin: 14
                }
                visible: root.desk.isOpen

                DeskScroll {
                    id: said

                    anchors {
                        left: parent.left
                        right: facts.left
                        top: parent.top
                        bottom: box.visible ? box.top : parent.bottom
                        rightMargin: 24
                        bottomMargin: box.visible ? 16 : 0
                    }
                    label: root.desk.title

                    StyledText {
                        width: parent.width
                        text: root.desk.text
                        font.pixelSize: 18
                    }

                    Rectangle {
                        visible: root.desk.done.count > 0
                        width: parent.width
                        height: Style.lineWidth
                        color: Style.line
                    }

                    DeskLineColumn {
                        width: parent.width
                        lines: root.desk.done
                    }
                }

                DeskScroll {
                    id: facts

                    anchors {
                        right: parent.right
                        top: parent.top
                        bottom: box.visible ? box.top : parent.bottom
                        bottomMargin: box.visible ? 16 : 0
                    }
                    width: Math.min(320, parent.width * 0.38)
                    label: qsTr("有关情况")

                    DeskLineColumn {
                        width: parent.width
                        lines: root.desk.facts
                    }
                }

                DeskArea {
                    id: box

                    anchors {
                        left: parent.left
                        right: parent.right
                        bottom: parent.bottom
                    }
                    visible: root.desk.canAnswer
                    height: Math.min(200, parent.height * 0.4)
                    limit: root.desk.answerLimit
                    label: root.desk.isCorrection ? qsTr("更正答复") : qsTr("答复")
                    placeholder: root.desk.isCorrection
                        ? qsTr("需要更正时写在这里，只能更正一次")
                        : qsTr("写给申请人的答复，写好按 F1 或 Ctrl+回车")
                    onAccepted: root.answer()
                }
            }
        }

        actions: [
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: root.desk.isCorrection ? qsTr("更正答复") : qsTr("答复")
                keyName: "F1"
                isPrimary: true
                enabled: root.desk.canAnswer
                onActivated: root.answer()
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("电话已接通")
                keyName: "F2"
                enabled: root.desk.canCall
                onActivated: root.desk.noteCall(true)
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("电话没接通")
                keyName: "F3"
                enabled: root.desk.canCall
                onActivated: root.desk.noteCall(false)
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("办结")
                keyName: "F4"
                enabled: root.desk.canClose
                onActivated: outcomes.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: root.desk.showsClosed ? qsTr("看待办") : qsTr("看已办结")
                keyName: "F5"
                onActivated: {
                    root.desk.toggleClosed();
                    list.focusList();
                }
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
        id: sure

        visible: false
        title: root.desk.isCorrection ? qsTr("发出更正的答复？") : qsTr("发出答复？")
        text: root.desk.isCorrection
            ? qsTr("申请人会看到原来的答复和更正，不能再改")
            : qsTr("申请人用编号或身份证随时能看到，以后只能更正一次")
        yes: qsTr("发出")
        onConfirmed: {
            sure.visible = false;
            // Where it cannot be sent, whoever wrote it goes on here.
            box.forceActiveFocus();
            root.desk.answer(box.text);
        }
        onCancelled: {
            sure.visible = false;
            box.forceActiveFocus();
        }
    }

    ChoiceDialog {
        id: outcomes

        visible: false
        title: qsTr("结果是什么？办结后不能再改")
        ids: root.desk.outcomeIds
        names: root.desk.outcomeNames
        onChosen: outcome => {
            outcomes.visible = false;
            root.desk.close(outcome);
            list.focusList();
        }
        onCancelled: {
            outcomes.visible = false;
            list.focusList();
        }
    }
}
