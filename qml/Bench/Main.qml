// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Bench
import OneWindow.Controls
import OneWindow.Style

/// The device bench: what lies on the reader, what is wrong with the printer, what came out of it.
Window {
    id: root

    required property BenchViewModel model

    width: 1280
    height: 800
    visible: true
    color: Style.background
    //: Title of the window, for window managers and screen readers.
    title: qsTr("一窗通设备台")

    component Heading: StyledText {
        font.pixelSize: Style.deskTitleSize
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    component Small: StyledText {
        font.pixelSize: Style.deskCaptionSize
        color: Style.inkSecondary
    }

    Row {
        id: panels

        readonly property real share: (width - 2 * spacing) / 3

        anchors.fill: parent
        anchors.margins: 20
        spacing: 20

        Card {
            width: panels.share
            height: parent.height
            radius: 16

            Column {
                anchors.fill: parent
                anchors.margins: 20
                spacing: 10

                Heading {
                    text: qsTr("身份证阅读器")
                }

                Small {
                    width: parent.width
                    text: qsTr("点一下放上证件，再点一下拿走")
                }

                Flickable {
                    width: parent.width
                    height: parent.height - 150
                    contentHeight: cards.height
                    clip: true

                    Column {
                        id: cards

                        width: parent.width
                        spacing: 8

                        Repeater {
                            model: root.model.cardLabels

                            TouchButton {
                                id: card

                                required property int index
                                required property string modelData

                                readonly property string cardId: root.model.cardIds[card.index]

                                width: cards.width
                                compact: true
                                checkable: true
                                checked: root.model.card === card.cardId
                                text: card.modelData
                                onActivated: root.model.toggleCard(card.cardId)
                            }
                        }
                    }
                }

                TouchButton {
                    width: parent.width
                    compact: true
                    text: root.model.readerPlugged ? qsTr("拔掉阅读器") : qsTr("插上阅读器")
                    onActivated: root.model.toggleReader()
                }
            }
        }

        Card {
            width: panels.share
            height: parent.height
            radius: 16

            Column {
                anchors.fill: parent
                anchors.margins: 20
                spacing: 10

                Heading {
                    text: qsTr("打印机故障")
                }

                Repeater {
                    model: root.model.faultLabels

                    TouchButton {
                        id: fault

                        required property int index
                        required property string modelData

                        readonly property string faultId: root.model.faultIds[fault.index]

                        width: parent.width
                        compact: true
                        checkable: true
                        checked: root.model.faults.indexOf(fault.faultId) >= 0
                        iconName: fault.checked ? "report_problem" : ""
                        text: fault.modelData
                        onActivated: root.model.toggleFault(fault.faultId)
                    }
                }

                Heading {
                    text: qsTr("扫码器")
                }

                TouchButton {
                    width: parent.width
                    compact: true
                    enabled: root.model.lastCode !== ""
                    text: qsTr("扫最后一张小票的二维码")
                    onActivated: root.model.scan(root.model.lastCode)
                }
            }
        }

        Card {
            width: panels.share
            height: parent.height
            radius: 16

            Heading {
                id: paperTitle

                x: 20
                y: 20
                text: root.model.ticketCount === 0
                    ? qsTr("还没有打印小票")
                    : qsTr("第 %1 张小票").arg(root.model.ticketCount)
            }

            Flickable {
                anchors.fill: parent
                anchors.margins: 20
                anchors.topMargin: 64
                contentHeight: paper.height
                clip: true

                Rectangle {
                    id: paper

                    width: parent.width
                    height: picture.height + 24
                    visible: root.model.ticketCount > 0
                    color: Style.paper
                    border.width: 1
                    border.color: Style.paperLine

                    Image {
                        id: picture

                        x: 12
                        y: 12
                        width: parent.width - 24
                        fillMode: Image.PreserveAspectFit
                        cache: false
                        smooth: true
                        source: root.model.ticketCount > 0
                            ? "image://paper/" + root.model.ticketCount
                            : ""
                    }
                }
            }
        }
    }
}
