// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// The citizen in hand.
Card {
    id: root

    required property CounterViewModel model
    property bool takesKeys: true
    /// Somebody is to be called before their turn.
    signal callOtherWanted

    readonly property bool hasHand: root.model.hand.state !== CitizenInHand.Nobody

    radius: 16

    /// On a low screen a notice and three figures must still find room below the number.
    readonly property bool isLow: root.height < 560

    component Figure: Column {
        id: figure

        property string name
        property string value
        /// Wider than this it wraps.
        property real limit

        spacing: 4

        StyledText {
            text: figure.name
            color: Style.inkSecondary
            font.pixelSize: Style.deskCaptionSize
            wrapMode: Text.NoWrap
        }

        StyledText {
            width: Math.min(implicitWidth, figure.limit)
            text: figure.value
            font.pixelSize: 20
            font.weight: Font.Bold
        }
    }

    Column {
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 24
        }
        spacing: root.isLow ? 12 : 18
        visible: root.hasHand

        StyledText {
            text: root.model.hand.state === CitizenInHand.Serving
                ? qsTr("正在办理")
                : qsTr("正在叫号 · 第 %1 次").arg(root.model.hand.callCount)
            color: Style.inkSecondary
            font.pixelSize: Style.deskBodySize
        }

        StyledText {
            text: root.model.hand.number
            color: Style.accent
            font.pixelSize: root.isLow ? 64 : 88
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.Heading
            Accessible.name: qsTr("当前号码 %1").arg(root.model.hand.number)
        }

        StyledText {
            width: parent.width
            text: root.model.hand.person
            font.pixelSize: 20
        }

        StyledText {
            width: parent.width
            text: root.model.hand.matter
            font.pixelSize: 24
            font.weight: Font.Bold
        }

        Column {
            width: parent.width
            visible: root.model.hand.further.length > 0
            spacing: root.isLow ? 2 : 6

            Repeater {
                model: root.model.hand.further

                StyledText {
                    required property string modelData

                    width: parent.width
                    text: qsTr("还要办：%1").arg(modelData)
                    font.pixelSize: root.isLow ? Style.deskBodySize : 20
                }
            }
        }

        StyledText {
            visible: root.model.hand.outcomeUnknown
            width: parent.width
            text: qsTr("出票时断电，不确定号票是否打出：请核对本人所持号码")
            color: Style.notice
            font.pixelSize: Style.deskBodySize
        }

        Flow {
            width: parent.width
            spacing: 24

            Figure {
                limit: root.width - 48
                name: qsTr("等候")
                value: root.model.hand.waited
            }

            Figure {
                limit: root.width - 48
                name: root.model.hand.state === CitizenInHand.Serving ? qsTr("办理") : qsTr("已叫")
                value: root.model.hand.elapsed
            }

            Figure {
                limit: root.width - 48
                name: qsTr("为何先叫")
                value: root.model.hand.why
            }
        }
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 56
        spacing: 20
        visible: !root.hasHand

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            size: 72
            name: root.model.windowState === CounterViewModel.Paused
                ? "pause_circle_outline"
                : "event_seat"
            color: Style.controlLine
        }

        StyledText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: 20
            text: {
                switch (root.model.windowState) {
                case CounterViewModel.Open:
                    return qsTr("按 F1 叫下一位");
                case CounterViewModel.Paused:
                    return qsTr("已暂停：%1。按 F8 恢复叫号").arg(root.model.pauseReason);
                default:
                    if (root.model.taken) {
                        return qsTr("同事正在使用这个窗口\n请同事先关闭，或按 F10 退出后换一个窗口\n同事已离岗的，可以接管窗口");
                    }
                    return qsTr("窗口还没有开放\n选择要受理的业务，按 F9 开放窗口");
                }
            }
        }

        TouchButton {
            id: callOther

            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.model.turns.mayCallOthers
                && root.model.windowState === CounterViewModel.Open
            compact: true
            text: qsTr("指定叫号")
            keyHint: "Shift+F1"
            busy: root.model.busy
            enabled: root.model.fresh && root.model.queue.count > 0
            onActivated: root.callOtherWanted()

            Shortcut {
                sequence: "Shift+F1"
                autoRepeat: false
                enabled: root.takesKeys && callOther.visible && callOther.enabled
                onActivated: root.callOtherWanted()
            }
        }
    }
}
