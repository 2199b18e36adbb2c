// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The hall is closed: until when, what can be done of the matter all the same, and what to bring.
KioskPage {
    id: root

    required property AfterHoursViewModel model

    readonly property real columnGap: Style.space(Style.lowOperation || Style.elder ? 1 : 2)
    readonly property bool isSplit: root.isLandscape && root.model.isAtWindow
    readonly property real columnWidth: root.isSplit
        ? Math.floor((root.contentWidth - root.columnGap) / 2)
        : root.contentWidth

    title: root.model.matterName
    lead: root.model.hoursText
    hasChoices: false
    primaryText: root.model.primaryText
    primaryIcon: root.model.primaryIcon
    secondaryText: root.model.secondaryText
    secondaryIcon: root.model.secondaryIcon
    onPrimaryActivated: root.model.goOn()
    onSecondaryActivated: root.model.goAside()

    info: [
        StateIcon {
            visible: !root.model.isAtWindow && !(root.isLandscape && Style.lowOperation)
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 180 : 280)
            iconName: "touch_app"
        },
        Grid {
            width: parent.width
            columns: root.isSplit ? 2 : 1
            spacing: root.columnGap

            Column {
                id: head

                width: root.columnWidth
                spacing: root.columnGap

                NoticeBar {
                    visible: root.model.note !== ""
                    width: parent.width
                    iconName: "schedule"
                    text: root.model.note
                }

                QueueFacts {
                    visible: root.model.isAtWindow
                    width: parent.width
                    area: root.model.windowArea
                }
            }

            MaterialsCard {
                visible: root.model.isAtWindow && root.model.materials.total > 0
                width: root.columnWidth
                materials: root.model.materials
                longest: root.model.longestMaterial
                room: root.bodyHeight - (root.isSplit ? 0 : head.height + root.columnGap)
            }
        }
    ]
}
