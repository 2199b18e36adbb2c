// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// A case accepted at the window, for any department: who and what first, then form and materials
/// beside each other, then what came of it.
Item {
    id: root

    required property CounterViewModel model

    readonly property AcceptViewModel desk: root.model.accept
    readonly property int step: root.desk.step
    readonly property bool isDialogOpen: typed.visible || consent.visible || commitment.visible
        || pick.visible || signature.visible || pad.visible || sure.visible || again.visible
        || scan.visible
    readonly property bool takesKeys: root.enabled && !root.isDialogOpen
    readonly property bool isChoosing: root.desk.step === AcceptViewModel.Choosing
    readonly property bool isCovered: root.desk.isCovered
    readonly property bool isFilling: root.desk.step === AcceptViewModel.Filling
        && !root.isCovered
    readonly property bool isFiled: root.desk.step === AcceptViewModel.Filed

    function closeAll() {
        typed.visible = false;
        consent.visible = false;
        commitment.visible = false;
        pick.visible = false;
        signature.visible = false;
        pad.visible = false;
        sure.visible = false;
        again.visible = false;
    }

    function toPlace() {
        root.closeAll();
        if (root.isFilling) {
            if (root.desk.form.isAsking) {
                form.takeKeys();
            } else {
                side.takeKeys();
            }
        } else if (root.isChoosing) {
            start.focusList();
        }
    }

    onVisibleChanged: {
        root.closeAll();
        if (visible) {
            start.focusList();
        }
    }

    onStepChanged: {
        form.toTop();
        root.toPlace();
    }

    // Nobody reads on in a dialog when the card is away.
    onIsFillingChanged: root.toPlace()

    DeskFrame {
        id: frame

        anchors.fill: parent
        enabled: !root.isDialogOpen
        model: root.model
        takesKeys: root.takesKeys
        actionCount: 8
        notice: root.desk.notice

        AcceptStart {
            id: start

            anchors.fill: parent
            visible: root.isChoosing || root.desk.step === AcceptViewModel.Opening
            enabled: root.isChoosing
            desk: root.desk
            takesKeys: root.takesKeys
            onMatterChosen: id => {
                if (!root.desk.choose(id)) {
                    return;
                }
                if (root.desk.consentText === "") {
                    root.desk.begin(false);
                } else {
                    consent.visible = true;
                }
            }
        }

        AcceptFormView {
            id: form

            width: (parent.width - 20) * 0.64
            height: parent.height
            visible: root.isFilling
            enabled: visible
            form: root.desk.form
            title: root.desk.person === "" ? root.desk.matterName
                                           : root.desk.matterName + " · " + root.desk.person
            onPickWanted: (path, title, ids, names) => pick.askField(path, title, ids, names)
        }

        AcceptSide {
            id: side

            anchors {
                left: form.right
                right: parent.right
                top: parent.top
                bottom: parent.bottom
                leftMargin: 20
            }
            visible: root.isFilling
            enabled: visible
            desk: root.desk
            onPickWanted: (material, title, ids, names) =>
                pick.askMaterial(material, title, ids, names)
            onCommitmentWanted: commitment.visible = true
            onSignatureWanted: signature.visible = true
            onPadWanted: pad.visible = true
        }

        AcceptFiled {
            anchors.fill: parent
            visible: root.isFiled
            desk: root.desk
        }

        Card {
            anchors.fill: parent
            visible: root.isCovered
            radius: 16

            StyledText {
                anchors.centerIn: parent
                width: parent.width * 0.6
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("内容已遮住，等身份证放回")
                color: Style.inkSecondary
                font.pixelSize: 24
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
                enabled: root.isFilling && root.model.fresh
                onActivated: {
                    if (root.desk.mayAccept()) {
                        sure.ask(true);
                    }
                }
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("一次性告知")
                keyName: "F2"
                enabled: root.isFilling && root.model.fresh
                onActivated: {
                    if (root.desk.mayNotify()) {
                        sure.ask(false);
                    }
                }
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("录入申请人")
                keyName: "F3"
                enabled: root.isChoosing
                onActivated: typed.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("告知承诺")
                keyName: "F4"
                enabled: root.isFilling && root.desk.commitmentText !== ""
                onActivated: commitment.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("去填表")
                keyName: "F5"
                enabled: root.isFilling && root.desk.form.isAsking
                onActivated: form.takeKeys()
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("去材料")
                keyName: "F6"
                enabled: root.isFilling && side.isAsking
                onActivated: side.takeKeys()
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("再打一张")
                keyName: "F7"
                enabled: root.desk.canPrint
                onActivated: root.desk.print()
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: root.isFiled ? qsTr("下一件") : qsTr("重新开始")
                keyName: "F9"
                enabled: root.isFilling || root.isFiled || root.isCovered
                onActivated: {
                    if (root.isFilling) {
                        again.visible = true;
                    } else {
                        root.desk.next();
                    }
                }
            }
        ]
    }

    AcceptPersonDialog {
        id: typed

        visible: false
        desk: root.desk
        onDone: root.toPlace()
    }

    AcceptTextDialog {
        id: consent

        visible: false
        title: qsTr("请读给申请人听，征得同意")
        text: root.desk.consentText
        yes: qsTr("申请人同意查询")
        no: qsTr("不同意，收纸质材料")
        onAnswered: isYes => {
            root.toPlace();
            root.desk.begin(isYes);
        }
        onCancelled: root.toPlace()
    }

    AcceptTextDialog {
        id: commitment

        visible: false
        title: qsTr("请读给申请人听：告知承诺")
        text: root.desk.commitmentText
        yes: qsTr("申请人承诺")
        no: qsTr("不承诺，交材料")
        onAnswered: isYes => {
            commitment.visible = false;
            root.desk.setCommitted(isYes);
            side.takeKeys();
        }
        onCancelled: {
            commitment.visible = false;
            side.takeKeys();
        }
    }

    ChoiceDialog {
        id: pick

        property string path
        property string material

        function askField(path: string, title: string, ids: var, names: var) {
            pick.path = path;
            pick.material = "";
            pick.ask(title, ids, names);
        }

        function askMaterial(material: string, title: string, ids: var, names: var) {
            pick.path = "";
            pick.material = material;
            pick.ask(title, ids, names);
        }

        function ask(title: string, ids: var, names: var) {
            pick.title = title;
            pick.ids = ids;
            pick.names = names;
            pick.visible = true;
        }

        function back() {
            pick.visible = false;
            if (pick.material === "") {
                root.desk.form.goTo(pick.path);
            } else {
                side.takeKeys();
            }
        }

        visible: false
        onChosen: id => {
            pick.back();
            if (pick.material === "") {
                root.desk.form.choose(pick.path, id);
            } else if (id === "scanned") {
                root.desk.addPages(pick.material);
            } else {
                root.desk.materials.choose(pick.material, id);
            }
        }
        onCancelled: pick.back()
    }

    ChoiceDialog {
        id: signature

        visible: false
        title: qsTr("申请人怎么签字？")
        ids: root.desk.signedIds
        names: root.desk.signedNames
        onChosen: how => {
            signature.visible = false;
            if (how === "hand") {
                pad.visible = true;
                return;
            }
            side.takeKeys();
            root.desk.setSigned(how);
        }
        onCancelled: {
            signature.visible = false;
            side.takeKeys();
        }
    }

    AcceptSignDialog {
        id: pad

        visible: false
        desk: root.desk
        onDone: {
            pad.visible = false;
            side.takeKeys();
        }
    }

    ConfirmDialog {
        id: sure

        property bool isAcceptance: true

        function ask(isAcceptance: bool) {
            sure.isAcceptance = isAcceptance;
            sure.visible = true;
        }

        visible: false
        title: sure.isAcceptance ? qsTr("受理这件事？") : qsTr("一次性告知申请人？")
        text: sure.isAcceptance
            ? qsTr("材料齐全、符合法定形式的才受理；受理后开始计算承诺期限")
            : qsTr("会把缺的全部列出并打印，请和申请人一起看一遍，不要漏项")
        yes: sure.isAcceptance ? qsTr("受理并打印通知书") : qsTr("打印告知书")
        onConfirmed: {
            root.toPlace();
            if (sure.isAcceptance) {
                root.desk.accept();
            } else {
                root.desk.notify();
            }
        }
        onCancelled: root.toPlace()
    }

    ConfirmDialog {
        id: again

        visible: false
        title: qsTr("不办这件了？")
        text: qsTr("填写的内容会清空，申请人不变")
        yes: qsTr("清空，重新开始")
        onConfirmed: {
            again.visible = false;
            root.desk.next();
        }
        onCancelled: root.toPlace()
    }

    DeskScanDialog {
        id: scan

        scan: root.model.scan
        onDone: {
            if (root.visible) {
                root.toPlace();
            }
        }
    }
}
