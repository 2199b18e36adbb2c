// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Bench
import OneWindow.Controls
import OneWindow.Style

/// The card reader: which card lies there, what goes wrong, whether it is plugged in.
Card {
    id: root

    required property BenchViewModel model

    radius: 16

    PanelTitle {
        id: head

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 20
        }
        title: qsTr("身份证阅读器")
        hint: qsTr("点一下放上证件，再点一下拿走")
    }

    Flickable {
        id: list

        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            bottom: modeTitle.top
            leftMargin: 14
            rightMargin: 14
            topMargin: 2
            bottomMargin: 20
        }
        contentHeight: cards.height + 12
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: cards

            x: 6
            y: 6
            width: list.width - 12
            spacing: 6

            Repeater {
                model: root.model.cardLabels

                TouchButton {
                    id: card

                    required property int index
                    required property string modelData

                    readonly property string cardId: root.model.cardIds[card.index]

                    width: cards.width
                    height: Math.max(44, implicitHeight)
                    compact: true
                    checkable: true
                    checked: root.model.card === card.cardId
                    iconName: card.checked ? "check" : ""
                    text: card.modelData
                    onActivated: root.model.toggleCard(card.cardId)
                }
            }
        }
    }

    Rectangle {
        anchors {
            left: parent.left
            right: parent.right
            bottom: modeTitle.top
            leftMargin: 20
            rightMargin: 20
            bottomMargin: 10
        }
        height: Style.lineWidth
        color: Style.line
    }

    StyledText {
        id: modeTitle

        anchors {
            left: parent.left
            bottom: modes.top
            leftMargin: 20
            bottomMargin: 8
        }
        text: qsTr("读卡时")
        font.pixelSize: Style.deskBodySize
        font.weight: Font.Bold
    }

    Flow {
        id: modes

        anchors {
            left: parent.left
            right: parent.right
            bottom: plug.top
            margins: 20
            bottomMargin: 16
        }
        spacing: 8

        Repeater {
            model: root.model.readerModeLabels

            DeskChip {
                id: mode

                required property int index
                required property string modelData

                readonly property string modeId: root.model.readerModeIds[mode.index]

                checked: root.model.readerMode === mode.modeId
                text: mode.modelData
                onActivated: root.model.readerMode = mode.modeId
            }
        }
    }

    TouchButton {
        id: plug

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 20
        }
        compact: true
        iconName: root.model.readerPlugged ? "" : "report_problem"
        text: root.model.readerPlugged ? qsTr("拔掉阅读器") : qsTr("插上阅读器")
        onActivated: root.model.toggleReader()
    }
}
