// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The last look before an appointment is booked, or another takes its place: when, where, for
/// whom, what to bring, and the rules.
KioskPage {
    id: root

    required property AppointmentViewModel model

    readonly property real columnGap: Style.space(Style.lowOperation ? 1 : 2)
    readonly property real columnWidth: root.isLandscape
        ? Math.floor((root.contentWidth - root.columnGap) / 2)
        : root.contentWidth
    readonly property bool hasMoreMaterials: root.model.materials.pageCount > 1
    readonly property real infoBottom: {
        if (Style.lowOperation) {
            return root.choiceTop - Style.space(1);
        }
        return root.bodyBottom - (root.hasMoreMaterials ? more.height + Style.space(2) : 0);
    }
    readonly property real room: root.infoBottom - root.bodyTop

    title: root.model.isChange ? qsTr("请核对新的时间") : qsTr("请核对后预约")
    lead: qsTr("%1 · %2").arg(root.model.personText).arg(root.model.matterName)
    isStacked: true
    hasChoices: root.hasMoreMaterials
    primaryText: root.model.isChange ? qsTr("确认改约") : qsTr("确认预约")
    primaryIcon: "event_available"
    onPrimaryActivated: root.model.confirm()

    info: [
        Grid {
            width: parent.width
            columns: root.isLandscape ? 2 : 1
            spacing: root.columnGap

            Column {
                id: left

                width: root.columnWidth
                spacing: Style.space(Style.lowOperation ? 1 : 1.5)

                AppointmentCard {
                    width: parent.width
                    day: root.model.slotDay
                    times: root.model.slotTimes
                    room: root.isLandscape
                        ? root.room - rules.height - parent.spacing
                            - (area.visible ? area.height + parent.spacing : 0)
                        : Style.px(Style.lowOperation ? 240 : 360)
                }

                Fact {
                    id: area

                    visible: root.model.windowArea !== "" && !(root.isLandscape
                        && (Style.lowOperation || Style.elder))
                    width: parent.width
                    isInline: true
                    label: qsTr("办理区域")
                    value: root.model.windowArea
                }

                NoticeBar {
                    id: rules

                    width: parent.width
                    iconName: "info"
                    text: (root.model.replacedText === "" ? "" : root.model.replacedText + "\n")
                        + root.model.checkInText + "\n" + root.model.changeText
                }
            }

            MaterialsCard {
                width: root.columnWidth
                materials: root.model.materials
                longest: root.model.longestMaterial
                room: root.room - (root.isLandscape ? 0 : left.height + root.columnGap)
            }
        }
    ]

    ListTile {
        id: more

        visible: root.hasMoreMaterials
        width: root.isLandscape && !Style.lowOperation ? root.columnWidth : parent.width
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        title: qsTr("看其余材料")
        iconName: Style.elder ? "" : "description"
        onActivated: root.model.showMoreMaterials()
    }
}
