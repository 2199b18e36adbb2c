// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The number of something filed, as its slip has it.
KioskPage {
    id: root

    required property FeedbackViewModel model

    title: qsTr("请输入回执上的编号")
    lead: Style.elder && (Style.lowOperation || root.isLandscape)
        ? ""
        : qsTr("横线不用输入。也可以直接扫回执上的二维码。")
    choiceShare: Style.elder ? 0.695 : 0.55
    primaryText: qsTr("下一步")
    primaryIcon: "arrow_forward"
    isPrimaryEnabled: root.model.follow.isTyped
    onPrimaryActivated: root.model.goOn()

    // A keyboard at the terminal types as well.
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            root.model.follow.deleteLast();
            event.accepted = true;
        } else if (/^[0-9A-Za-z]$/.test(event.text)) {
            root.model.follow.type(event.text);
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
            text: root.model.follow.typed
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
        hasTyped: root.model.follow.typed.length > 1
        onTyped: sign => root.model.follow.type(sign)
        onDeleted: root.model.follow.deleteLast()
        onCleared: root.model.follow.clearTyped()
    }
}
