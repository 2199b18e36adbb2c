// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// The numbers that the card's holder has already today.
KioskPage {
    id: root

    required property TicketViewModel model

    title: qsTr("您今天已取过号")
    lead: qsTr("点号码可重新打印或恢复排队。")
    primaryText: qsTr("办理其他业务")
    primaryIcon: "add"
    onPrimaryActivated: root.model.chooseOtherMatter()

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Lines
        choices: root.model.openTickets
        onChosen: key => root.model.chooseTicket(key)
    }
}
