// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// One page: a title that says what to do, what there is to know (info), what can be chosen
/// (the default children), and the actions. Upright, info stands above the choices; on a wide
/// screen beside them; in low operation all that can be touched is in the lowest 45 %.
Item {
    id: root

    property string title
    /// One sentence under the title.
    property string lead
    /// It has just become another, and is said by a screen reader.
    property bool isLeadNews: false
    /// What was refused or did not work just now.
    property string notice
    property alias info: infoSlot.data
    default property alias choices: choiceSlot.data

    property bool canGoBack: false
    property bool canGoHome: false
    property bool canSignOut: false
    property string primaryText
    property string primaryIcon
    property bool isPrimaryEnabled: true
    property string secondaryText
    property string secondaryIcon
    /// From PageFrame: how high controls may reach from the lower edge in low operation.
    property real lowZone: root.height
    /// Part of the width that the choices get on a wide screen, when there is info too.
    property real choiceShare: 0.55
    property bool hasChoices: true
    /// Info stands above the choices on a wide screen too.
    property bool isStacked: false

    readonly property bool isLandscape: root.width > root.height
    readonly property bool hasInfo: infoSlot.implicitHeight > 0
    readonly property bool isBeside: root.isLandscape && !Style.lowOperation && root.hasInfo
        && root.hasChoices && !root.isStacked
    readonly property real contentWidth: root.width - 2 * Style.pageMargin
    readonly property real topMargin: Style.space(root.isLandscape ? 2 : 4)
    readonly property real headBottom: head.y + head.height
        + (head.height > 0 ? Style.space(root.isLandscape ? 2 : 3) : 0)
    readonly property real bodyTop: root.headBottom
        + (noticeBar.visible ? noticeBar.height + Style.space(root.isLandscape ? 1 : 2) : 0)
    readonly property real bodyBottom: actions.y
        - Style.space(root.isLandscape || Style.lowOperation ? 1 : (actions.height > 0 ? 2 : 3))
    /// The room between the title and the actions.
    readonly property real bodyHeight: Math.max(0, root.bodyBottom - root.bodyTop)
    /// The room of the choices.
    readonly property real choiceTop: {
        if (Style.lowOperation) {
            return root.height - root.lowZone + Style.gap;
        }
        return root.isBeside || !root.hasInfo
            ? root.bodyTop
            : infoSlot.y + infoSlot.implicitHeight + Style.space(3);
    }

    signal backActivated
    signal homeActivated
    signal signOutActivated
    signal primaryActivated
    signal secondaryActivated

    Accessible.role: Accessible.Pane
    Accessible.name: root.title
    onVisibleChanged: {
        if (root.visible) {
            root.forceActiveFocus();
        }
    }
    // A page that comes up takes the focus, so that Tab starts at its first control and a screen
    // reader says its title.
    Component.onCompleted: root.forceActiveFocus()

    Column {
        id: head

        visible: root.title !== ""
        x: Style.pageMargin
        y: root.topMargin
        width: root.contentWidth
        height: visible ? implicitHeight : 0
        spacing: Style.px(6)

        StyledText {
            width: parent.width
            kind: StyledText.Title
            text: root.title
        }

        StyledText {
            visible: text !== ""
            width: parent.width
            text: root.lead
            color: Style.inkSecondary
            Accessible.role: root.isLeadNews ? Accessible.AlertMessage : Accessible.StaticText
        }
    }

    NoticeBar {
        id: noticeBar

        visible: root.notice !== ""
        x: Style.pageMargin
        y: root.headBottom
        width: root.contentWidth
        kind: NoticeBar.Bad
        text: root.notice
    }

    Column {
        id: infoSlot

        x: root.LayoutMirroring.enabled && root.isBeside
            ? root.width - width - Style.pageMargin
            : Style.pageMargin
        // Alone it stands a little above the middle; with choices it begins under the title.
        y: root.bodyTop + (root.hasChoices
            ? 0
            : Math.max(0, Math.floor((root.bodyHeight - infoSlot.implicitHeight) * 0.4)))
        width: root.isBeside
            ? Math.floor(root.contentWidth * (1 - root.choiceShare)) - Style.space(3)
            : root.contentWidth
        spacing: Style.space(2)
    }

    Item {
        id: choiceSlot

        visible: root.hasChoices
        x: root.LayoutMirroring.enabled || !root.isBeside
            ? Style.pageMargin
            : root.width - width - Style.pageMargin
        y: root.choiceTop
        width: root.isBeside ? Math.floor(root.contentWidth * root.choiceShare) : root.contentWidth
        height: Math.max(0, root.bodyBottom - root.choiceTop)
    }

    Item {
        id: actions

        readonly property real verbWidth: verbs.implicitWidth
        readonly property real wayWidth: ways.implicitWidth
        readonly property bool isTwoRows: verbs.implicitWidth > 0 && ways.implicitWidth > 0
            && verbs.implicitWidth + ways.implicitWidth + Style.space(3) > root.contentWidth
        readonly property real gapBelow: Style.space(root.isLandscape || Style.lowOperation ? 1 : 2)

        x: Style.pageMargin
        width: root.contentWidth
        height: actions.isTwoRows
            ? verbs.implicitHeight + Style.gap + ways.implicitHeight
            : Math.max(verbs.implicitHeight, ways.implicitHeight)
        y: root.height - height - (height > 0 ? actions.gapBelow : 0)

        Row {
            id: verbs

            readonly property real buttonHeight: Math.max(
                secondary.visible ? secondary.implicitHeight : 0,
                primary.visible ? primary.implicitHeight : 0)

            anchors.right: parent.right
            y: actions.isTwoRows ? 0 : parent.height - height
            spacing: Style.gap

            TouchButton {
                id: secondary

                visible: root.secondaryText !== ""
                height: verbs.buttonHeight
                width: Math.min(implicitWidth, primary.visible
                    ? root.contentWidth - primary.width - verbs.spacing
                    : root.contentWidth)
                text: root.secondaryText
                iconName: root.secondaryIcon
                onActivated: root.secondaryActivated()
            }

            TouchButton {
                id: primary

                visible: root.primaryText !== ""
                height: verbs.buttonHeight
                width: Math.min(Math.max(implicitWidth, Style.px(280)),
                    root.contentWidth * (root.secondaryText === "" ? 1 : 0.5))
                variant: TouchButton.Primary
                text: root.primaryText
                iconName: root.primaryIcon
                enabled: root.isPrimaryEnabled
                onActivated: root.primaryActivated()
            }
        }

        Row {
            id: ways

            anchors.left: parent.left
            y: actions.isTwoRows ? parent.height - height : (parent.height - height) / 2
            spacing: Style.gap

            TouchButton {
                visible: root.canGoBack
                //: One page back.
                text: qsTr("返回")
                iconName: root.LayoutMirroring.enabled ? "arrow_forward" : "arrow_back"
                onActivated: root.backActivated()
            }

            TouchButton {
                visible: root.canGoHome
                text: qsTr("首页")
                iconName: "home"
                onActivated: root.homeActivated()
            }

            TouchButton {
                visible: root.canSignOut
                //: End the session; nothing of the person is left on the terminal.
                text: qsTr("退出登录")
                iconName: "logout"
                onActivated: root.signOutActivated()
            }
        }
    }
}
