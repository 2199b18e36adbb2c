// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The owner of a case is asked; nobody has to wait for it.
KioskPage {
    id: root

    required property EnquiryViewModel model

    title: root.model.title
    lead: root.model.lead
    hasChoices: false

    info: [
        StateIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 200 : 280)
            iconName: "hourglass_empty"
        }
    ]
}
