// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// A fee at the counter: what is due, when it may be taken, how it was paid, and the number of the
/// receipt.
FocusScope {
    id: root

    required property CaseDeskViewModel desk
    signal done

    readonly property CaseFee fee: root.desk.fee
    readonly property bool isReady: root.fee.step === CaseFee.Ready
    readonly property bool isTaking: root.fee.step === CaseFee.Taking
    readonly property bool isOver: root.fee.step === CaseFee.Taken
        || root.fee.step === CaseFee.Failed

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            root.desk.beginFee();
            root.forceActiveFocus();
        }
    }
    onIsReadyChanged: if (visible && root.isReady) cash.forceActiveFocus()
    onIsOverChanged: if (visible && root.isOver) close.forceActiveFocus()
    // While it is being recorded nobody looks away.
    Keys.onEscapePressed: if (!root.isTaking) root.done()

    DialogFrame {
        title: qsTr("窗口收款")
        contentHeight: form.height
        onCancelled: if (!root.isTaking) root.done()

        Column {
            id: form

            width: parent.width
            spacing: 14

            StyledText {
                width: parent.width
                text: qsTr("应收 %1").arg(root.fee.amount)
                font.pixelSize: 30
                font.weight: Font.Bold
            }

            StyledText {
                width: parent.width
                text: root.fee.text
                color: root.fee.step === CaseFee.Failed
                    ? Style.bad
                    : (root.fee.step === CaseFee.Taken ? Style.good : Style.inkSecondary)
                font.pixelSize: Style.deskBodySize
                Accessible.role: Accessible.AlertMessage
            }

            TouchButton {
                id: cash

                visible: !root.isOver
                width: parent.width
                compact: true
                variant: TouchButton.Primary
                text: qsTr("确认已收现金")
                busy: root.isTaking
                enabled: root.isReady
                onActivated: root.fee.take("cash")
                KeyNavigation.down: card
            }

            TouchButton {
                id: card

                visible: !root.isOver
                width: parent.width
                compact: true
                text: qsTr("确认已在收款机收款")
                busy: root.isTaking
                enabled: root.isReady
                onActivated: root.fee.take("card")
                KeyNavigation.up: cash
            }

            TouchButton {
                id: close

                visible: root.isOver
                width: parent.width
                compact: true
                variant: TouchButton.Primary
                text: qsTr("知道了")
                onActivated: root.done()
            }
        }
    }
}
