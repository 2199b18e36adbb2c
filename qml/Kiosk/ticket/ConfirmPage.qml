// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// What to bring, who is ahead, under which class: the last look before a number is taken.
KioskPage {
    id: root

    required property ConfirmViewModel model

    readonly property real columnWidth: root.isLandscape
        ? Math.floor((root.contentWidth - Style.space(2)) / 2)
        : root.contentWidth
    readonly property bool hasMoreMaterials: root.model.materials.pageCount > 1
    /// How far down info may reach.
    readonly property real infoBottom: Style.lowOperation
        ? root.choiceTop - Style.space(1)
        : root.bodyBottom - options.height - Style.space(2)

    title: root.model.matterName
    lead: qsTr("%1 · 请核对后取号").arg(root.model.personText)
    isStacked: true
    primaryText: qsTr("确认取号")
    primaryIcon: "confirmation_number"
    onPrimaryActivated: root.model.confirm()

    info: [
        Grid {
            width: parent.width
            columns: root.isLandscape ? 2 : 1
            spacing: Style.space(Style.lowOperation ? 1 : 2)

            Column {
                id: figures

                width: root.columnWidth
                spacing: Style.space(Style.lowOperation ? 1 : 1.5)

                QueueFacts {
                    width: parent.width
                    area: root.model.windowArea
                    ahead: root.model.aheadText
                    wait: root.model.waitText
                }

                NoticeBar {
                    visible: text !== ""
                    width: parent.width
                    iconName: "info"
                    text: root.model.printerNote !== ""
                        ? root.model.printerNote
                        : root.model.figuresNote
                }
            }

            MaterialsCard {
                width: root.columnWidth
                model: root.model
                room: root.infoBottom - root.bodyTop
                    - (root.isLandscape ? 0 : figures.height + Style.space(2))
            }
        }
    ]

    Row {
        id: options

        readonly property int count: root.hasMoreMaterials ? 2 : 1
        readonly property real share: Math.floor((parent.width
            - options.spacing * (options.count - 1)) / options.count)

        anchors.bottom: parent.bottom
        spacing: Math.max(Style.gap, Style.space(1.5))

        ListTile {
            id: classTile

            width: options.share
            title: qsTr("取号类别：%1").arg(root.model.className)
            caption: qsTr("重病、孕晚期等可优先")
            iconName: "groups"
            onActivated: root.model.openClasses()
        }

        ListTile {
            visible: root.hasMoreMaterials
            width: options.share
            height: classTile.height
            title: qsTr("看其余材料")
            iconName: "description"
            onActivated: root.model.showMoreMaterials()
        }
    }
}
