// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Bench
import OneWindow.Controls
import OneWindow.Style

/// The payment box: what somebody is to pay, what goes wrong, and what was charged.
Card {
    id: root

    required property BenchViewModel model

    readonly property bool isWaiting: root.model.toPay !== ""

    radius: 16

    Column {
        id: head

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 20
        }
        spacing: 8

        PanelTitle {
            width: parent.width
            title: qsTr("收款设备")
            hint: root.isWaiting ? root.model.toPay : qsTr("现在没有要付的款")
        }

        TouchButton {
            width: parent.width
            height: 44
            compact: true
            enabled: root.isWaiting
            iconName: "check"
            text: qsTr("付款")
            onActivated: root.model.pay()
        }

        TouchButton {
            width: parent.width
            height: 44
            compact: true
            enabled: root.isWaiting
            text: qsTr("拒绝付款")
            onActivated: root.model.refusePayment()
        }

        TouchButton {
            width: parent.width
            height: 44
            compact: true
            enabled: root.isWaiting
            text: qsTr("等到超时")
            onActivated: root.model.letPaymentLapse()
        }

        TouchButton {
            width: parent.width
            height: 44
            compact: true
            checkable: true
            checked: root.model.losesAnswer
            iconName: root.model.losesAnswer ? "report_problem" : ""
            text: qsTr("收了款，答复丢失")
            onActivated: root.model.toggleLostAnswer()
        }

        TouchButton {
            width: parent.width
            height: 44
            compact: true
            text: qsTr("断电再通电")
            onActivated: root.model.cyclePaymentPower()
        }

        PanelTitle {
            width: parent.width
            title: qsTr("收款记录")
            hint: qsTr("共 %1 笔，%2").arg(root.model.charges.length).arg(root.model.chargedTotal)
        }
    }

    ListView {
        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            bottom: plug.top
            margins: 20
        }
        clip: true
        spacing: 6
        boundsBehavior: Flickable.StopAtBounds
        model: root.model.charges

        delegate: StyledText {
            required property string modelData

            width: ListView.view.width
            text: modelData
            font.pixelSize: Style.deskCaptionSize
        }
    }

    TouchButton {
        id: plug

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 20
        }
        compact: true
        iconName: root.model.paymentPlugged ? "" : "report_problem"
        text: root.model.paymentPlugged ? qsTr("拔掉收款设备") : qsTr("插上收款设备")
        onActivated: root.model.togglePayment()
    }
}
