// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/// Keys to type an ID number: ten digits, X for the last place, delete. With another `extraKey`, or
/// none, any other number.
DigitPad {
    id: root

    property string text
    property int maxLength: 18

    /// In groups of region, birth and the rest, as on the card.
    readonly property string groupedText: (root.text.slice(0, 6) + " " + root.text.slice(6, 14)
        + " " + root.text.slice(14)).trim()

    extraKey: "X"
    onTyped: sign => {
        if (root.text.length < root.maxLength) {
            root.text += sign;
        }
    }
    onDeleted: root.text = root.text.slice(0, -1)
    onCleared: root.text = ""
}
