// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The person holds a number for this matter already: print it again, or put it back in its place.
KioskPage {
    id: root

    required property TicketViewModel model

    title: root.model.isSetAside ? qsTr("您的号码可以恢复") : qsTr("您已有这个号码")
    lead: root.model.standing
    hasChoices: false
    primaryText: {
        if (root.model.canExchange) {
            return qsTr("改约其他时间");
        }
        return root.model.isSetAside ? qsTr("恢复排队") : qsTr("重新打印小票");
    }
    primaryIcon: {
        if (root.model.canExchange) {
            return "event";
        }
        return root.model.isSetAside ? "restore" : "print";
    }
    isPrimaryEnabled: root.model.canExchange || root.model.isSetAside || root.model.canPrint
    secondaryText: {
        if (!root.model.canExchange) {
            return qsTr("不用了");
        }
        return root.model.canPrint ? qsTr("重新打印小票") : "";
    }
    onPrimaryActivated: root.model.canExchange ? root.model.exchange() : root.model.print()
    onSecondaryActivated: root.model.canExchange ? root.model.print() : root.model.finish()

    info: [
        NumberCard {
            width: parent.width
            model: root.model
            room: root.bodyHeight - (note.visible ? note.height + Style.space(2) : 0)
        },
        NoticeBar {
            id: note

            visible: !root.model.canPrint
            width: parent.width
            iconName: "print_disabled"
            text: qsTr("打印机暂停使用，请记下号码。")
        }
    ]
}
