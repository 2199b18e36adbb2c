// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter

/// What to do when something is down: shown by itself while the hall is away, for anybody, signed
/// in or not, and at any time to whoever wants to read it before.
Item {
    id: root

    required property CounterViewModel model

    MessageBars {
        id: bars

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 20
        }
        model: root.model
        takesKeys: root.enabled
    }

    Grid {
        id: grid

        readonly property real cardWidth: (width - spacing) / 2
        readonly property real cardHeight: (height - spacing) / 2

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            bottom: parent.bottom
            margins: 20
            topMargin: bars.shownHeight > 0 ? bars.shownHeight + 40 : 20
        }
        columns: 2
        spacing: 20

        OutageSteps {
            width: grid.cardWidth
            height: grid.cardHeight
            isNow: root.model.alarms.isAway
            icon: "dns"
            title: qsTr("大厅服务器没有回应")
            steps: [
                qsTr("自助终端照常取号。请来人在终端取号，按号票上的时间先后当面接待"),
                qsTr("终端也不能取号时，由导服台发预先印好的纸质号（A0501 起），写上时间"),
                qsTr("每接待一位，在登记表上写号码、业务、开始和结束时间"),
                qsTr("恢复后，到“导服台”按 F3 补录纸质号码，再照常叫号"),
            ]
        }

        OutageSteps {
            width: grid.cardWidth
            height: grid.cardHeight
            icon: "cloud_off"
            title: qsTr("与市平台的网络中断")
            steps: [
                qsTr("取号、叫号、收件照常，恢复后自动补报，不用重做"),
                qsTr("查不到的办件和共享数据，请来人出示纸质材料"),
                qsTr("要当场出结果的，先受理，告诉来人取件的办法"),
            ]
        }

        OutageSteps {
            width: grid.cardWidth
            height: grid.cardHeight
            icon: "print_disabled"
            title: qsTr("打印机不能用")
            steps: [
                qsTr("缺纸：打开盖子换纸，光面朝外，合上后自动重打"),
                qsTr("还不行：请来人扫屏幕上的二维码，或把号码写给来人，号码一样有效"),
                qsTr("回执和收据请到旁边的窗口打印，并报技术人员"),
            ]
        }

        OutageSteps {
            width: grid.cardWidth
            height: grid.cardHeight
            icon: "tv_off"
            title: qsTr("叫号屏或语音不能用")
            steps: [
                qsTr("叫号后起身口头叫号两遍，只叫号码，不叫姓名"),
                qsTr("请导服台到等候区引导，留意听不清、看不见的人"),
                qsTr("没有来的先不要按“过号”，多等一会儿再叫一次"),
            ]
        }
    }
}
