// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Style

/// Keys to type an ID number, or another one: ten digits, X for the last place (or another sign),
/// delete. As high as it is given; with little height the keys stand in two rows.
Item {
    id: root

    property string text
    property int maxLength: 18
    /// Beside the digits.
    property string extraKey: "X"

    /// In groups of region, birth and the rest, as on the card.
    readonly property string groupedText: (root.text.slice(0, 6) + " " + root.text.slice(6, 14)
        + " " + root.text.slice(14)).trim()

    readonly property list<string> keys: [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", root.extraKey, "0", "<"
    ]
    readonly property int columns: root.height >= 4 * Style.target + 3 * Style.gap ? 3 : 6
    readonly property int rows: root.keys.length / root.columns
    readonly property real keyWidth: Math.floor(
        (root.width - (root.columns - 1) * Style.gap) / root.columns)
    readonly property real keyHeight: Math.max(Style.target,
        Math.min(Style.px(190),
            Math.floor((root.height - (root.rows - 1) * Style.gap) / root.rows)))

    function type(key: string) {
        if (key === "<") {
            root.text = root.text.slice(0, -1);
        } else if (root.text.length < root.maxLength) {
            root.text += key;
        }
    }

    implicitHeight: 4 * Style.px(120) + 3 * Style.gap
    // A keyboard at the terminal types as well.
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            root.type("<");
            event.accepted = true;
        } else if (root.keys.includes(event.text.toUpperCase()) && event.text !== "<") {
            root.type(event.text.toUpperCase());
            event.accepted = true;
        }
    }

    Grid {
        columns: root.columns
        spacing: Style.gap
        // The order of digits is not mirrored.
        LayoutMirroring.enabled: false

        Repeater {
            model: root.keys

            TouchButton {
                id: key

                required property string modelData
                readonly property bool isDelete: key.modelData === "<"

                width: root.keyWidth
                height: root.keyHeight
                large: true
                isKey: true
                text: key.isDelete ? "" : key.modelData
                iconName: key.isDelete ? "backspace" : ""
                label: key.isDelete ? qsTr("删除一位") : key.modelData
                onActivated: root.type(key.modelData)
            }
        }
    }
}
