// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// An area of the hall: how one gets there, and what its windows do now.
KioskPage {
    id: root

    required property EnquiryViewModel model

    readonly property bool hasMore: root.model.lines.pageCount > 1

    title: root.model.title
    hasChoices: false
    primaryText: root.hasMore ? qsTr("看其余窗口") : ""
    primaryIcon: "expand_more"
    onPrimaryActivated: root.model.showMoreLines()

    info: [
        InfoLines {
            width: parent.width
            lines: root.model.lines
            longest: root.model.longestLine
            hasCaptions: root.model.hasCaptions
            room: root.bodyHeight
        }
    ]
}
