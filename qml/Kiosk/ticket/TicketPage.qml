// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The number is there: what to take, what comes next; goes home by itself.
KioskPage {
    id: root

    required property TicketViewModel model

    readonly property real columnWidth: root.isLandscape
        ? Math.floor((root.contentWidth - root.columnGap) / 2)
        : root.contentWidth
    readonly property real columnGap: Style.space(Style.lowOperation || Style.elder ? 1 : 2)

    /// On a wide screen the other matter stands below the facts, and the number has the height.
    readonly property bool isTileAside: root.isLandscape && !Style.lowOperation
    readonly property real infoRoom: root.bodyHeight
        - (other.visible && !root.isTileAside ? other.height + Style.space(1) : 0)

    /// In large type the other matter gives way to a notice: the number and the way to go stay.
    readonly property bool hasOther: root.model.isSignedIn
        && !(Style.elder && root.notice !== "")

    title: root.model.isOnPaper ? qsTr("取号成功，请取走小票") : qsTr("取号成功，请记下号码")
    canGoBack: false
    canGoHome: false
    isStacked: true
    hasChoices: root.hasOther
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

            NumberCard {
                width: root.columnWidth
                model: root.model
                room: root.isLandscape ? root.infoRoom : Infinity
            }

            Column {
                width: root.columnWidth
                spacing: Style.space(Style.lowOperation || Style.elder ? 1 : 1.5)

                NoticeBar {
                    visible: root.model.hasCardLeft
                    width: parent.width
                    iconName: "badge"
                    text: qsTr("请取走您的身份证")
                }

                QueueFacts {
                    width: parent.width
                    areaLabel: qsTr("请到这里等候叫号")
                    area: root.model.windowArea
                    ahead: root.model.aheadText
                    wait: root.model.waitText
                }

                StyledText {
                    visible: !Style.elder && !Style.lowOperation && root.notice === ""
                    width: parent.width
                    kind: StyledText.Caption
                    text: root.model.orderText
                }
            }
        }
    ]

    ListTile {
        id: other

        visible: root.hasOther
        width: root.isTileAside ? root.columnWidth : parent.width
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        title: qsTr("办理其他业务")
        iconName: "add"
        onActivated: root.model.chooseOtherMatter()
    }
}
