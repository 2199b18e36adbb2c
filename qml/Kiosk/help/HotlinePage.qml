// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Nobody is in the hall: whom to call, what became of the request, and when the hall opens. The
/// journey waits underneath.
KioskPage {
    id: root

    readonly property bool hasHotline: root.session.hotline !== ""
    readonly property bool hasFailed: root.session.hasStaffCallFailed

    title: root.hasHotline ? qsTr("请拨打求助热线") : qsTr("现在没有工作人员")
    lead: root.session.closedText
    canGoBack: false
    canGoHome: false
    hasChoices: false
    primaryText: qsTr("继续操作")
    primaryIcon: "arrow_forward"
    onPrimaryActivated: root.session.closeHelp()

    info: [
        Card {
            visible: root.hasHotline
            width: parent.width
            height: number.implicitHeight + hours.height
                + Style.space(root.isLandscape || Style.lowOperation ? 2 : 5)

            Column {
                anchors.verticalCenter: parent.verticalCenter
                x: Style.space(2.5)
                width: parent.width - Style.space(5)

                StyledText {
                    id: number

                    width: parent.width
                    kind: root.isLandscape && (Style.elder || Style.lowOperation)
                        ? StyledText.Display
                        : StyledText.Huge
                    horizontalAlignment: Text.AlignHCenter
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Style.titleSize
                    wrapMode: Text.NoWrap
                    text: root.session.hotline
                    color: Style.accent
                }

                StyledText {
                    id: hours

                    visible: text !== ""
                    width: parent.width
                    height: visible ? implicitHeight : 0
                    horizontalAlignment: Text.AlignHCenter
                    //: %1 is when the hotline is answered, in words.
                    text: root.session.hotlineHours !== ""
                        ? qsTr("接听时间：%1").arg(root.session.hotlineHours)
                        : ""
                    color: Style.inkSecondary
                }
            }
        },
        StateIcon {
            visible: !root.hasHotline && !(root.isLandscape && Style.lowOperation)
            anchors.horizontalCenter: parent.horizontalCenter
            size: Style.px(root.isLandscape ? 180 : 280)
            kind: root.hasFailed ? StateIcon.Bad : StateIcon.Notice
            iconName: root.hasFailed ? "error" : "schedule"
        },
        NoticeBar {
            width: parent.width
            kind: root.hasFailed ? NoticeBar.Bad : NoticeBar.Notice
            iconName: root.hasFailed ? "error" : "assignment_turned_in"
            text: {
                if (root.hasFailed) {
                    return root.hasHotline
                        ? qsTr("您的求助没有记下来，请直接打电话。")
                        : qsTr("您的求助没有记下来，请在开门后到咨询台。");
                }
                return root.hasHotline
                    ? qsTr("您的求助已记下，值班人员会看到，但不一定马上有人来。急事请打电话。")
                    : qsTr("您的求助已记下，值班人员会看到，但不一定马上有人来。");
            }
        }
    ]
}
