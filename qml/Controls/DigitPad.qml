// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Style

/// Ten digits, one more sign (without one: clear) and delete. It only says what was pressed. As
/// high as it is given; with little height the keys stand in two rows.
Item {
    id: root

    /// "X", "." or none.
    property string extraKey

    readonly property list<string> keys: [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", root.extraKey === "" ? "C" : root.extraKey,
        "0", "<"
    ]
    readonly property int columns: root.height >= 4 * Style.target + 3 * Style.gap ? 3 : 6
    readonly property int rows: root.keys.length / root.columns
    readonly property real keyWidth: Math.floor(
        (root.width - (root.columns - 1) * Style.gap) / root.columns)
    readonly property real keyHeight: Math.max(Style.target,
        Math.min(Style.px(190),
            Math.floor((root.height - (root.rows - 1) * Style.gap) / root.rows)))

    signal typed(sign: string)
    signal deleted
    signal cleared

    function press(key: string) {
        switch (key) {
        case "<":
            return root.deleted();
        case "C":
            return root.cleared();
        default:
            return root.typed(key);
        }
    }

    function labelOf(key: string): string {
        switch (key) {
        case "<":
            return qsTr("删除一位");
        case "C":
            return qsTr("全部清空");
        default:
            return key;
        }
    }

    implicitHeight: 4 * Style.px(120) + 3 * Style.gap
    // A keyboard at the terminal types as well.
    Keys.onPressed: event => {
        const sign = event.text.toUpperCase();
        if (event.key === Qt.Key_Backspace) {
            root.deleted();
            event.accepted = true;
        } else if (/^[0-9]$/.test(sign) || (sign !== "" && sign === root.extraKey)) {
            root.typed(sign);
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
                readonly property bool isSign: key.modelData !== "<" && key.modelData !== "C"

                width: root.keyWidth
                height: root.keyHeight
                large: true
                isKey: true
                text: key.isSign ? key.modelData : ""
                // A cross would be taken for the letter.
                iconName: key.isSign
                    ? "" : (key.modelData === "<" ? "backspace" : "delete_outline")
                label: root.labelOf(key.modelData)
                onActivated: root.press(key.modelData)
            }
        }
    }
}
