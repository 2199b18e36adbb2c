// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Each language by its own name; the journey waits underneath.
KioskPage {
    id: root

    readonly property LanguageViewModel model: root.session.language

    title: qsTr("请选择语言")
    canGoHome: false
    onBackActivated: root.model.close()

    ChoiceGrid {
        anchors.fill: parent
        choices: root.model.choices
        look: ChoiceGrid.Options
        onChosen: key => root.model.choose(key)
    }
}
