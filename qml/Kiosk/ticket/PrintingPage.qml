// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The printer is at work: where the paper comes out, and the number already.
KioskPage {
    id: root

    required property TicketViewModel model

    title: qsTr("正在打印，请在出票口取小票")
    canGoBack: false
    canGoHome: false
    canSignOut: false
    hasChoices: false

    info: [
        StyledText {
            anchors.horizontalCenter: parent.horizontalCenter
            kind: StyledText.Huge
            text: root.model.number
            color: Style.accent
        },
        StepFigure {
            anchors.horizontalCenter: parent.horizontalCenter
            height: Style.px(root.isLandscape ? 360 : 520)
            step: StepFigure.TakeTicket
            number: root.model.number
        }
    ]
}
