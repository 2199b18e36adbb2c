// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// One part of a day between buttons that make it less and more; by tens too where it has far to
/// go.
Item {
    id: root

    property string value
    property string lessLabel
    property string moreLabel
    property bool hasTens: false
    property bool canGoLess: true
    property bool canGoMore: true

    readonly property int buttons: root.hasTens ? 4 : 2

    signal stepped(by: int)

    implicitHeight: Style.target
    implicitWidth: root.buttons * (Style.target + Style.gap) + words.implicitWidth

    Row {
        id: left

        spacing: Style.gap

        TouchButton {
            visible: root.hasTens
            width: Style.target
            height: root.height
            isKey: true
            iconName: root.LayoutMirroring.enabled ? "last_page" : "first_page"
            label: qsTr("早十年")
            enabled: root.canGoLess
            onActivated: root.stepped(-10)
        }

        TouchButton {
            width: Style.target
            height: root.height
            isKey: true
            iconName: "remove"
            label: root.lessLabel
            enabled: root.canGoLess
            onActivated: root.stepped(-1)
        }
    }

    StyledText {
        id: words

        anchors.left: left.right
        anchors.right: right.left
        anchors.leftMargin: Style.space(0.5)
        anchors.rightMargin: Style.space(0.5)
        height: parent.height
        kind: StyledText.Heading
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Style.px(24)
        text: root.value
    }

    Row {
        id: right

        anchors.right: parent.right
        spacing: Style.gap

        TouchButton {
            width: Style.target
            height: root.height
            isKey: true
            iconName: "add"
            label: root.moreLabel
            enabled: root.canGoMore
            onActivated: root.stepped(1)
        }

        TouchButton {
            visible: root.hasTens
            width: Style.target
            height: root.height
            isKey: true
            iconName: root.LayoutMirroring.enabled ? "first_page" : "last_page"
            label: qsTr("晚十年")
            enabled: root.canGoMore
            onActivated: root.stepped(10)
        }
    }
}
