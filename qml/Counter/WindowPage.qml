// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// The day's work: queue left, citizen in the middle, matter right, actions below.
Item {
    id: root

    required property CounterViewModel model

    readonly property bool isDialogOpen: transfer.visible || pauseReasons.visible

    function reasons(): list<string> {
        return [qsTr("短暂离开"), qsTr("午间休息"), qsTr("核对材料"), qsTr("设备故障"), qsTr("交接班")];
    }

    component Key: Shortcut {
        context: Qt.WindowShortcut
        autoRepeat: false
    }

    Key {
        sequence: "F1"
        enabled: root.enabled && !root.isDialogOpen && root.model.fresh
        onActivated: root.model.callNext()
    }
    Key {
        sequence: "F2"
        enabled: root.enabled && !root.isDialogOpen && root.model.fresh
            && root.model.handState === CounterViewModel.Called
        onActivated: root.model.recall()
    }
    Key {
        sequence: "F3"
        enabled: root.enabled && !root.isDialogOpen && root.model.fresh
            && root.model.handState === CounterViewModel.Called
        onActivated: root.model.noShow()
    }
    Key {
        sequence: "F4"
        enabled: root.enabled && !root.isDialogOpen && root.model.fresh
            && root.model.handState !== CounterViewModel.Nobody
        onActivated: root.model.startOrFinish()
    }
    Key {
        sequence: "F5"
        enabled: root.enabled && !root.isDialogOpen && root.model.fresh
            && root.model.handState !== CounterViewModel.Nobody
        onActivated: transfer.visible = true
    }
    Key {
        sequence: "F6"
        enabled: root.enabled && !root.isDialogOpen && root.model.fresh
            && root.model.setAside.count > 0
        onActivated: root.model.restoreFirst()
    }
    Key {
        sequence: "F8"
        enabled: root.enabled && !root.isDialogOpen && root.model.fresh
            && root.model.windowState !== CounterViewModel.Closed
        onActivated: {
            if (root.model.windowState === CounterViewModel.Paused) {
                root.model.resume();
            } else {
                pauseReasons.visible = true;
            }
        }
    }
    Key {
        sequence: "Ctrl+Z"
        enabled: root.enabled && !root.isDialogOpen && root.model.fresh
        onActivated: root.model.undo()
    }
    Key {
        sequence: "F12"
        enabled: root.enabled && !root.isDialogOpen && root.model.fresh
        onActivated: root.model.answerHelp()
    }

    Rectangle {
        id: header

        width: parent.width
        height: 64
        color: Style.surface

        StyledText {
            id: windowName

            anchors.left: parent.left
            anchors.leftMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("%1 · 综合受理").arg(root.model.windowName)
            font.pixelSize: Style.deskTitleSize
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.Heading
        }

        Rectangle {
            id: pill

            readonly property bool isGood: root.model.windowState === CounterViewModel.Open

            anchors.left: windowName.right
            anchors.leftMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            width: pillText.implicitWidth + 28
            height: 32
            radius: 16
            color: pill.isGood ? Style.goodGround : Style.noticeGround

            StyledText {
                id: pillText

                anchors.centerIn: parent
                text: {
                    switch (root.model.windowState) {
                    case CounterViewModel.Open:
                        return qsTr("服务中");
                    case CounterViewModel.Paused:
                        return qsTr("已暂停");
                    default:
                        return qsTr("未开放");
                    }
                }
                color: pill.isGood ? Style.good : Style.notice
                font.pixelSize: Style.deskCaptionSize
                wrapMode: Text.NoWrap
            }
        }

        Row {
            anchors.right: parent.right
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            spacing: 24

            StyledText {
                anchors.verticalCenter: parent.verticalCenter
                text: root.model.servedToday
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
                wrapMode: Text.NoWrap
            }

            StyledText {
                anchors.verticalCenter: parent.verticalCenter
                text: root.model.staffName
                font.pixelSize: Style.deskBodySize
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
            }

            TouchButton {
                anchors.verticalCenter: parent.verticalCenter
                compact: true
                height: 44
                text: qsTr("退出登录")
                busy: root.model.busy
                enabled: root.model.handState === CounterViewModel.Nobody
                onActivated: root.model.signOut()
            }

            StyledText {
                anchors.verticalCenter: parent.verticalCenter
                text: root.model.timeText
                font.pixelSize: Style.deskTitleSize
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
            }
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Style.lineWidth
            color: Style.line
        }
    }

    Column {
        id: bars

        anchors {
            left: parent.left
            right: parent.right
            top: header.bottom
            leftMargin: 20
            rightMargin: 20
            topMargin: 12
        }
        spacing: 8

        component Bar: Rectangle {
            id: bar

            property string text
            property bool isBad: false

            visible: bar.text !== ""
            width: parent.width
            height: barText.implicitHeight + 20
            radius: 10
            color: bar.isBad ? Style.badGround : Style.noticeGround
            Accessible.role: Accessible.AlertMessage
            Accessible.name: bar.text

            Icon {
                id: barIcon

                anchors.left: parent.left
                anchors.leftMargin: 14
                anchors.verticalCenter: parent.verticalCenter
                size: 24
                name: bar.isBad ? "error_outline" : "info_outline"
                color: bar.isBad ? Style.bad : Style.noticeIcon
            }

            StyledText {
                id: barText

                anchors.left: barIcon.right
                anchors.right: parent.right
                anchors.leftMargin: 12
                anchors.rightMargin: 14
                anchors.verticalCenter: parent.verticalCenter
                text: bar.text
                color: bar.isBad ? Style.bad : Style.notice
                font.pixelSize: Style.deskBodySize
                Accessible.ignored: true
            }
        }

        Bar {
            isBad: true
            text: root.model.fresh ? "" : root.model.staleText
        }

        Bar {
            isBad: true
            text: root.model.problem
        }

        Bar {
            text: root.model.helpText === "" ? "" : qsTr("%1 · 按 F12 应答").arg(root.model.helpText)
        }

        Bar {
            text: root.model.deviceText
        }
    }

    Row {
        id: panels

        readonly property real available: width - 2 * spacing

        anchors {
            left: parent.left
            right: parent.right
            top: bars.bottom
            bottom: actions.top
            margins: 20
            topMargin: bars.height > 0 ? 12 : 8
        }
        spacing: 20

        QueuePanel {
            width: panels.available * 0.27
            height: parent.height
            model: root.model
        }

        HandPanel {
            width: panels.available * 0.35
            height: parent.height
            model: root.model
        }

        MaterialsPanel {
            width: panels.available * 0.38
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
        onTransferWanted: transfer.visible = true
        onPauseWanted: pauseReasons.visible = true
    }

    ChoiceDialog {
        id: transfer

        visible: false
        title: qsTr("转移到哪项业务？号码和取号时间不变")
        ids: root.model.matterIds
        names: root.model.matterNames
        onChosen: id => {
            transfer.visible = false;
            root.model.transfer(id, "");
        }
        onCancelled: transfer.visible = false
    }

    ChoiceDialog {
        id: pauseReasons

        visible: false
        title: qsTr("为什么暂停？")
        ids: root.reasons()
        names: root.reasons()
        onChosen: reason => {
            pauseReasons.visible = false;
            root.model.pause(reason);
        }
        onCancelled: pauseReasons.visible = false
    }
}
