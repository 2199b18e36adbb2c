// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// What somebody wants to look up.
KioskPage {
    id: root

    required property EnquiryViewModel model

    title: root.model.title
    lead: root.model.lead

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Tiles
        choices: root.model.choices
        onChosen: key => root.model.choose(key)
    }
}
