// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter

/// Which matters of a number were done here, before its service ends: what this window serves,
/// unless the clerk says otherwise; with the rest the citizen is sent on. Enter takes what is
/// proposed, Escape leaves everything as it was.
FocusScope {
    id: root

    required property CounterViewModel model
    signal done

    readonly property DoneChoice choice: root.model.done
    readonly property bool hasRest: root.choice.restName !== ""

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            root.model.askWhatWasDone();
            (root.hasRest ? sendOn : finish).forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.done()

    DialogFrame {
        title: qsTr("本窗口办完了哪些事？")
        contentHeight: list.count * 56 + verbs.height + 16
        onCancelled: root.done()

        DialogList {
            id: list

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                bottom: verbs.top
                margins: -list.frame
                bottomMargin: 16 - list.frame
            }
            model: root.choice.names

            delegate: TouchButton {
                id: matter

                required property int index
                required property string modelData

                readonly property string key: root.choice.ids[matter.index] ?? ""

                focus: ListView.isCurrentItem
                x: list.frame
                width: list.answerWidth
                compact: true
                checkable: true
                checked: root.choice.done.indexOf(matter.key) >= 0
                iconName: matter.checked ? "check_box" : "check_box_outline_blank"
                text: matter.modelData
                onActivated: root.choice.toggle(matter.key)
            }
        }

        Column {
            id: verbs

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
            }
            spacing: 8

            TouchButton {
                id: sendOn

                visible: root.hasRest
                width: parent.width
                compact: true
                variant: TouchButton.Primary
                text: qsTr("转去办：%1").arg(root.choice.restName)
                onActivated: {
                    root.done();
                    root.model.transferRest();
                }
            }

            TouchButton {
                id: finish

                width: parent.width
                compact: true
                variant: root.hasRest ? TouchButton.Secondary : TouchButton.Primary
                text: root.hasRest ? qsTr("办结，其余今天不办") : qsTr("全部办结")
                onActivated: {
                    root.done();
                    root.model.finishByWhatWasDone();
                }
            }
        }
    }
}
