// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Style

/// What the letters in hand may stand for: as many words as fit, the others a press away.
Item {
    id: root

    property list<string> candidates
    /// In their place while there are none.
    property string hint

    /// Place of the first one shown.
    property int first: 0

    readonly property real room: root.width - 2 * (Style.target + Style.gap)
    readonly property int shownCount: root.countFrom(root.first)

    signal chosen(index: int)

    function widthFor(word: string): real {
        // Chinese characters are as wide as they are high.
        return Math.max(Style.target,
            Math.ceil(word.length * Style.headingSize * 1.04) + Style.space(3));
    }

    /// How many fit from there, at least one.
    function countFrom(first: int): int {
        let left = root.room;
        let count = 0;
        while (first + count < root.candidates.length) {
            left -= root.widthFor(root.candidates[first + count]);
            if (left < 0) {
                break;
            }
            left -= Style.gap;
            ++count;
        }
        return Math.max(1, count);
    }

    /// Where to begin so that the one before `first` is the last one shown.
    function firstBefore(first: int): int {
        let from = first - 1;
        while (from > 0 && from - 1 + root.countFrom(from - 1) >= first) {
            --from;
        }
        return Math.max(0, from);
    }

    onCandidatesChanged: root.first = 0

    StyledText {
        visible: root.candidates.length === 0
        anchors.fill: parent
        kind: StyledText.Caption
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Style.px(22)
        text: root.hint
    }

    Row {
        visible: root.candidates.length > 0
        spacing: Style.gap

        KeyboardKey {
            width: Style.target
            height: root.height
            iconName: "chevron_left"
            label: qsTr("前面的字词")
            isFunction: true
            enabled: root.first > 0
            onActivated: root.first = root.firstBefore(root.first)
        }

        Repeater {
            model: root.candidates.slice(root.first, root.first + root.shownCount)

            KeyboardKey {
                id: word

                required property string modelData
                required property int index

                width: Math.min(root.room, root.widthFor(word.modelData))
                height: root.height
                text: word.modelData
                onActivated: root.chosen(root.first + word.index)
            }
        }
    }

    KeyboardKey {
        visible: root.candidates.length > 0
        anchors.right: parent.right
        width: Style.target
        height: root.height
        iconName: "chevron_right"
        label: qsTr("后面的字词")
        isFunction: true
        enabled: root.first + root.shownCount < root.candidates.length
        onActivated: root.first += root.shownCount
    }
}
