// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// It is filed: under which number, until when there is an answer; goes home by itself.
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
    isPrimaryEnabled: !root.session.isBusy
    secondaryText: root.session.canExtend && !root.session.isBusy ? qsTr("我需要更多时间") : ""
    secondaryIcon: "more_time"
    onPrimaryActivated: root.model.finish()
    onSecondaryActivated: root.session.extend()

    info: [
        FiledCard {
            width: parent.width
            model: root.model
        },
        NoticeBar {
            width: parent.width
            kind: root.model.isSlipOut ? NoticeBar.Good : NoticeBar.Notice
            iconName: root.model.isSlipOut ? "check_circle" : "print"
            text: root.model.slipText
        },
        StyledText {
            visible: !Style.elder || !root.isLandscape
            width: parent.width
            text: root.model.nextText
        }
    ]
}
