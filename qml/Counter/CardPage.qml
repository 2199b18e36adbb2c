// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Whoever has laid their card on this window's reader: numbers, appointments and cases.
Item {
    id: root

    required property CounterViewModel model

    readonly property CardViewModel card: root.model.card
    readonly property bool isDialogOpen: reasons.visible
    readonly property bool takesKeys: root.enabled && !root.isDialogOpen

    onVisibleChanged: {
        reasons.visible = false;
        if (visible) {
            tickets.focusList();
        }
    }

    DeskFrame {
        id: frame

        anchors.fill: parent
        enabled: !root.isDialogOpen
        model: root.model
        takesKeys: root.takesKeys
        notice: root.card.notice

        Card {
            id: who

            width: parent.width
            height: 72
            radius: 16

            StyledText {
                anchors {
                    left: parent.left
                    right: parent.right
                    verticalCenter: parent.verticalCenter
                    margins: 24
                }
                text: root.card.isThere
                    ? root.card.person
                    : qsTr("请把身份证放在本窗口的阅读器上，拿走后这一页自动清空")
                color: root.card.isThere ? Style.ink : Style.inkSecondary
                font.pixelSize: root.card.isThere ? Style.deskTitleSize : Style.deskBodySize
                font.weight: root.card.isThere ? Font.Bold : Font.Normal
                Accessible.role: Accessible.Heading
            }
        }

        Row {
            id: lists

            readonly property real share: (width - 2 * spacing) / 3

            anchors {
                left: parent.left
                right: parent.right
                top: who.bottom
                bottom: parent.bottom
                topMargin: 20
            }
            spacing: 20

            DeskList {
                id: tickets

                width: lists.share
                height: parent.height
                title: qsTr("今天的号码")
                emptyText: root.card.emptyText
                lines: root.card.tickets
                takesKeys: root.takesKeys
                onOpened: id => root.card.openTicket(id)
            }

            DeskList {
                width: lists.share
                height: parent.height
                title: qsTr("今天的预约")
                emptyText: root.card.emptyText
                lines: root.card.appointments
                takesKeys: root.takesKeys
                onOpened: id => root.card.checkIn(id)
            }

            DeskList {
                width: lists.share
                height: parent.height
                title: qsTr("办件")
                emptyText: root.card.casesText
                lines: root.card.cases
                takesKeys: root.takesKeys
                onOpened: id => root.card.openCase(id)
            }
        }

        actions: [
            DeskAction {
                width: frame.actionShare * 2
                takesKeys: root.takesKeys
                text: qsTr("受理事项")
                keyName: "F1"
                isPrimary: true
                enabled: root.card.isThere && root.model.pages.ids.indexOf("accept") >= 0
                onActivated: root.card.accept()
            },
            DeskAction {
                width: frame.actionShare * 2
                takesKeys: root.takesKeys
                text: qsTr("看完了，清空")
                keyName: "F9"
                enabled: root.card.isThere
                onActivated: root.model.endCard()
            }
        ]
    }
    Connections {
        target: root.card

        function onReasonWanted(ticketId: string) {
            reasons.ticket = ticketId;
            reasons.visible = true;
        }
    }

    ChoiceDialog {
        id: reasons

        property string ticket

        visible: false
        title: qsTr("为什么先叫这一位？会留下记录")
        ids: root.model.turns.outOfOrderReasonIds
        names: root.model.turns.outOfOrderReasonNames
        onChosen: reason => {
            reasons.visible = false;
            tickets.focusList();
            root.card.callBefore(reasons.ticket, reason);
        }
        onCancelled: {
            reasons.visible = false;
            tickets.focusList();
        }
    }
}
