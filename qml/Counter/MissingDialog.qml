// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter

/// Which materials are still to be brought: all of them, said once. Space marks one, the button
/// below sends the notice.
FocusScope {
    id: root

    required property CaseDeskViewModel desk
    signal done

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            root.desk.clearMissing();
            list.currentIndex = 0;
            list.positionViewAtBeginning();
            list.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.done()

    DialogFrame {
        title: qsTr("还缺哪些材料？请一次说全")
        contentHeight: list.count * 56 + send.height + 16
        onCancelled: root.done()

        DialogList {
            id: list

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                bottom: send.top
                margins: -list.frame
                bottomMargin: 16 - list.frame
            }
            focus: true
            model: root.desk.missing

            delegate: TouchButton {
                id: material

                required property int index
                required property string lineId
                required property string title
                required property bool isChecked

                focus: ListView.isCurrentItem
                x: list.frame
                width: list.answerWidth
                compact: true
                checkable: true
                checked: material.isChecked
                iconName: material.isChecked ? "check_box" : "check_box_outline_blank"
                text: material.title
                onActivated: root.desk.toggleMissing(material.lineId)
            }
        }

        TouchButton {
            id: send

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
            }
            compact: true
            variant: TouchButton.Primary
            text: qsTr("一次性告知申请人")
            enabled: root.desk.hasMissing
            onActivated: {
                root.done();
                root.desk.askMore();
            }
        }
    }
}
