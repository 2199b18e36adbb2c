// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter

/// The dialogs of what departs from the order of calling; one at a time is open.
Item {
    id: root

    required property TurnsViewModel turns
    /// Who waits for this window.
    required property TicketListModel queue

    property alias transfer: targets
    property alias suspendReasons: suspension
    property alias bringBack: away
    property alias callOther: waiting
    property alias dayEnd: ending

    readonly property bool isOpen: targets.visible || transferReasons.visible
        || suspension.visible || away.visible || waiting.visible || turnReasons.visible
        || ending.visible

    function show(dialog: Item) {
        dialog.visible = true;
    }

    ChoiceDialog {
        id: targets

        visible: false
        title: qsTr("转移到哪里？号码和取号时间不变")
        ids: root.turns.targetIds
        names: root.turns.targetNames
        onChosen: id => {
            targets.visible = false;
            transferReasons.target = id;
            transferReasons.visible = true;
        }
        onCancelled: targets.visible = false
    }

    ChoiceDialog {
        id: transferReasons

        property string target

        visible: false
        title: qsTr("为什么转移？")
        ids: root.turns.transferReasonIds
        names: root.turns.transferReasonNames
        onChosen: reason => {
            transferReasons.visible = false;
            root.turns.transfer(transferReasons.target, reason);
        }
        onCancelled: transferReasons.visible = false
    }

    ChoiceDialog {
        id: suspension

        visible: false
        title: qsTr("为什么挂起？号码保留，本人回来后按 F11 叫回")
        ids: root.turns.suspendReasonIds
        names: root.turns.suspendReasonNames
        onChosen: reason => {
            suspension.visible = false;
            root.turns.suspend(reason);
        }
        onCancelled: suspension.visible = false
    }

    PickTicketDialog {
        id: away

        visible: false
        title: qsTr("叫回哪个挂起的号码？")
        hint: qsTr("输入号码，或用扫码枪扫小票上的二维码；不输入直接按回车，叫回第一个")
        turns: root.turns
        tickets: root.turns.callable
        onPicked: ticketId => {
            away.visible = false;
            root.turns.bringBack(ticketId);
        }
        onCancelled: away.visible = false
    }

    PickTicketDialog {
        id: waiting

        visible: false
        title: qsTr("不按顺序叫哪个号码？")
        hint: qsTr("输入号码，或用扫码枪扫小票上的二维码；按 ↓ 从等候的人中选择。原因会记录")
        needsChoice: true
        turns: root.turns
        tickets: root.queue
        onPicked: ticketId => {
            waiting.visible = false;
            turnReasons.ticket = ticketId;
            turnReasons.visible = true;
        }
        onCancelled: waiting.visible = false
    }

    ChoiceDialog {
        id: turnReasons

        property string ticket

        visible: false
        title: qsTr("为什么先叫这个号码？")
        ids: root.turns.outOfOrderReasonIds
        names: root.turns.outOfOrderReasonNames
        onChosen: reason => {
            turnReasons.visible = false;
            root.turns.callOutOfOrder(turnReasons.ticket, reason);
        }
        onCancelled: turnReasons.visible = false
    }

    // What is proposed changes nothing: a key that is pressed twice must not end the day.
    ChoiceDialog {
        id: ending

        visible: false
        title: root.turns.endDayText
        ids: ["no", "yes"]
        names: [qsTr("不结束"), qsTr("结束今天的叫号")]
        onChosen: id => {
            ending.visible = false;
            if (id === "yes") {
                root.turns.endDay();
            }
        }
        onCancelled: ending.visible = false
    }
}
