// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Asks once more before something that cannot be undone, and says what follows.
KioskPage {
    id: root

    required property AppointmentViewModel model

    title: root.model.question
    lead: root.model.questionLead
    hasChoices: false
    primaryText: root.model.yesText
    secondaryText: root.model.noText
    onPrimaryActivated: root.model.sayYes()
    onSecondaryActivated: root.model.sayNo()

    info: [
        AppointmentCard {
            width: parent.width
            day: root.model.slotDay
            times: root.model.slotTimes
            matter: root.model.matterName
            room: root.bodyHeight
        }
    ]
}
