// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk

/// What was filed here earlier, by the code of its slip.
KioskPage {
    id: root

    required property FeedbackViewModel model

    title: root.model.resultTitle
    hasChoices: false
    primaryText: qsTr("完成")
    primaryIcon: "home"
    onPrimaryActivated: root.model.finish()

    info: [
        FiledCard {
            width: parent.width
            model: root.model
        },
        StyledText {
            width: parent.width
            text: root.model.nextText
        }
    ]
}
