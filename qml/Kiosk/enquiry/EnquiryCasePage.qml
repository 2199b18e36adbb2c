// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Where a case stands: its number, the steps it took, what follows and by when.
KioskPage {
    id: root

    required property EnquiryViewModel model

    readonly property real columnGap: Style.space(Style.lowOperation || Style.elder ? 1 : 2)
    readonly property real columnWidth: root.isLandscape
        ? Math.floor((root.contentWidth - root.columnGap) / 2)
        : root.contentWidth
    readonly property bool hasMore: root.model.lines.pageCount > 1
    readonly property bool canAct: root.model.actText !== ""
    readonly property string printText: root.model.canPrint ? qsTr("打印进度") : ""

    title: root.model.title
    hasChoices: false
    primaryText: root.canAct ? root.model.actText : root.printText
    primaryIcon: root.canAct ? root.model.actIcon : "print"
    onPrimaryActivated: root.canAct ? root.model.act() : root.model.print()
    secondaryText: root.hasMore ? qsTr("看其余步骤") : root.canAct ? root.printText : ""
    secondaryIcon: root.hasMore ? "expand_more" : "print"
    onSecondaryActivated: root.hasMore ? root.model.showMoreLines() : root.model.print()

    info: [
        Grid {
            id: grid

            width: parent.width
            columns: root.isLandscape ? 2 : 1
            spacing: root.columnGap

            Column {
                id: head

                width: root.columnWidth
                spacing: root.columnGap

                NoticeBar {
                    visible: root.model.note !== ""
                    width: parent.width
                    iconName: root.model.noteIcon
                    text: root.model.note
                }

                Card {
                    width: parent.width
                    height: words.height + Style.space(Style.elder || Style.lowOperation ? 2 : 4)

                    Column {
                        id: words

                        anchors.verticalCenter: parent.verticalCenter
                        x: Style.space(2.5)
                        width: parent.width - Style.space(5)

                        StyledText {
                            width: parent.width
                            kind: StyledText.Caption
                            text: root.model.numberLabel
                        }

                        StyledText {
                            width: parent.width
                            kind: StyledText.Heading
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Style.px(20)
                            wrapMode: Text.NoWrap
                            text: root.model.number
                        }

                        StyledText {
                            width: parent.width
                            kind: StyledText.Title
                            text: root.model.standing
                            color: Style.accent
                        }
                    }
                }
            }

            InfoLines {
                width: root.columnWidth
                lines: root.model.lines
                longest: root.model.longestLine
                hasCaptions: root.model.hasCaptions
                room: root.bodyHeight - (root.isLandscape ? 0 : head.height + root.columnGap)
            }
        }
    ]
}
