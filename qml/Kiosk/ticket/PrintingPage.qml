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
        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            columns: root.isLandscape ? 2 : 1
            spacing: Style.space(root.isLandscape ? 10 : 4)
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            StyledText {
                id: number

                kind: StyledText.Huge
                text: root.model.number
                color: Style.accent
            }

            StepFigure {
                height: Math.min(Style.px(root.isLandscape ? 520 : 660), root.isLandscape
                    ? root.bodyHeight
                    : root.bodyHeight - number.height - Style.space(4))
                step: StepFigure.TakeTicket
                number: root.model.number
            }
        }
    ]
}
