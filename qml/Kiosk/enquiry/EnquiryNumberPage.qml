// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The number of a case, as its receipt has it.
KioskPage {
    id: root

    required property EnquiryViewModel model

    title: root.model.title
    lead: Style.elder && (Style.lowOperation || root.isLandscape) ? "" : root.model.lead
    choiceShare: Style.elder ? 0.695 : 0.55
    primaryText: qsTr("下一步")
    primaryIcon: "arrow_forward"
    isPrimaryEnabled: root.model.isTyped
    onPrimaryActivated: root.model.goOn()

    // A keyboard at the terminal types as well.
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            root.model.deleteLast();
            event.accepted = true;
        } else if (/^[0-9A-Za-z]$/.test(event.text)) {
            root.model.type(event.text);
            event.accepted = true;
        }
    }

    info: [
        TextBox {
            width: parent.width
            height: Math.max(Style.target, root.isBeside
                ? Math.min(root.bodyHeight, Style.px(320))
                : Math.min(Style.px(Style.elder ? 200 : 220), Style.lowOperation
                    ? root.choiceTop - root.bodyTop - Style.space(1)
                    : Style.px(220)))
            label: root.title
            text: root.model.typed
        }
    ]

    OnScreenKeyboard {
        width: parent.width
        height: root.isBeside || Style.lowOperation
            ? parent.height
            : Math.min(parent.height, 5 * (Style.target * 1.2 + Style.gap) - Style.gap)
        y: root.isBeside ? 0 : parent.height - height
        canTypeChinese: false
        isPlain: true
        hasTyped: root.model.typed !== ""
        onTyped: sign => root.model.type(sign)
        onDeleted: root.model.deleteLast()
        onCleared: root.model.clearTyped()
    }
}
