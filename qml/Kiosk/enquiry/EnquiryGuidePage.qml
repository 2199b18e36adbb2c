// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The guide of a matter, and what can be done about it from here.
KioskPage {
    id: root

    required property EnquiryViewModel model

    readonly property bool hasMore: root.model.lines.pageCount > 1
    readonly property int columns: 2
    /// As ChoiceGrid has it for lines.
    readonly property real tileHeight: Style.lowOperation
        ? Style.target
        : Style.px(Style.elder ? 110 : 116)
    readonly property real tileGap: Math.max(Style.gap, Style.space(1))
    readonly property real ways: Math.ceil(root.model.choices.total / root.columns)
    readonly property real waysHeight: root.ways * (root.tileHeight + root.tileGap)
        - root.tileGap
    readonly property real room: {
        if (Style.lowOperation) {
            return root.choiceTop - root.bodyTop - Style.space(1);
        }
        return root.isLandscape
            ? root.bodyHeight
            : root.bodyHeight - root.waysHeight - Style.space(3);
    }

    title: root.model.title
    secondaryText: root.hasMore ? qsTr("看其余内容") : ""
    secondaryIcon: "expand_more"
    onSecondaryActivated: root.model.showMoreLines()

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
            room: root.room - (note.visible ? note.height + Style.space(2) : 0)
        }
    ]

    ChoiceGrid {
        width: parent.width
        height: Math.min(parent.height, root.isLandscape || Style.lowOperation
            ? parent.height
            : root.waysHeight)
        y: root.isLandscape ? 0 : parent.height - height
        look: ChoiceGrid.Lines
        choices: root.model.choices
        onChosen: key => root.model.choose(key)
    }
}
