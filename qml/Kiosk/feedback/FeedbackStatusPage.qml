// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// What became of something filed: its number, where it stands, and what was answered.
KioskPage {
    id: root

    required property FeedbackViewModel model

    readonly property FeedbackFollow follow: root.model.follow

    readonly property real columnGap: Style.space(Style.lowOperation || Style.elder ? 1 : 2)
    readonly property real columnWidth: root.isLandscape
        ? Math.floor((root.contentWidth - root.columnGap) / 2)
        : root.contentWidth

    title: root.model.resultTitle
    hasChoices: false
    primaryText: qsTr("完成")
    primaryIcon: "home"
    onPrimaryActivated: root.model.finish()
    secondaryText: root.follow.lines.pageCount > 1 ? qsTr("看其余内容") : ""
    secondaryIcon: "expand_more"
    onSecondaryActivated: root.model.showMoreLines()

    info: [
        Grid {
            width: parent.width
            columns: root.isLandscape ? 2 : 1
            spacing: root.columnGap

            Column {
                id: head

                width: root.columnWidth
                spacing: root.columnGap

                NoticeBar {
                    visible: root.follow.note !== ""
                    width: parent.width
                    iconName: "info"
                    text: root.follow.note
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
                            text: qsTr("编号")
                        }

                        StyledText {
                            width: parent.width
                            kind: StyledText.Heading
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Style.px(20)
                            wrapMode: Text.NoWrap
                            text: root.follow.number
                        }

                        StyledText {
                            width: parent.width
                            kind: StyledText.Title
                            text: root.follow.standing
                            color: Style.accent
                        }
                    }
                }
            }

            InfoLines {
                width: root.columnWidth
                lines: root.follow.lines
                longest: root.follow.longestLine
                hasCaptions: true
                room: root.bodyHeight - (root.isLandscape ? 0 : head.height + root.columnGap)
            }
        }
    ]
}
