// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// A floor of the hall: the plan, and the same areas as a list.
KioskPage {
    id: root

    required property EnquiryViewModel model

    readonly property bool isEmpty: root.model.choices.total === 0
    readonly property real room: Style.lowOperation
        ? root.choiceTop - root.bodyTop - Style.space(1)
        : (root.isLandscape ? root.bodyHeight : root.bodyHeight * (Style.elder ? 0.36 : 0.46))

    title: root.model.title
    lead: Style.elder && root.isLandscape ? "" : root.model.lead
    hasChoices: !root.isEmpty
    secondaryText: root.model.hasOtherFloor ? qsTr("看另一层") : ""
    secondaryIcon: "layers"
    onSecondaryActivated: root.model.showNextFloor()

    info: [
        StateIcon {
            visible: root.isEmpty
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 200 : 280)
            iconName: "place"
        },
        FloorPicture {
            visible: !root.isEmpty
            width: parent.width
            height: Math.max(Style.px(120), Math.floor(root.room
                - (hereText.visible ? hereText.height + Style.space(2) : 0)))
            floor: root.model.floor
            label: root.model.floor.hasHere
                ? qsTr("%1的平面图，红点是您的位置").arg(root.model.floorName)
                : qsTr("%1的平面图").arg(root.model.floorName)
        },
        StyledText {
            id: hereText

            visible: !root.isEmpty && root.model.floor.hasHere
            width: parent.width
            kind: StyledText.Caption
            text: qsTr("红点是您现在的位置")
        }
    ]

    ChoiceGrid {
        anchors.fill: parent
        look: ChoiceGrid.Lines
        choices: root.model.choices
        onChosen: key => root.model.choose(key)
    }
}
