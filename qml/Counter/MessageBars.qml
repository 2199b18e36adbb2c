// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter

/// What everybody at the counter must know, whatever page is shown; as high as what there is to
/// say.
Column {
    id: root

    required property CounterViewModel model
    property bool takesKeys: true
    /// Of the page that is shown; a word of the hall's on what was done there.
    property string notice

    // A Column keeps the height of its last visible child when that goes too.
    readonly property real shownHeight: stale.visible || centre.visible || problem.visible
        || notice.visible || help.visible || devices.visible || alarm.visible || incoming.visible
        || outgoing.visible || moved.visible || closing.visible ? root.height : 0

    spacing: 8

    MessageBar {
        id: alarm

        isBad: true
        text: root.model.asks.alarmText
        actionText: root.model.asks.alarmText === "" ? "" : qsTr("已处理")
        actionKey: "Ctrl+F11"
        takesKeys: root.takesKeys && root.model.fresh
        busy: root.model.busy
        onActivated: root.model.asks.closeAlarm()
    }

    MessageBar {
        id: incoming

        text: root.model.asks.incomingText
        actionText: root.model.asks.incomingText === "" ? "" : qsTr("答复")
        actionKey: "Ctrl+F12"
        takesKeys: root.takesKeys && root.model.fresh
        busy: root.model.busy
        onActivated: root.model.asks.beginAnswer()
    }

    MessageBar {
        id: outgoing

        text: root.model.asks.outgoingText
        actionText: root.model.asks.outgoingText === "" ? "" : qsTr("知道了")
        actionKey: "Shift+F12"
        takesKeys: root.takesKeys
        onActivated: root.model.asks.dismiss()
    }

    MessageBar {
        id: moved

        text: root.model.moved.text
    }

    MessageBar {
        id: closing

        text: root.model.closing.barText
        actionText: root.model.closing.mayList ? qsTr("受影响的人") : ""
        actionKey: "Ctrl+Shift+F9"
        takesKeys: root.takesKeys && root.model.fresh
        onActivated: root.model.closing.beginAffected()
    }

    MessageBar {
        id: stale

        isBad: true
        text: root.model.alarms.staleText
    }

    MessageBar {
        id: centre

        text: root.model.alarms.centreText
    }

    MessageBar {
        id: problem

        isBad: true
        text: root.model.problem
    }

    MessageBar {
        id: notice

        text: root.notice
    }

    MessageBar {
        id: help

        text: root.model.alarms.helpText
        actionText: root.model.alarms.helpText === "" ? "" : qsTr("应答终端")
        actionKey: "F12"
        takesKeys: root.takesKeys && root.model.fresh
        busy: root.model.busy
        onActivated: root.model.answerHelp()
    }

    MessageBar {
        id: devices

        text: root.model.alarms.deviceText
    }
}
