// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// A question with a few answers, of which one is chosen.
FilingPage {
    id: root

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Options
        choices: root.model.input.options
        onChosen: key => root.model.input.choose(key)
    }
}
