// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Words of one's own, by the keyboard on the screen.
KioskPage {
    id: root

    required property FeedbackViewModel model

    /// What the keyboard wants below the card, upright.
    readonly property real keyHeight: 5 * (Style.target + Style.gap) - Style.gap
    readonly property real cardRoom: {
        if (root.isBeside) {
            return root.bodyHeight;
        }
        const below = Style.lowOperation
            ? root.lowZone + root.bodyBottom - root.height
            : root.keyHeight + Style.space(3);
        return root.bodyHeight - below - (Style.lowOperation ? Style.gap + Style.space(1) : 0);
    }

    title: root.model.writeTitle
    lead: Style.elder || Style.lowOperation && root.isLandscape
        ? ""
        : qsTr("只有办理的工作人员能看到，不公开。")
    choiceShare: Style.elder ? 0.695 : 0.55
    primaryText: root.model.isRating ? qsTr("写好了") : qsTr("下一步")
    primaryIcon: root.model.isRating ? "check" : "arrow_forward"
    isPrimaryEnabled: root.model.isWritten
    onPrimaryActivated: root.model.goOn()

    // A keyboard at the terminal types as well.
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            root.model.deleteLast();
            event.accepted = true;
        } else if (event.key === Qt.Key_Delete) {
            root.model.clearText();
            event.accepted = true;
        } else if (event.text.length === 1 && event.text >= " ") {
            root.model.type(event.text);
            event.accepted = true;
        }
    }

    info: [
        SaidCard {
            width: parent.width
            height: Math.max(Style.target, Math.floor(root.cardRoom))
            text: root.model.text
            letters: root.model.letters
            hint: Style.elder ? qsTr("请输入") : qsTr("请用键盘输入，可以用拼音")
            note: root.model.countText
        }
    ]

    OnScreenKeyboard {
        width: parent.width
        height: parent.height
        candidates: root.model.candidates
        isChinese: root.model.isChinese
        canTypeChinese: root.model.canTypeChinese
        hasTyped: root.model.hasTyped
        onTyped: sign => root.model.type(sign)
        onDeleted: root.model.deleteLast()
        onCleared: root.model.clearText()
        onCandidateChosen: index => root.model.chooseCandidate(index)
        onLanguageChanged: root.model.toggleChinese()
    }
}
