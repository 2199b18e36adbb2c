// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import OneWindow.Style

/// The five helps, at the same place on every page: one row, or two where they are too wide for
/// one.
Rectangle {
    id: root

    /// The name, in itself, of the language a press changes to.
    property string otherLanguage
    property bool staffCalled: false

    readonly property real margin: Style.px(14)
    readonly property real naturalWidth: elderButton.implicitWidth + contrastButton.implicitWidth
        + lowButton.implicitWidth + languageButton.implicitWidth + staffButton.implicitWidth
        + 4 * grid.columnSpacing
    readonly property bool isOneRow: root.naturalWidth <= root.width - 2 * root.margin

    signal elderActivated
    signal contrastActivated
    signal lowOperationActivated
    signal languageActivated
    signal staffActivated

    implicitHeight: grid.implicitHeight + Style.space(Style.lowOperation ? 2 : 4)
    color: Style.surface

    Rectangle {
        anchors.top: parent.top
        width: parent.width
        height: Style.lineWidth
        color: Style.line
    }

    GridLayout {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: root.margin
        anchors.rightMargin: root.margin
        anchors.verticalCenter: parent.verticalCenter
        columns: root.isOneRow ? 5 : 3
        columnSpacing: Style.gap
        rowSpacing: Style.gap

        HelpButton {
            id: elderButton

            //: Footer: larger type and targets. Short.
            text: Style.elder ? qsTr("标准版") : qsTr("长者版")
            iconName: "elderly"
            Layout.fillWidth: true
            onActivated: root.elderActivated()
        }

        HelpButton {
            id: contrastButton

            //: Footer: white on black. Short.
            text: qsTr("高对比")
            iconName: "contrast"
            checkable: true
            checked: Style.highContrast
            Layout.fillWidth: true
            onActivated: root.contrastActivated()
        }

        HelpButton {
            id: lowButton

            //: Footer: all buttons into the lower part, for wheelchair users. Short.
            text: qsTr("低位操作")
            iconName: "accessible"
            checkable: true
            checked: Style.lowOperation
            Layout.fillWidth: true
            onActivated: root.lowOperationActivated()
        }

        HelpButton {
            id: languageButton

            text: root.otherLanguage
            iconName: "language"
            Layout.fillWidth: true
            onActivated: root.languageActivated()
        }

        HelpButton {
            id: staffButton

            //: Footer: a clerk comes to the terminal. Short.
            text: root.staffCalled ? qsTr("已呼叫") : qsTr("呼叫人工")
            iconName: "support_agent"
            Layout.fillWidth: true
            onActivated: root.staffActivated()
        }
    }
}
