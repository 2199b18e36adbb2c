// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// One service level of the hall: the share large, beside it of whom.
Card {
    id: root

    property string share
    property string detail
    property int care: HallLineModel.Well

    radius: 16
    Accessible.role: Accessible.StaticText
    Accessible.name: root.share + " " + root.detail

    Icon {
        id: icon

        anchors {
            left: parent.left
            leftMargin: 16
            verticalCenter: parent.verticalCenter
        }
        size: 26
        name: ["check_circle", "schedule", "error_outline"][root.care]
        color: [Style.good, Style.noticeIcon, Style.bad][root.care]
    }

    StyledText {
        id: figure

        anchors {
            left: icon.right
            leftMargin: 10
            verticalCenter: parent.verticalCenter
        }
        text: root.share
        color: [Style.good, Style.noticeIcon, Style.bad][root.care]
        font.pixelSize: 30
        font.weight: Font.Bold
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    StyledText {
        anchors {
            left: figure.right
            right: parent.right
            leftMargin: 14
            rightMargin: 12
            verticalCenter: parent.verticalCenter
        }
        text: root.detail
        color: Style.inkSecondary
        font.pixelSize: Style.deskCaptionSize
        Accessible.ignored: true
    }
}
