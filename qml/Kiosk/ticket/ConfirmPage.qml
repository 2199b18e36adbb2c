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
        ? Math.floor((root.contentWidth - root.columnGap) / 2)
        : root.contentWidth
    readonly property real columnGap: Style.space(Style.lowOperation ? 1 : 2)
    readonly property bool hasMoreMaterials: materials.visible
        && root.model.materials.pageCount > 1
    /// On a wide screen the ways on stand below the figures, and the materials have the height;
    /// where type is large, or a notice takes some of the height, in one row below both.
    readonly property bool isTileAside: root.isLandscape && !Style.lowOperation && !Style.elder
        && root.notice === ""
    /// How far down the materials may reach.
    readonly property real infoBottom: {
        if (Style.lowOperation) {
            return root.choiceTop - Style.space(1);
        }
        return root.bodyBottom - (root.isTileAside ? 0 : options.mostHeight + Style.space(2));
    }

    /// The least room there is: what stands in the lead gives way to the note or the notice.
    readonly property bool isCramped: root.isLandscape && Style.elder
        && (root.notice !== "" || root.model.note !== "")

    title: root.model.title
    lead: root.isCramped ? "" : qsTr("%1 · 请核对后取号").arg(root.model.personText)
    isStacked: true
    primaryText: qsTr("确认取号")
    primaryIcon: "confirmation_number"
    secondaryText: root.model.isFiledHere ? qsTr("现在就在本机办理") : ""
    secondaryIcon: "task_alt"
    onPrimaryActivated: root.model.confirm()
    onSecondaryActivated: root.model.file()

    info: [
        Grid {
            width: parent.width
            columns: root.isLandscape ? 2 : 1
            spacing: root.columnGap

            Column {
                id: figures

                width: root.columnWidth
                spacing: Style.space(Style.lowOperation ? 1 : 1.5)

                QueueFacts {
                    width: parent.width
                    areaLabel: root.model.isSeveral ? qsTr("先到这里办理") : qsTr("办理区域")
                    area: root.model.windowArea
                    ahead: root.model.aheadText
                    wait: root.model.waitText
                }
            }

            Column {
                width: root.columnWidth
                spacing: figures.spacing

                NoticeBar {
                    id: note

                    visible: root.model.note !== ""
                    width: parent.width
                    iconName: "info"
                    text: root.model.note
                }

                MaterialsCard {
                    id: materials

                    // In large type a note may leave no room for a line of them; it goes first.
                    visible: root.model.materials.total > 0 && materials.room >= materials.leastRoom
                    width: parent.width
                    materials: root.model.materials
                    longest: root.model.longestMaterial
                    room: root.infoBottom - root.bodyTop
                        - (root.isLandscape ? 0 : figures.height + Style.space(2))
                        - (note.visible ? note.height + figures.spacing : 0)
                }
            }
        }
    ]

    TileGrid {
        id: options

        readonly property real room: root.isTileAside ? root.columnWidth : parent.width
        readonly property int count: 1 + (root.hasMoreMaterials ? 1 : 0)
            + (root.model.canAddMatter ? 1 : 0) + (root.model.isSeveral ? 1 : 0)
            + (root.model.canBeBooked ? 1 : 0)
        /// With the tile for more materials, whether it is there or not: what is left for the
        /// materials decides that, and must not depend on it.
        readonly property int mostRows: options.columns > 2
            ? 1 : Math.ceil((options.count + (root.hasMoreMaterials ? 0 : 1)) / 2)
        readonly property real mostHeight: options.mostRows * (classTile.height + options.spacing)
            - options.spacing
        readonly property real share: Math.floor(
            (options.room - (options.columns - 1) * options.spacing) / options.columns)

        // At the lower edge, however far down the materials reach.
        y: root.bodyBottom - root.choiceTop - options.height
        columns: options.room > Style.px(1300) ? options.count : 2
        spacing: Math.max(Style.gap, Style.space(1))

        ListTile {
            id: classTile

            width: options.share
            titleLimit: options.titleLimit
            allowsCaption: options.allowsCaption
            title: qsTr("取号类别：%1").arg(root.model.className)
            caption: qsTr("重病、孕晚期等可优先")
            iconName: Style.elder ? "" : "groups"
            onActivated: root.model.openClasses()
        }

        ListTile {
            visible: root.model.canAddMatter
            width: options.share
            titleLimit: options.titleLimit
            allowsCaption: options.allowsCaption
            height: classTile.height
            title: qsTr("再加一件事")
            caption: qsTr("几件事，取一个号")
            iconName: Style.elder ? "" : "add"
            onActivated: root.model.addMatter()
        }

        ListTile {
            visible: root.hasMoreMaterials
            width: options.share
            titleLimit: options.titleLimit
            allowsCaption: options.allowsCaption
            height: classTile.height
            title: qsTr("看其余材料")
            iconName: Style.elder ? "" : "description"
            onActivated: root.model.showMoreMaterials()
        }

        ListTile {
            visible: root.model.isSeveral
            width: options.share
            titleLimit: options.titleLimit
            allowsCaption: options.allowsCaption
            height: classTile.height
            title: qsTr("去掉一件事")
            iconName: Style.elder ? "" : "remove"
            onActivated: root.model.openDrop()
        }

        ListTile {
            visible: root.model.canBeBooked
            width: options.share
            titleLimit: options.titleLimit
            allowsCaption: options.allowsCaption
            height: classTile.height
            title: qsTr("预约其他时间")
            iconName: Style.elder ? "" : "event"
            onActivated: root.model.book()
        }
    }
}
