// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter

/// What a clerk does all day, each with its key. A key does what its button does, and nothing when
/// the button is off.
Row {
    id: root

    required property CounterViewModel model
    /// Whether the keys count: not while a dialog is open.
    property bool takesKeys: true
    signal transferWanted
    signal suspendWanted
    signal bringBackWanted
    /// What was done of several matters is asked first.
    signal finishWanted
    signal restoreWanted
    signal pauseWanted

    readonly property bool isOpen: root.model.windowState === CounterViewModel.Open
    readonly property bool isPaused: root.model.windowState === CounterViewModel.Paused
    readonly property bool isClosed: root.model.windowState === CounterViewModel.Closed
    readonly property bool isCalled: root.model.hand.state === CitizenInHand.Called
    readonly property bool isServing: root.model.hand.state === CitizenInHand.Serving
    readonly property bool hasHand: root.isCalled || root.isServing

    readonly property real share: (root.width - 9 * root.spacing) / 10

    spacing: 12

    DeskAction {
        width: root.share
        takesKeys: root.takesKeys
        busy: root.model.busy
        text: qsTr("下一位")
        keyName: "F1"
        isPrimary: true
        enabled: root.model.fresh && root.isOpen && !root.hasHand
        onActivated: root.model.callNext()
    }

    DeskAction {
        width: root.share
        takesKeys: root.takesKeys
        busy: root.model.busy
        text: qsTr("重呼")
        keyName: "F2"
        enabled: root.model.fresh && root.isCalled
        onActivated: root.model.recall()
    }

    DeskAction {
        width: root.share
        takesKeys: root.takesKeys
        busy: root.model.busy
        text: qsTr("过号")
        keyName: "F3"
        enabled: root.model.fresh && root.isCalled
        onActivated: root.model.noShow()
    }

    DeskAction {
        width: root.share
        takesKeys: root.takesKeys
        busy: root.model.busy
        text: root.isServing ? qsTr("办结") : qsTr("开始办理")
        keyName: "F4"
        isPrimary: true
        enabled: root.model.fresh && root.hasHand
        onActivated: {
            if (root.model.asksWhatWasDone) {
                root.finishWanted();
            } else {
                root.model.startOrFinish();
            }
        }
    }

    DeskAction {
        width: root.share
        takesKeys: root.takesKeys
        busy: root.model.busy
        text: qsTr("转移")
        keyName: "F5"
        enabled: root.model.fresh && root.hasHand
        onActivated: root.transferWanted()
    }

    DeskAction {
        width: root.share
        takesKeys: root.takesKeys
        busy: root.model.busy
        text: root.hasHand ? qsTr("挂起") : qsTr("叫回挂起")
        keyName: "F11"
        enabled: root.model.fresh
            && (root.hasHand || (root.isOpen && root.model.turns.callable.count > 0))
        onActivated: root.hasHand ? root.suspendWanted() : root.bringBackWanted()
    }

    DeskAction {
        width: root.share
        takesKeys: root.takesKeys
        busy: root.model.busy
        text: qsTr("找回号票")
        keyName: "F6"
        enabled: root.model.fresh
        onActivated: root.restoreWanted()
    }

    DeskAction {
        width: root.share
        takesKeys: root.takesKeys
        busy: root.model.busy
        text: root.model.undoText
        keyName: "F7"
        secondKey: "Ctrl+Z"
        enabled: root.model.fresh && root.model.undoSeconds > 0
        onActivated: root.model.undo()
    }

    DeskAction {
        width: root.share
        takesKeys: root.takesKeys
        busy: root.model.busy
        text: root.isPaused ? qsTr("恢复叫号") : qsTr("暂停")
        keyName: "F8"
        isPrimary: root.isPaused && !root.hasHand
        enabled: root.model.fresh && !root.isClosed
        onActivated: root.isPaused ? root.model.resume() : root.pauseWanted()
    }

    DeskAction {
        width: root.share
        takesKeys: root.takesKeys
        busy: root.model.busy
        text: root.isClosed ? qsTr("开放窗口") : qsTr("关闭窗口")
        keyName: "F9"
        isPrimary: root.isClosed
        enabled: root.model.fresh && !root.hasHand && !root.model.taken
        onActivated: root.isClosed ? root.model.openWindow() : root.model.closeWindow()
    }
}
