// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// One appointment, and what can be done with it.
KioskPage {
    id: root

    required property AppointmentViewModel model

    readonly property string note: root.model.printNote !== ""
        ? root.model.printNote
        : (root.model.isCheckedIn ? "" : root.model.checkInText)
    /// There is no room for the note but in the lead.
    readonly property bool isCramped: root.isLandscape && (Style.lowOperation || Style.elder)

    title: root.model.matterName
    lead: root.isCramped && root.note !== "" ? root.note : root.model.standing
    primaryText: {
        if (root.model.isCheckedIn) {
            return qsTr("查看号码");
        }
        return root.model.isToday ? qsTr("签到取号") : "";
    }
    primaryIcon: "confirmation_number"
    onPrimaryActivated: root.model.checkIn()

    info: [
        AppointmentCard {
            width: parent.width
            day: root.model.slotDay
            times: root.model.slotTimes
            room: Style.lowOperation
                ? root.choiceTop - root.bodyTop - Style.space(1)
                    - (note.visible ? note.height + Style.space(2) : 0)
                : Style.px(360)
        },
        NoticeBar {
            id: note

            visible: root.note !== "" && !root.isCramped
            width: parent.width
            iconName: root.model.printNote !== "" ? "print" : "schedule"
            text: root.note
        },
        Fact {
            visible: root.model.windowArea !== "" && !Style.lowOperation && !Style.elder
            width: parent.width
            isInline: root.isLandscape
            label: qsTr("办理区域")
            value: root.model.windowArea
        }
    ]

    Grid {
        id: options

        readonly property int count: (root.model.isCheckedIn ? 0 : 2) + 1
            + (root.model.canPrint ? 1 : 0)
        readonly property real share: Math.floor(
            (parent.width - (options.columns - 1) * options.spacing) / options.columns)
        readonly property int rowCount: Math.ceil(options.count / options.columns)
        readonly property real room: parent.height - (options.rowCount - 1) * options.spacing
        readonly property real cellHeight: Math.min(Style.px(150 * Style.targetScale),
            Math.floor(options.room / options.rowCount))

        columns: Style.lowOperation || (Style.elder && root.isLandscape) ? 2 : 1
        spacing: Math.max(Style.gap, Style.space(1))

        ListTile {
            visible: !root.model.isCheckedIn
            width: options.share
            height: options.cellHeight
            title: qsTr("改约时间")
            caption: root.model.changeText
            iconName: "edit_calendar"
            onActivated: root.model.change()
        }

        ListTile {
            visible: !root.model.isCheckedIn
            width: options.share
            height: options.cellHeight
            title: qsTr("取消预约")
            iconName: "event_busy"
            onActivated: root.model.cancel()
        }

        ListTile {
            visible: root.model.canPrint
            width: options.share
            height: options.cellHeight
            title: qsTr("打印预约单")
            iconName: "print"
            onActivated: root.model.print()
        }

        ListTile {
            width: options.share
            height: options.cellHeight
            title: qsTr("存入手机日历")
            iconName: "phone_android"
            onActivated: root.model.showOnPhone()
        }
    }
}
