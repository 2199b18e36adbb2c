// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// The departments are asked, the matter is filed, or its paper comes out: what the terminal does
/// and where to look.
FilingPage {
    id: root

    readonly property real figureHeight: Math.min(Style.px(root.isLandscape ? 440 : 560),
        root.bodyHeight)

    hasChoices: false

    info: [
        Item {
            width: parent.width
            height: root.figureHeight

            StepFigure {
                visible: root.model.isPrinting
                anchors.centerIn: parent
                height: parent.height
                step: StepFigure.TakeTicket
            }

            StateIcon {
                visible: !root.model.isPrinting
                anchors.centerIn: parent
                size: Math.min(Style.px(240), parent.height * 0.8)
                iconName: "hourglass_empty"
            }
        }
    ]
}
