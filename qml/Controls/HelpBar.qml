// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// The helps, at the same place on every page: one row, or two where they are too wide for one.
Rectangle {
    id: root

    /// What leads to another language; empty where there is none.
    property string languageText
    property bool staffCalled: false
    /// Nobody is in the hall: the call for staff leads to a hotline.
    property bool isAfterHours: false

    readonly property real margin: Style.px(14)
    readonly property bool hasLanguages: root.languageText !== ""
    readonly property int count: root.hasLanguages ? 5 : 4
    readonly property real naturalWidth: elderButton.implicitWidth + contrastButton.implicitWidth
        + lowButton.implicitWidth + (root.hasLanguages ? languageButton.implicitWidth : 0)
        + staffButton.implicitWidth + (root.count - 1) * grid.spacing
    readonly property bool isOneRow: root.naturalWidth <= grid.width
    /// In one row each gets the same share of what is left; in two rows there are three and two.
    readonly property real spare: (grid.width - root.naturalWidth) / root.count
    readonly property real third: (grid.width - 2 * grid.spacing) / 3
    readonly property real half: (grid.width - grid.spacing) / 2
    readonly property real rowHeight: Math.max(elderButton.implicitHeight,
        contrastButton.implicitHeight, lowButton.implicitHeight, languageButton.implicitHeight,
        staffButton.implicitHeight)
    // In low operation every millimetre counts: all that can be touched is in the lowest 45 %.
    readonly property real padding: Style.lowOperation ? (Style.elder ? 1 : 2) : 4

    signal elderActivated
    signal contrastActivated
    signal lowOperationActivated
    signal languageActivated
    signal staffActivated

    implicitHeight: grid.height + Style.space(root.padding)
    color: Style.surface

    Rectangle {
        anchors.top: parent.top
        width: parent.width
        height: Style.lineWidth
        color: Style.line
    }

    Flow {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: root.margin
        anchors.rightMargin: root.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Style.gap

        HelpButton {
            id: elderButton

            //: Footer: larger type and targets. Short.
            text: Style.elder ? qsTr("标准版") : qsTr("长者版")
            iconName: "elderly"
            width: Math.floor(root.isOneRow ? elderButton.implicitWidth + root.spare : root.third)
            height: root.rowHeight
            onActivated: root.elderActivated()
        }

        HelpButton {
            id: contrastButton

            //: Footer: white on black. Short.
            text: qsTr("高对比")
            iconName: "contrast"
            checkable: true
            checked: Style.highContrast
            width: Math.floor(root.isOneRow
                ? contrastButton.implicitWidth + root.spare
                : root.third)
            height: root.rowHeight
            onActivated: root.contrastActivated()
        }

        HelpButton {
            id: lowButton

            //: Footer: all buttons into the lower part, for wheelchair users. Short.
            text: qsTr("低位操作")
            iconName: "accessible"
            checkable: true
            checked: Style.lowOperation
            width: Math.floor(root.isOneRow ? lowButton.implicitWidth + root.spare : root.third)
            height: root.rowHeight
            onActivated: root.lowOperationActivated()
        }

        HelpButton {
            id: languageButton

            visible: root.hasLanguages
            text: root.languageText
            iconName: "language"
            width: Math.floor(root.isOneRow ? languageButton.implicitWidth + root.spare : root.half)
            height: root.rowHeight
            onActivated: root.languageActivated()
        }

        HelpButton {
            id: staffButton

            text: {
                if (root.isAfterHours) {
                    //: Footer, while the hall is closed: a number to dial. Short.
                    return qsTr("求助热线");
                }
                //: Footer: a clerk comes to the terminal. Short.
                return root.staffCalled ? qsTr("已呼叫") : qsTr("呼叫人工");
            }
            iconName: root.isAfterHours ? "phone_in_talk" : "support_agent"
            width: Math.floor(root.isOneRow ? staffButton.implicitWidth + root.spare : root.half)
            height: root.rowHeight
            onActivated: root.staffActivated()
        }
    }
}
