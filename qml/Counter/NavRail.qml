// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// The counter's pages, beside whichever is shown; each has its place and its key.
Rectangle {
    id: root

    required property CounterViewModel model
    /// Whether the keys count: not while a dialog is open.
    property bool takesKeys: true

    /// Where there are many pages for the height, they stand closer, and without drawings at last.
    readonly property real share: (ask.y - pages.y - 8) / Math.max(1, root.model.pages.ids.length)
    readonly property bool isTight: root.share < 76
    readonly property bool hasIcons: root.share >= 66

    width: 92
    color: Style.surface

    Column {
        id: pages

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 8
            topMargin: 72
        }
        spacing: root.isTight ? 6 : 8

        Repeater {
            model: root.model.pages.ids

            Touchable {
                id: page

                required property string modelData

                readonly property string name: root.model.pages.name(page.modelData)
                readonly property string keyName: root.model.pages.key(page.modelData)
                readonly property bool isShown: root.model.pages.current === page.modelData

                width: parent.width
                implicitHeight: root.isTight
                    ? Math.max(40, Math.min(words.height + 4, root.share - pages.spacing))
                    : words.height + 4
                radius: 12
                label: page.name
                description: page.keyName
                checkable: true
                checked: page.isShown
                onActivated: root.model.pages.go(page.modelData)

                Shortcut {
                    sequence: page.keyName
                    autoRepeat: false
                    enabled: root.takesKeys && root.enabled
                    onActivated: page.fire(true)
                }

                Rectangle {
                    anchors.fill: parent
                    radius: page.radius
                    color: page.pressed
                        ? Style.pressed
                        : (page.isShown ? Style.accentSoft : "transparent")
                }

                Column {
                    id: words

                    anchors.centerIn: parent
                    width: parent.width
                    spacing: root.isTight ? 0 : 2

                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        visible: root.hasIcons
                        name: root.model.pages.icon(page.modelData)
                        size: root.isTight ? 18 : 22
                        color: page.isShown ? Style.accent : Style.inkSecondary
                    }

                    StyledText {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: page.name
                        color: page.isShown ? Style.accent : Style.ink
                        font.pixelSize: Style.deskCaptionSize
                        font.weight: page.isShown ? Font.Bold : Font.Normal
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 12
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }

                    StyledText {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: page.keyName
                        color: Style.inkSecondary
                        font.pixelSize: 12
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 10
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }

    Touchable {
        id: ask

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 8
            bottomMargin: 12
        }
        visible: root.model.session.mayHelp
        implicitHeight: askWords.height + 4
        radius: 12
        label: qsTr("呼叫同事")
        description: "Ctrl+F9"
        enabled: root.takesKeys && root.model.fresh
        onActivated: root.model.asks.begin()

        Shortcut {
            sequence: "Ctrl+F9"
            autoRepeat: false
            enabled: ask.visible && ask.enabled && root.enabled
            onActivated: ask.fire(true)
        }

        Rectangle {
            anchors.fill: parent
            radius: ask.radius
            color: ask.pressed ? Style.pressed : "transparent"
        }

        Column {
            id: askWords

            anchors.centerIn: parent
            width: parent.width - 8
            spacing: 2

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "record_voice_over"
                size: 22
                color: Style.inkSecondary
            }

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: ask.label
                font.pixelSize: Style.deskCaptionSize
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: ask.description
                color: Style.inkSecondary
                font.pixelSize: 12
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }

    Rectangle {
        anchors.right: parent.right
        width: Style.lineWidth
        height: parent.height
        color: Style.line
    }
}
