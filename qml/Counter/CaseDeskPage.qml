// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter

/// Cases that wait for a person: the list left, the oldest first; right what was filed, what the
/// rules say of it, and below what may be done.
Item {
    id: root

    required property CounterViewModel model

    readonly property CaseDeskViewModel desk: root.model.caseDesk
    readonly property bool isDialogOpen: yes.visible || reasons.visible || missing.visible
        || steps.visible || departments.visible || find.visible || fee.visible || pictures.visible
        || supply.visible || scanning.visible
    readonly property bool takesKeys: root.enabled && !root.isDialogOpen

    function closeAll() {
        yes.visible = false;
        reasons.visible = false;
        missing.visible = false;
        steps.visible = false;
        departments.visible = false;
        find.visible = false;
        fee.visible = false;
        pictures.visible = false;
        supply.visible = false;
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
        actionCount: 10
        notice: root.desk.notice

        DeskList {
            id: list

            width: parent.width * 0.32
            height: parent.height
            title: root.desk.listTitle
            emptyText: root.desk.emptyText
            lines: root.desk.list
            hasMore: root.desk.hasMore
            takesKeys: root.takesKeys
            actionText: root.desk.departmentIds.length > 1 ? qsTr("部门") : ""
            actionKey: "F11"
            onActionWanted: departments.visible = true
            onOpened: id => root.desk.open(id)
            onMoreWanted: root.desk.loadMore()
        }

        DeskLines {
            id: answers

            anchors.left: list.right
            anchors.leftMargin: 20
            width: (parent.width - list.width - 40) / 2
            height: parent.height
            title: root.desk.title === "" ? qsTr("填报内容") : root.desk.title
            emptyText: root.desk.selectedId === ""
                ? qsTr("从左边选一件，按回车打开。打开会留下记录")
                : (root.desk.notice === "" ? qsTr("正在读取") : "")
            lines: root.desk.answers
        }

        Card {
            anchors {
                left: answers.right
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
                text: qsTr("办理情况")
                font.pixelSize: 18
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }

            DeskScroll {
                id: checks

                anchors {
                    left: parent.left
                    right: parent.right
                    top: head.bottom
                    bottom: parent.bottom
                    margins: 24
                    topMargin: 14
                }
                label: head.text

                DeskLineColumn {
                    width: parent.width
                    lines: root.desk.facts
                }

                DeskLineColumn {
                    width: parent.width
                    lines: root.desk.checks
                }
            }
        }

        actions: [
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("受理")
                keyName: "F1"
                isPrimary: true
                enabled: root.desk.canAccept
                onActivated: yes.ask("accept")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                // What was asked for is brought: the two take turns.
                text: root.desk.canSupply ? qsTr("补交材料") : qsTr("一次性告知")
                keyName: "F2"
                enabled: root.desk.canAskMore || root.desk.canSupply
                onActivated: {
                    if (root.desk.canSupply) {
                        supply.visible = true;
                    } else {
                        missing.visible = true;
                    }
                }
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("不予受理")
                keyName: "F3"
                enabled: root.desk.canRefuse
                onActivated: reasons.ask("refuse")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("批准")
                keyName: "F4"
                isPrimary: true
                enabled: root.desk.canApprove
                onActivated: yes.ask("approve")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("不予批准")
                keyName: "F5"
                enabled: root.desk.canReject
                onActivated: reasons.ask("reject")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("其他步骤")
                keyName: "Shift+F5"
                enabled: root.desk.stepIds.length > 0
                onActivated: steps.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("收款")
                keyName: "F6"
                enabled: root.desk.canTakeFee
                onActivated: fee.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: root.desk.pictures.count === 0
                    ? qsTr("照片")
                    : qsTr("照片 %1 张").arg(root.desk.pictures.count)
                keyName: "F7"
                enabled: root.desk.pictures.count > 0
                onActivated: pictures.visible = true
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

        property string verb

        function ask(verb: string) {
            yes.verb = verb;
            yes.visible = true;
        }

        visible: false
        title: yes.verb === "approve" ? qsTr("批准这个办件？") : qsTr("受理这个办件？")
        text: yes.verb === "approve"
            ? qsTr("批准后申请人马上能看到，不能撤回")
            : qsTr("材料齐全、符合法定形式的才受理；受理后开始计算承诺期限")
        yes: yes.verb === "approve" ? qsTr("批准") : qsTr("受理")
        onConfirmed: {
            yes.visible = false;
            list.focusList();
            if (yes.verb === "approve") {
                root.desk.approve();
            } else {
                root.desk.accept();
            }
        }
        onCancelled: {
            yes.visible = false;
            list.focusList();
        }
    }

    ChoiceDialog {
        id: reasons

        property string verb

        function ask(verb: string) {
            reasons.verb = verb;
            reasons.visible = true;
        }

        visible: false
        title: reasons.verb === "reject"
            ? qsTr("为什么不予批准？申请人会看到，不能撤回")
            : qsTr("为什么不予受理？申请人会看到，不能撤回")
        ids: root.desk.reasonIds
        names: root.desk.reasonNames
        onChosen: reason => {
            reasons.visible = false;
            list.focusList();
            if (reasons.verb === "reject") {
                root.desk.reject(reason);
            } else {
                root.desk.refuse(reason);
            }
        }
        onCancelled: {
            reasons.visible = false;
            list.focusList();
        }
    }

    ChoiceDialog {
        id: steps

        visible: false
        title: qsTr("下一步是什么？特殊程序期间不计算承诺期限")
        ids: root.desk.stepIds
        names: root.desk.stepNames
        onChosen: id => {
            steps.visible = false;
            list.focusList();
            root.desk.takeStep(id);
        }
        onCancelled: {
            steps.visible = false;
            list.focusList();
        }
    }

    MissingDialog {
        id: missing

        visible: false
        desk: root.desk
        onDone: {
            missing.visible = false;
            list.focusList();
        }
    }

    ChoiceDialog {
        id: supply

        visible: false
        title: qsTr("拍摄哪一份材料？")
        ids: root.desk.supply.ids
        names: root.desk.supply.names
        onChosen: material => {
            supply.visible = false;
            list.focusList();
            root.desk.supply.scan(material);
        }
        onCancelled: {
            supply.visible = false;
            list.focusList();
        }
    }

    DeskScanDialog {
        id: scanning

        scan: root.model.scan
        onDone: {
            if (root.visible) {
                list.focusList();
            }
        }
    }

    FindCaseDialog {
        id: find

        visible: false
        onFound: code => {
            find.visible = false;
            list.focusList();
            root.desk.find(code);
        }
        onCancelled: {
            find.visible = false;
            list.focusList();
        }
    }

    ChoiceDialog {
        id: departments

        visible: false
        title: qsTr("只看哪个部门的？")
        ids: root.desk.departmentIds
        names: root.desk.departmentNames
        onChosen: id => {
            departments.visible = false;
            list.focusList();
            root.desk.chooseDepartment(id);
        }
        onCancelled: {
            departments.visible = false;
            list.focusList();
        }
    }

    FeeDialog {
        id: fee

        visible: false
        desk: root.desk
        onDone: {
            fee.visible = false;
            root.desk.endFee();
            list.focusList();
        }
    }

    PictureDialog {
        id: pictures

        visible: false
        pictures: root.desk.pictures
        onDone: {
            pictures.visible = false;
            list.focusList();
        }
    }
}
