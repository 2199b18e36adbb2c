// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// The matter is filed: its number, what was decided or what happens next; goes home by itself.
FilingPage {
    id: root

    readonly property real columnGap: Style.space(Style.lowOperation || Style.elder ? 1 : 2)
    readonly property real columnWidth: root.isLandscape
        ? Math.floor((root.contentWidth - root.columnGap) / 2)
        : root.contentWidth
    readonly property bool hasMore: root.model.lines.pageCount > 1
    readonly property bool isTileAside: root.isLandscape && !Style.lowOperation
    readonly property real tileHeight: root.hasMore ? more.height + Style.space(2) : 0
    /// How far down the words may reach.
    readonly property real infoRoom: (Style.lowOperation
        ? root.choiceTop - Style.space(1)
        : root.bodyBottom) - root.bodyTop

    isStacked: true
    primaryText: root.session.secondsLeft >= 0
        ? qsTr("完成（%1）").arg(root.session.secondsLeft)
        : qsTr("完成")
    primaryIcon: "home"
    secondaryText: root.session.canExtend ? qsTr("我需要更多时间") : ""
    secondaryIcon: "more_time"
    onSecondaryActivated: root.session.extend()

    info: [
        Grid {
            width: parent.width
            columns: root.isLandscape ? 2 : 1
            spacing: root.columnGap

            CaseNumberCard {
                id: number

                width: root.columnWidth
                model: root.model
                room: root.isLandscape ? root.infoRoom : Infinity
            }

            Column {
                id: words

                width: root.columnWidth
                spacing: root.columnGap

                NoticeBar {
                    id: note

                    visible: root.model.filedNote !== ""
                    width: parent.width
                    iconName: "info"
                    text: root.model.filedNote
                }

                FilingLines {
                    width: parent.width
                    model: root.model
                    room: root.infoRoom
                        - (note.visible ? note.height + words.spacing : 0)
                        - (root.isLandscape ? 0 : number.height + root.columnGap)
                        - (Style.lowOperation ? 0 : more.height + Style.space(2))
                }
            }
        }
    ]

    ListTile {
        id: more

        visible: root.hasMore
        width: root.isTileAside ? root.columnWidth : parent.width
        height: root.isTileAside && Style.elder ? Style.target : implicitHeight
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        title: qsTr("看其余说明")
        iconName: "expand_more"
        onActivated: root.model.showMoreLines()
    }
}
