// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Capture
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// A name is written by hand, or the way of those who cannot.
FilingPage {
    id: root

    Rectangle {
        id: paper

        width: root.isLandscape ? parent.width - button.width - Style.gap : parent.width
        height: Math.min(Style.px(900),
            root.isLandscape ? parent.height : parent.height - button.height - Style.gap)
        radius: Style.cardRadius
        color: Style.paper
        border.width: Style.lineWidth
        border.color: Style.controlLine

        SignaturePad {
            anchors.fill: parent
            anchors.margins: Style.space(1)
            ink: root.model.ink
            inkColor: Style.paperInk
            penWidth: Style.px(8)
            fillColor: Style.paper
            Accessible.role: Accessible.Canvas
            Accessible.name: root.title
            Accessible.description: button.title
        }

        Rectangle {
            x: Style.space(4)
            y: Math.floor(parent.height * 0.78)
            width: parent.width - 2 * x
            height: Style.lineWidth
            color: Style.paperLine
        }

        StyledText {
            visible: root.model.ink.isEmpty
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.floor(parent.height * 0.78) - height - Style.space(0.5)
            text: qsTr("在线上签名")
            color: Style.paperInk
            wrapMode: Text.NoWrap
        }
    }

    ListTile {
        id: button

        width: root.isLandscape ? Math.floor(parent.width * 0.34) : parent.width
        anchors.right: parent.right
        y: root.isLandscape ? 0 : paper.height + Style.gap
        title: qsTr("我不能手写签名")
        iconName: "touch_app"
        onActivated: root.model.signByButton()
    }
}
