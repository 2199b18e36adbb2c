// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Bench
import OneWindow.Controls
import OneWindow.Style

/// The tickets that came out, one at a time, as the paper would look.
Card {
    id: root

    required property BenchViewModel model

    readonly property bool hasPaper: root.model.shownTicket > 0

    radius: 16

    PanelTitle {
        id: head

        anchors {
            left: parent.left
            right: older.left
            top: parent.top
            margins: 20
        }
        title: root.hasPaper ? qsTr("第 %1 张小票").arg(root.model.shownTicket) : qsTr("小票")
        hint: root.hasPaper ? qsTr("共 %1 张").arg(root.model.ticketCount) : ""
    }

    TouchButton {
        id: older

        anchors {
            right: newer.left
            rightMargin: 8
            top: parent.top
            topMargin: 20
        }
        width: 64
        compact: true
        visible: root.hasPaper
        enabled: root.model.hasOlder
        iconName: "chevron_left"
        label: qsTr("上一张小票")
        onActivated: root.model.showOlder()
    }

    TouchButton {
        id: newer

        anchors {
            right: parent.right
            rightMargin: 20
            top: parent.top
            topMargin: 20
        }
        width: 64
        compact: true
        visible: root.hasPaper
        enabled: root.model.hasNewer
        iconName: "chevron_right"
        label: qsTr("下一张小票")
        onActivated: root.model.showNewer()
    }

    StyledText {
        anchors.centerIn: parent
        width: parent.width - 80
        visible: !root.hasPaper
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("还没有打印小票")
        color: Style.inkSecondary
        font.pixelSize: Style.deskTitleSize
    }

    Flickable {
        anchors {
            fill: parent
            margins: 20
            topMargin: 92
        }
        contentHeight: paper.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Rectangle {
            id: paper

            width: parent.width
            height: picture.height + 24
            visible: root.hasPaper
            color: Style.paper
            border.width: 1
            border.color: Style.paperLine

            Image {
                id: picture

                x: 12
                y: 12
                width: parent.width - 24
                fillMode: Image.PreserveAspectFit
                cache: false
                smooth: true
                source: root.hasPaper ? "image://paper/" + root.model.shownTicket : ""
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("小票的样子")
            }
        }
    }
}
