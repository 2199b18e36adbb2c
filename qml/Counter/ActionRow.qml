// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter

/// What a clerk does all day, each with its key.
Row {
    id: root

    required property CounterViewModel model
    signal transferWanted
    signal pauseWanted

    readonly property bool isOpen: root.model.windowState === CounterViewModel.Open
    readonly property bool isPaused: root.model.windowState === CounterViewModel.Paused
    readonly property bool hasHand: root.model.handState !== CounterViewModel.Nobody
    readonly property real buttonWidth: (root.width - 8 * root.spacing) / 9

    spacing: 12

    component Action: TouchButton {
        compact: true
        height: 60
    }

    Action {
        width: root.buttonWidth
        busy: root.model.busy
        variant: TouchButton.Primary
        text: qsTr("下一位")
        keyHint: "F1"
        enabled: root.model.fresh && root.isOpen && !root.hasHand
        onActivated: root.model.callNext()
    }

    Action {
        width: root.buttonWidth
        busy: root.model.busy
        text: qsTr("重呼")
        keyHint: "F2"
        enabled: root.model.fresh && root.model.handState === CounterViewModel.Called
        onActivated: root.model.recall()
    }

    Action {
        width: root.buttonWidth
        busy: root.model.busy
        text: qsTr("过号")
        keyHint: "F3"
        enabled: root.model.fresh && root.model.handState === CounterViewModel.Called
        onActivated: root.model.noShow()
    }

    Action {
        width: root.buttonWidth
        busy: root.model.busy
        text: root.model.handState === CounterViewModel.Serving ? qsTr("办结") : qsTr("开始办理")
        keyHint: "F4"
        variant: root.hasHand ? TouchButton.Primary : TouchButton.Secondary
        enabled: root.model.fresh && root.hasHand
        onActivated: root.model.startOrFinish()
    }

    Action {
        width: root.buttonWidth
        busy: root.model.busy
        text: qsTr("转移")
        keyHint: "F5"
        enabled: root.model.fresh && root.hasHand
        onActivated: root.transferWanted()
    }

    Action {
        width: root.buttonWidth
        busy: root.model.busy
        text: root.isPaused ? qsTr("恢复叫号") : qsTr("暂停")
        keyHint: "F8"
        enabled: root.model.fresh && (root.isOpen || root.isPaused)
        onActivated: root.isPaused ? root.model.resume() : root.pauseWanted()
    }

    Action {
        width: root.buttonWidth
        busy: root.model.busy
        text: root.model.undoText
        keyHint: root.model.undoSeconds > 0 ? "" : "Ctrl+Z"
        enabled: root.model.fresh && root.model.undoSeconds > 0
        onActivated: root.model.undo()
    }

    Action {
        width: root.buttonWidth
        busy: root.model.busy
        text: qsTr("应答终端")
        keyHint: "F12"
        enabled: root.model.fresh && root.model.helpText !== ""
        onActivated: root.model.answerHelp()
    }

    Action {
        width: root.buttonWidth
        busy: root.model.busy
        text: qsTr("关闭窗口")
        enabled: root.model.fresh && (root.isOpen || root.isPaused) && !root.hasHand
        onActivated: root.model.closeWindow()
    }
}
