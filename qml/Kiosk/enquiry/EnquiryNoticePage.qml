// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// One notice, in full.
KioskPage {
    id: root

    required property EnquiryViewModel model

    readonly property bool hasMore: root.model.lines.pageCount > 1

    title: root.model.title
    hasChoices: false
    primaryText: root.hasMore ? qsTr("看其余内容") : ""
    primaryIcon: "expand_more"
    onPrimaryActivated: root.model.showMoreLines()
    secondaryText: root.model.canPrint ? qsTr("打印公告") : ""
    secondaryIcon: "print"
    onSecondaryActivated: root.model.print()

    info: [
        NoticeBar {
            id: note

            visible: root.model.note !== ""
            width: parent.width
            iconName: root.model.noteIcon
            text: root.model.note
        },
        InfoLines {
            width: parent.width
            lines: root.model.lines
            longest: root.model.longestLine
            hasCaptions: root.model.hasCaptions
            room: root.bodyHeight - (note.visible ? note.height + Style.space(2) : 0)
        }
    ]
}
