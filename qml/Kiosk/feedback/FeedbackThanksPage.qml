// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The rating is kept: what comes of it; goes home by itself.
KioskPage {
    id: root

    required property FeedbackViewModel model

    title: root.model.resultTitle
    canGoBack: false
    canGoHome: false
    hasChoices: false
    primaryText: root.session.secondsLeft >= 0
        ? qsTr("完成（%1）").arg(root.session.secondsLeft)
        : qsTr("完成")
    primaryIcon: "home"
    secondaryText: root.session.canExtend ? qsTr("我需要更多时间") : ""
    secondaryIcon: "more_time"
    onPrimaryActivated: root.model.finish()
    onSecondaryActivated: root.session.extend()

    info: [
        StateIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.isLandscape || !(Style.lowOperation || Style.elder)
            size: Style.px(root.isLandscape ? 180 : 240)
            kind: StateIcon.Good
        },
        Fact {
            width: parent.width
            isInline: Style.elder || Style.lowOperation
            label: qsTr("您的评价")
            value: root.model.levelName
        },
        NoticeBar {
            width: parent.width
            kind: root.model.isBad ? NoticeBar.Notice : NoticeBar.Good
            iconName: root.model.isBad ? "schedule" : "check_circle"
            text: root.model.nextText
        }
    ]
}
