// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Bench
import OneWindow.Controls

/// What is wrong with the printer, and codes for the scanner.
Card {
    id: root

    required property BenchViewModel model

    radius: 16

    Column {
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 20
        }
        spacing: 8

        PanelTitle {
            width: parent.width
            title: qsTr("打印机")
            hint: qsTr("点一下制造故障，再点一下修好")
        }

        Repeater {
            model: root.model.faultLabels

            TouchButton {
                id: fault

                required property int index
                required property string modelData

                readonly property string faultId: root.model.faultIds[fault.index]

                width: parent.width
                height: 44
                compact: true
                checkable: true
                checked: root.model.faults.indexOf(fault.faultId) >= 0
                iconName: fault.checked ? "report_problem" : ""
                text: fault.modelData
                onActivated: root.model.toggleFault(fault.faultId)
            }
        }
    }

    Column {
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 20
        }
        spacing: 8

        PanelTitle {
            width: parent.width
            title: qsTr("扫码器")
            hint: root.model.scanFailed
                ? qsTr("没有送出：没有程序在听扫码器")
                : qsTr("扫右边小票上的二维码，或任意内容")
        }

        TouchButton {
            width: parent.width
            height: 44
            compact: true
            enabled: root.model.shownCode !== ""
            text: qsTr("扫这张小票的二维码")
            onActivated: root.model.scan(root.model.shownCode)
        }

        Item {
            width: parent.width
            height: code.height

            DeskField {
                id: code

                width: parent.width - send.width - 8
                label: qsTr("要扫的内容")
                placeholderText: code.label
                onAccepted: if (code.text !== "") root.model.scan(code.text)
            }

            TouchButton {
                id: send

                anchors.right: parent.right
                compact: true
                enabled: code.text !== ""
                text: qsTr("扫")
                label: qsTr("扫输入的内容")
                onActivated: root.model.scan(code.text)
            }
        }
    }
}
