// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls

/// A question that is answered with digits: a number, a phone number, an ID number, an account, the
/// rest of a region's code.
FilingPage {
    id: root

    // A keyboard at the terminal types wherever the focus is.
    Keys.forwardTo: [pad]

    info: [
        ValueCard {
            width: parent.width
            label: root.title
            value: root.model.input.shownText
        }
    ]

    DigitPad {
        id: pad

        anchors.fill: parent
        extraKey: root.model.input.extraKey
        onTyped: sign => root.model.input.type(sign)
        onDeleted: root.model.input.deleteLast()
        onCleared: root.model.input.clear()
    }
}
