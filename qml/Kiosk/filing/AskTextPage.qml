// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// A question that is answered in words. The keyboard stands below the text, on a wide screen
/// beside it.
FilingPage {
    id: root

    readonly property FieldInput input: root.model.input

    choiceShare: Style.elder ? 0.695 : 0.55

    // A keyboard at the terminal types as well.
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            root.input.deleteLast();
            event.accepted = true;
        } else if (event.text.length === 1 && event.text >= " " && event.key !== Qt.Key_Delete) {
            root.input.type(event.text);
            event.accepted = true;
        }
    }

    info: [
        TextBox {
            id: box

            readonly property real wanted: {
                if (root.isBeside) {
                    return Math.min(root.bodyHeight, Style.px(420));
                }
                return Style.lowOperation
                    ? Math.min(Style.px(300), root.choiceTop - root.bodyTop - Style.space(1))
                    : Style.px(260);
            }

            width: parent.width
            // Never nothing: without it the page would be laid out as one that has no info.
            height: Math.max(Style.target, box.wanted)
            label: root.title
            text: root.input.text
            letters: root.input.letters
            count: root.input.countText
        }
    ]

    OnScreenKeyboard {
        width: parent.width
        height: root.isBeside || Style.lowOperation
            ? parent.height
            : Math.min(parent.height, 5 * (Style.target * 1.2 + Style.gap) - Style.gap)
        y: root.isBeside ? 0 : parent.height - height
        hasMarks: true
        candidates: root.input.candidates
        isChinese: root.input.isChinese
        canTypeChinese: root.input.canTypeChinese
        hasTyped: root.input.hasTyped
        onTyped: sign => root.input.type(sign)
        onDeleted: root.input.deleteLast()
        onCleared: root.input.clear()
        onCandidateChosen: index => root.input.chooseCandidate(index)
        onLanguageChanged: root.input.toggleChinese()
    }
}
