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
    /// What to bring is said again once it is booked; the rules are not.
    readonly property bool isCramped: root.isLandscape && (Style.elder || Style.lowOperation)
    readonly property bool hasMoreMaterials: materials.visible
        && root.model.materials.pageCount > 1
    readonly property real infoBottom: {
        if (Style.lowOperation) {
            return root.choiceTop - Style.space(1);
        }
        // Whether there are more must not change how many there is room for.
        return root.bodyBottom - (root.isCramped ? 0 : more.height + Style.space(2));
    }
    readonly property real room: root.infoBottom - root.bodyTop

    readonly property string rulesText:
        (root.model.replacedText === "" ? "" : root.model.replacedText + "\n")
        + root.model.checkInText + "\n" + root.model.changeText

    title: root.model.isChange ? qsTr("请核对新的时间") : qsTr("请核对后预约")
    lead: qsTr("%1 · %2").arg(root.model.personText).arg(root.model.matterName)
    isStacked: true
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
                        ? root.room - (root.isCramped ? 0 : rules.height + parent.spacing)
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

                    visible: !root.isCramped
                    width: parent.width
                    iconName: "info"
                    text: root.rulesText
                }
            }

            NoticeBar {
                visible: root.isCramped
                width: root.columnWidth
                iconName: "info"
                text: root.rulesText
            }

            MaterialsCard {
                id: materials

                visible: !root.isCramped && root.model.materials.total > 0
                    && materials.room >= materials.leastRoom
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
