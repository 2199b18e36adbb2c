// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Before the window is open: what it will serve.
Card {
    id: root

    required property CounterViewModel model
    property bool takesKeys: true
    signal dayEndWanted

    readonly property MatterChoice choice: root.model.choice

    readonly property int count: root.choice.chosen.length

    radius: 16

    StyledText {
        id: title

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 24
        }
        text: qsTr("本窗口受理")
        font.pixelSize: 18
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    StyledText {
        id: hint

        anchors {
            left: title.left
            right: title.right
            top: title.bottom
            topMargin: 4
        }
        text: {
            if (root.count > 0) {
                return qsTr("已选 %1 项业务").arg(root.count);
            }
            return root.choice.limited
                ? qsTr("不选表示受理您能办的全部业务")
                : qsTr("不选表示受理全部业务");
        }
        color: Style.inkSecondary
        font.pixelSize: Style.deskCaptionSize
    }

    MatterChips {
        anchors {
            left: parent.left
            right: parent.right
            top: hint.bottom
            bottom: dayEnd.visible ? dayEnd.top : open.top
            leftMargin: 16
            rightMargin: 16
            topMargin: 12
            bottomMargin: 16
        }
        choice: root.choice
    }

    TouchButton {
        id: dayEnd

        anchors {
            left: open.left
            right: open.right
            bottom: open.top
            bottomMargin: 12
        }
        visible: root.model.turns.mayEndDay
        compact: true
        text: qsTr("提前结束今天的叫号")
        keyHint: "Ctrl+F10"
        busy: root.model.busy
        enabled: root.model.fresh
        onActivated: root.dayEndWanted()

        Shortcut {
            sequence: "Ctrl+F10"
            autoRepeat: false
            enabled: root.takesKeys && root.visible && dayEnd.visible && dayEnd.enabled
            onActivated: root.dayEndWanted()
        }
    }

    TouchButton {
        id: open

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 24
        }
        visible: !root.model.taken
        compact: true
        variant: TouchButton.Primary
        text: qsTr("开放窗口")
        keyHint: "F9"
        busy: root.model.busy
        enabled: root.model.fresh && !root.model.taken
        onActivated: root.model.openWindow()
    }

    TouchButton {
        id: takeOver

        anchors.fill: open
        visible: root.model.taken
        compact: true
        text: qsTr("接管窗口")
        keyHint: "Shift+F9"
        busy: root.model.busy
        enabled: root.model.fresh && root.model.taken
        onActivated: root.model.takeOver()

        Shortcut {
            sequence: "Shift+F9"
            autoRepeat: false
            enabled: root.takesKeys && root.visible && takeOver.visible && takeOver.enabled
            onActivated: root.model.takeOver()
        }
    }
}
