// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Asked once of a person of 60 and over.
KioskPage {
    id: root

    title: qsTr("要使用长者版吗？")
    lead: qsTr("字更大，按钮更大，操作时间更长。")
    canGoBack: false
    hasChoices: false
    primaryText: qsTr("使用长者版")
    primaryIcon: "elderly"
    secondaryText: qsTr("不用，继续")
    onPrimaryActivated: root.session.acceptElder()
    onSecondaryActivated: root.session.declineElder()

    info: [
        Card {
            width: parent.width
            height: Math.min(root.bodyHeight, Style.px(root.isLandscape ? 420 : 640))

            Row {
                anchors.centerIn: parent
                spacing: Style.space(6)

                StyledText {
                    anchors.verticalCenter: parent.verticalCenter
                    //: A sample of the type: the character "large".
                    text: qsTr("大")
                    color: Style.inkSecondary
                    font.pixelSize: Style.displaySize
                    Accessible.ignored: true
                }

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.LayoutMirroring.enabled ? "arrow_back" : "arrow_forward"
                    color: Style.accent
                    size: Style.px(80)
                }

                StyledText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("大")
                    font.pixelSize: Style.hugeSize
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
        }
    ]
}
