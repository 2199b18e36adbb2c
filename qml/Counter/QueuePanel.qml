// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Who waits for this window, and who could be brought back.
Card {
    id: root

    required property CounterViewModel model

    /// What a list below the queue may take of the height: where there are two of them on a low
    /// screen, a row each.
    readonly property real roomBelow: {
        if (suspended.visible && aside.visible) {
            return root.height < 560 ? 58 : root.height * 0.22;
        }
        return root.height * 0.35;
    }

    radius: 16

    StyledText {
        id: title

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 24
        }
        text: root.model.queueTitle
        font.pixelSize: 18
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    StyledText {
        id: reason

        anchors {
            left: parent.left
            right: parent.right
            top: title.bottom
            leftMargin: 24
            rightMargin: 24
            topMargin: 6
        }
        visible: text !== ""
        text: root.model.nextReason
        color: Style.inkSecondary
        font.pixelSize: Style.deskCaptionSize
    }

    ListView {
        id: list

        anchors {
            left: parent.left
            right: parent.right
            top: reason.visible ? reason.bottom : title.bottom
            margins: 12
        }
        // Whole rows only, where none wraps and there is room for some.
        height: {
            const room = (suspended.visible ? suspended.y - 8 : below.y) - y;
            const rows = Math.floor(room / 60);
            return Math.max(0, rows < 3 ? room : rows * 60);
        }
        clip: true
        // Rows out of sight are made when they come into it: they cost little, and one made ahead
        // lies over the first row until it has its place.
        cacheBuffer: 0
        model: root.model.queue
        Accessible.role: Accessible.List
        Accessible.name: qsTr("等候队列")

        delegate: Rectangle {
            id: line

            required property int index
            required property string number
            required property string matter
            required property string tag
            required property string wait

            width: ListView.view.width
            height: Math.max(60, words.height + 16)
            radius: 10
            color: line.index === 0 ? Style.accentSoft : "transparent"
            Accessible.role: Accessible.ListItem
            Accessible.name: line.number + " " + line.matter + " " + line.tag + " " + line.wait

            StyledText {
                id: numberText

                anchors.left: parent.left
                anchors.leftMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                width: 80
                text: line.number
                color: Style.accent
                font.pixelSize: 19
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Column {
                id: words

                anchors.left: numberText.right
                anchors.right: waitText.left
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter

                StyledText {
                    width: parent.width
                    text: line.matter
                    font.pixelSize: Style.deskBodySize
                    Accessible.ignored: true
                }

                StyledText {
                    visible: line.tag !== ""
                    width: parent.width
                    text: line.tag
                    color: Style.noticeIcon
                    font.pixelSize: 14
                    Accessible.ignored: true
                }
            }

            StyledText {
                id: waitText

                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                text: line.wait
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }

        StyledText {
            anchors.centerIn: parent
            visible: list.count === 0
            width: parent.width - 48
            horizontalAlignment: Text.AlignHCenter
            text: root.model.windowState === CounterViewModel.Closed
                ? qsTr("窗口开放后，这里显示等候的人")
                : qsTr("现在没有人等候")
            color: Style.inkSecondary
            font.pixelSize: Style.deskBodySize
        }
    }

    Item {
        id: below

        // Where what is below the queue begins.
        y: asideTitle.visible ? asideTitle.y - 18 : root.height - 12
    }

    SuspendedList {
        id: suspended

        anchors {
            left: parent.left
            right: parent.right
            bottom: below.top
        }
        maximumHeight: root.roomBelow
        model: root.model
    }

    Rectangle {
        visible: asideTitle.visible
        anchors {
            left: asideTitle.left
            right: asideTitle.right
            bottom: asideTitle.top
            bottomMargin: 10
        }
        height: Style.lineWidth
        color: Style.line
    }

    StyledText {
        id: asideTitle

        anchors {
            left: parent.left
            right: parent.right
            bottom: aside.top
            leftMargin: 24
            rightMargin: 24
            bottomMargin: 6
        }
        visible: root.model.setAside.count > 0
        text: qsTr("过号和未取的号票 %1 张 · F6 找回").arg(root.model.setAside.count)
        color: Style.inkSecondary
        font.pixelSize: Style.deskCaptionSize
        font.weight: Font.Bold
    }

    ListView {
        id: aside

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 12
        }
        height: visible ? Math.min(root.roomBelow, contentHeight) : 0
        visible: root.model.setAside.count > 0
        clip: true
        cacheBuffer: 0
        spacing: 6
        model: root.model.setAside

        delegate: Item {
            id: asideLine

            required property string ticketId
            required property string number
            required property string matter
            required property string tag

            width: ListView.view.width
            height: 52

            StyledText {
                anchors.left: parent.left
                anchors.leftMargin: 12
                anchors.right: restore.left
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                text: asideLine.number + " · " + asideLine.tag
                font.pixelSize: Style.deskBodySize
            }

            TouchButton {
                id: restore

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                compact: true
                text: qsTr("找回")
                label: qsTr("找回 %1").arg(asideLine.number)
                busy: root.model.busy
                enabled: root.model.fresh
                onActivated: root.model.restore(asideLine.ticketId)
            }
        }
    }
}
