// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// The screen around every page: the header says where one is and what time it is (and how the
/// network is, only when it is not well), the footer carries the helps. The page stands between.
Rectangle {
    id: root

    property string hall
    property string terminal
    property string timeText
    property string dateText
    /// Empty while all is well.
    property string troubleText
    property string troubleIcon: "cloud_off"
    property string languageText
    property bool staffCalled: false
    /// Nobody is in the hall: the call for staff leads to a hotline.
    property bool isAfterHours: false

    default property alias page: body.data

    readonly property bool isLandscape: root.width > root.height
    /// How high a page's controls may reach up from its lower edge in low operation.
    readonly property real lowZone: Math.floor(root.height * 0.45) - helps.height

    signal elderActivated
    signal contrastActivated
    signal lowOperationActivated
    signal languageActivated
    signal staffActivated

    color: Style.background

    Keys.onPressed: event => {
        const isForward = event.key === Qt.Key_Down
            || event.key === (root.LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right);
        const isBack = event.key === Qt.Key_Up
            || event.key === (root.LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left);
        if (isForward || isBack) {
            const from = root.Window.activeFocusItem ?? root;
            const reason = isForward ? Qt.TabFocusReason : Qt.BacktabFocusReason;
            from.nextItemInFocusChain(isForward).forceActiveFocus(reason);
            event.accepted = true;
        }
    }

    Rectangle {
        id: header

        width: parent.width
        height: Math.max(Style.px(root.isLandscape ? 124 : 166),
            clock.implicitHeight + Style.space(1))
        color: Style.surface

        Rectangle {
            id: logo

            anchors.left: parent.left
            anchors.leftMargin: Style.pageMargin
            anchors.verticalCenter: parent.verticalCenter
            width: Style.px(92)
            height: width
            radius: Style.px(22)
            color: Style.accent

            Icon {
                anchors.centerIn: parent
                name: "account_balance"
                size: Style.px(56)
                color: Style.accentInk
            }
        }

        Column {
            id: names

            anchors.left: logo.right
            anchors.right: trouble.visible ? trouble.left : clock.left
            anchors.leftMargin: Style.px(28)
            anchors.rightMargin: Style.space(2)
            anchors.verticalCenter: parent.verticalCenter

            StyledText {
                width: parent.width
                text: root.hall
                font.pixelSize: hallMeasure.fitting
                lineHeight: hallMeasure.isTight ? 0.85 : 1
                font.weight: Font.Bold
            }

            StyledText {
                width: parent.width
                kind: StyledText.Caption
                text: root.terminal
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Style.px(20)
                font.pixelSize: Style.px(27 * (Style.elder && !hallMeasure.isTight ? 1.15 : 1))
            }

            TextMetrics {
                id: hallMeasure

                /// As large as one line takes, down to what is still read from a step away.
                readonly property int fitting: Math.max(Style.px(28),
                    Math.floor(hallMeasure.font.pixelSize * Math.min(1,
                        names.width / Math.max(1, hallMeasure.advanceWidth * 1.02))))
                readonly property bool isTight: hallMeasure.advanceWidth * hallMeasure.fitting
                    > names.width * hallMeasure.font.pixelSize

                font.family: Style.fontFamily
                font.weight: Font.Bold
                font.pixelSize: Style.px(40 * (Style.elder ? 1.15 : 1))
                text: root.hall
            }
        }

        Rectangle {
            id: trouble

            visible: root.troubleText !== ""
            anchors.right: clock.left
            anchors.rightMargin: Style.space(2)
            anchors.verticalCenter: parent.verticalCenter
            width: troubleRow.width + Style.space(3)
            height: troubleRow.height + Style.space(1)
            radius: Style.controlRadius
            color: Style.noticeGround
            border.width: Style.highContrast ? Style.lineWidth : 0
            border.color: Style.line
            Accessible.role: Accessible.AlertMessage
            Accessible.name: root.troubleText

            Row {
                id: troubleRow

                anchors.centerIn: parent
                spacing: Style.space(0.7)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.troubleIcon
                    size: Style.px(36)
                    color: Style.noticeIcon
                }

                StyledText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.troubleText
                    wrapMode: Text.NoWrap
                    color: Style.notice
                    font.pixelSize: Style.px(27 * (Style.elder ? 1.15 : 1))
                    Accessible.ignored: true
                }
            }
        }

        Column {
            id: clock

            anchors.right: parent.right
            anchors.rightMargin: Style.pageMargin
            anchors.verticalCenter: parent.verticalCenter

            StyledText {
                anchors.right: parent.right
                text: root.timeText
                font.pixelSize: Style.px(52 * (Style.elder ? 1.15 : 1))
                font.weight: Font.Bold
                height: Math.ceil(font.pixelSize * 1.25)
                verticalAlignment: Text.AlignVCenter
            }

            StyledText {
                anchors.right: parent.right
                kind: StyledText.Caption
                text: root.dateText
                wrapMode: Text.NoWrap
                font.pixelSize: Style.px(27 * (Style.elder ? 1.15 : 1))
            }
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Style.lineWidth
            color: Style.line
        }
    }

    Item {
        id: body

        anchors.top: header.bottom
        anchors.bottom: helps.top
        width: parent.width
    }

    HelpBar {
        id: helps

        anchors.bottom: parent.bottom
        width: parent.width
        languageText: root.languageText
        staffCalled: root.staffCalled
        isAfterHours: root.isAfterHours
        onElderActivated: root.elderActivated()
        onContrastActivated: root.contrastActivated()
        onLowOperationActivated: root.lowOperationActivated()
        onLanguageActivated: root.languageActivated()
        onStaffActivated: root.staffActivated()
    }
}
