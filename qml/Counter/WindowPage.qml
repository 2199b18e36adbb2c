// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter

/// The day's work: queue left, citizen in the middle, matter right, actions below.
Item {
    id: root

    required property CounterViewModel model

    readonly property bool isDialogOpen: turns.isOpen || pauseReasons.visible || restore.visible
        || finish.visible
    readonly property bool takesKeys: root.enabled && !root.isDialogOpen
    readonly property bool isClosed: root.model.windowState === CounterViewModel.Closed

    // While a dialog is open, nothing behind it can be reached.
    Item {
        anchors.fill: parent
        enabled: !root.isDialogOpen

        WindowHeader {
            id: header

            width: parent.width
            model: root.model
            takesKeys: root.takesKeys
        }

        MessageBars {
            id: bars

            anchors {
                left: parent.left
                right: parent.right
                top: header.bottom
                leftMargin: 20
                rightMargin: 20
                topMargin: 12
            }
            model: root.model
            takesKeys: root.takesKeys
        }

        Row {
            id: panels

            readonly property real available: width - 2 * spacing

            anchors {
                left: parent.left
                right: parent.right
                top: header.bottom
                bottom: actions.top
                margins: 20
                topMargin: bars.shownHeight > 0 ? bars.shownHeight + 24 : 20
            }
            spacing: 20

            QueuePanel {
                width: panels.available * 0.29
                height: parent.height
                model: root.model
            }

            HandPanel {
                width: panels.available * 0.35
                height: parent.height
                model: root.model
                takesKeys: root.takesKeys
                onCallOtherWanted: turns.show(turns.callOther)
            }

            OpenPanel {
                visible: root.isClosed
                width: panels.available * 0.36
                height: parent.height
                model: root.model
                takesKeys: root.takesKeys
                onDayEndWanted: turns.show(turns.dayEnd)
            }

            MaterialsPanel {
                visible: !root.isClosed
                width: panels.available * 0.36
                height: parent.height
                model: root.model
            }
        }

        ActionRow {
            id: actions

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
                margins: 20
            }
            model: root.model
            takesKeys: root.takesKeys
            onTransferWanted: turns.show(turns.transfer)
            onSuspendWanted: turns.show(turns.suspendReasons)
            onBringBackWanted: turns.show(turns.bringBack)
            onFinishWanted: finish.visible = true
            onRestoreWanted: restore.visible = true
            onPauseWanted: pauseReasons.visible = true
        }
    }

    TurnDialogs {
        id: turns

        anchors.fill: parent
        turns: root.model.turns
        queue: root.model.queue
    }

    ChoiceDialog {
        id: pauseReasons

        visible: false
        title: qsTr("为什么暂停？")
        ids: root.model.pauseIds
        names: root.model.pauseNames
        onChosen: reason => {
            pauseReasons.visible = false;
            root.model.pause(reason);
        }
        onCancelled: pauseReasons.visible = false
    }

    FinishDialog {
        id: finish

        visible: false
        model: root.model
        onDone: finish.visible = false
    }

    RestoreDialog {
        id: restore

        visible: false
        model: root.model
        onDone: restore.visible = false
    }
}
