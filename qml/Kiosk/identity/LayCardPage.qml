// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Lay the card; or what went wrong with it, and the ways on.
KioskPage {
    id: root

    required property IdentityViewModel model

    title: root.model.title
    lead: root.model.lead
    hasChoices: root.model.mayGoWithout
    secondaryText: root.model.mayGoWithout ? "" : qsTr("呼叫工作人员")
    secondaryIcon: "support_agent"
    onSecondaryActivated: root.session.callStaff()

    info: [
        Card {
            width: parent.width
            height: {
                if (Style.lowOperation) {
                    return Math.min(Style.px(620), root.choiceTop - root.bodyTop - Style.space(2));
                }
                const below = root.isLandscape ? 0 : options.height + Style.space(4);
                const wanted = root.isLandscape ? 480 : (root.model.canReadCard ? 760 : 420);
                return Math.min(Style.px(wanted), root.bodyHeight - below);
            }
            color: root.model.hasTrouble ? Style.badGround : Style.surface
            border.color: root.model.hasTrouble && !Style.highContrast ? Style.bad : Style.line

            StepFigure {
                visible: root.model.canReadCard
                anchors.centerIn: parent
                height: parent.height * 0.7
                step: root.model.isReading ? StepFigure.Reading : StepFigure.LayCard
            }

            StateIcon {
                visible: !root.model.canReadCard
                anchors.centerIn: parent
                size: Math.min(Style.px(240), parent.height * 0.7)
                kind: StateIcon.Bad
            }
        }
    ]

    Grid {
        id: options

        readonly property real share: Math.floor(
            (parent.width - (options.columns - 1) * options.spacing) / options.columns)

        columns: root.isLandscape && Style.lowOperation ? 2 : 1
        spacing: Math.max(Style.gap, Style.space(1.5))

        ListTile {
            width: options.share
            title: qsTr("输入身份证号")
            caption: qsTr("只作登记，不显示个人信息")
            iconName: "dialpad"
            onActivated: root.model.chooseTyping()
        }

        ListTile {
            width: options.share
            title: root.model.hasMatter ? qsTr("不刷卡，继续取号") : qsTr("不刷卡，先选业务")
            caption: qsTr("需要身份证的业务除外")
            iconName: "arrow_forward"
            onActivated: root.model.goWithoutCard()
        }
    }
}
