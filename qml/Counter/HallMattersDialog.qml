// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter

/// What a window is to serve: Space marks a matter, the button below plays what would come of it.
FocusScope {
    id: root

    required property HallMove move
    signal done

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            list.currentIndex = 0;
            list.positionViewAtBeginning();
            list.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: cancel()

    function cancel() {
        root.done();
        root.move.cancel();
    }

    DialogFrame {
        title: qsTr("%1办理哪些事项？").arg(root.move.windowName)
        contentHeight: list.count * 56 + play.height + 16
        onCancelled: root.cancel()

        DialogList {
            id: list

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                bottom: play.top
                margins: -list.frame
                bottomMargin: 16 - list.frame
            }
            focus: true
            model: root.move.choices

            delegate: TouchButton {
                id: matter

                required property int index
                required property string lineId
                required property string title
                required property string figure
                required property bool isMarked

                focus: ListView.isCurrentItem
                activeFocusOnTab: ListView.isCurrentItem
                x: list.frame
                width: list.answerWidth
                compact: true
                checkable: true
                checked: matter.isMarked
                iconName: matter.isMarked ? "check_box" : "check_box_outline_blank"
                text: matter.figure === "" ? matter.title : matter.title + " · " + matter.figure
                onActivated: root.move.toggle(matter.lineId)
            }
        }

        TouchButton {
            id: play

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
            }
            compact: true
            variant: TouchButton.Primary
            text: qsTr("先看效果")
            enabled: root.move.canPlay
            onActivated: {
                root.done();
                root.move.play();
            }
        }
    }
}
