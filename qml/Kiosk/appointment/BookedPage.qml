// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// It is booked: when to come, what to bring, paper and phone; goes home by itself.
KioskPage {
    id: root

    required property AppointmentViewModel model

    readonly property real columnGap: Style.space(Style.lowOperation || Style.elder ? 1 : 2)
    readonly property real columnWidth: root.isLandscape
        ? Math.floor((root.contentWidth - root.columnGap) / 2)
        : root.contentWidth
    readonly property bool isTileAside: root.isLandscape && !Style.lowOperation
    readonly property real infoBottom: {
        if (Style.lowOperation) {
            return root.choiceTop - Style.space(1);
        }
        return root.bodyBottom - (root.isTileAside ? 0 : options.height + Style.space(2));
    }
    readonly property real room: root.infoBottom - root.bodyTop

    title: root.model.isChange ? qsTr("改约成功，请记下时间") : qsTr("预约成功，请记下时间")
    lead: root.model.exchangedText
    canGoBack: false
    canGoHome: false
    isStacked: true
    primaryText: root.session.secondsLeft >= 0
        ? qsTr("完成（%1）").arg(root.session.secondsLeft)
        : qsTr("完成")
    primaryIcon: "home"
    secondaryText: root.session.canExtend ? qsTr("我需要更多时间") : ""
    secondaryIcon: "more_time"
    onPrimaryActivated: root.model.finish()
    onSecondaryActivated: root.session.extend()

    info: [
        Grid {
            width: parent.width
            columns: root.isLandscape ? 2 : 1
            spacing: root.columnGap

            AppointmentCard {
                id: card

                width: root.columnWidth
                label: root.model.personText
                day: root.model.slotDay
                times: root.model.slotTimes
                matter: root.model.matterName
                code: root.model.calendarCode
                room: {
                    if (!root.isLandscape) {
                        return root.room * 0.55;
                    }
                    // The tiles beside it begin where it ends.
                    return root.room - (root.isTileAside ? Style.space(3) : 0);
                }
            }

            Column {
                id: facts

                width: root.columnWidth
                spacing: Style.space(Style.lowOperation || Style.elder ? 1 : 1.5)

                NoticeBar {
                    id: note

                    width: parent.width
                    iconName: root.model.printNote !== "" ? "print" : "schedule"
                    text: {
                        if (root.model.printNote !== "") {
                            return root.model.printNote;
                        }
                        if (!root.model.hasCardLeft) {
                            return root.model.checkInText;
                        }
                        // In large type one thing at a time.
                        return qsTr("请取走您的身份证")
                            + (Style.elder ? "" : "\n" + root.model.checkInText);
                    }
                }

                Fact {
                    id: area

                    visible: root.model.windowArea !== "" && !Style.elder
                        && !(root.isLandscape && Style.lowOperation)
                    width: parent.width
                    isInline: true
                    label: qsTr("办理区域")
                    value: root.model.windowArea
                }

                MaterialsCard {
                    id: materials

                    visible: root.model.materials.total > 0
                        && materials.room >= materials.leastRoom
                    width: parent.width
                    materials: root.model.materials
                    longest: root.model.longestMaterial
                    room: root.room - (root.isLandscape ? 0 : card.height + root.columnGap)
                        - note.height - facts.spacing
                        - (area.visible ? area.height + facts.spacing : 0)
                        - (root.isTileAside ? options.height + Style.space(2) : 0)
                }
            }
        }
    ]

    Row {
        id: options

        readonly property int count: (root.model.canPrint ? 1 : 0) + 1
        readonly property real share: Math.floor(
            (options.width - (options.count - 1) * options.spacing) / options.count)

        width: root.isTileAside ? root.columnWidth : parent.width
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Math.max(Style.gap, Style.space(1.5))

        ListTile {
            visible: root.model.canPrint
            width: options.share
            title: qsTr("打印预约单")
            iconName: Style.elder ? "" : "print"
            onActivated: root.model.print()
        }

        ListTile {
            width: options.share
            title: qsTr("存入手机日历")
            iconName: Style.elder ? "" : "phone_android"
            onActivated: root.model.showOnPhone()
        }
    }
}
