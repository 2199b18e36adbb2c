// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The one action of the home page, with where many wait beside it.
Touchable {
    id: root

    property string title
    property string lead
    required property ChoiceModel waiting

    /// Too low for the words below the icon: all in one line.
    readonly property bool isFlat: root.height < Style.px(Style.elder ? 445 : 396)
    readonly property real padding: root.isFlat ? Style.space(3) : Style.px(60)
    readonly property bool showsWaiting: !root.isFlat && root.waiting.total > 0 && !Style.elder
    readonly property bool isTall: root.height > Style.px(560)
    readonly property color wordColor: Style.highContrast && root.pressed
        ? Style.pressedInk
        : Style.accentInk

    label: root.title
    description: root.lead
    radius: Style.heroRadius

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed ? Style.accentPressed : Style.accent
    }

    Icon {
        id: icon

        x: root.LayoutMirroring.enabled ? parent.width - width - root.padding : root.padding
        y: root.isFlat ? (parent.height - height) / 2 : root.padding
        name: "confirmation_number"
        size: Style.px(root.isFlat ? 76 : 100)
        color: root.wordColor
    }

    Column {
        id: words

        anchors.left: root.isFlat ? icon.right : parent.left
        anchors.leftMargin: root.isFlat ? Style.space(3) : root.padding
        y: {
            if (root.isFlat) {
                return (parent.height - height) / 2;
            }
            return root.isTall && root.showsWaiting
                ? icon.y + icon.height + Style.space(2)
                : parent.height - height - root.padding * 0.85;
        }
        width: (root.showsWaiting && !root.isTall
            ? parent.width * 0.52
            : parent.width - root.padding - (root.isFlat ? icon.width + Style.space(3) : 0))
            - root.padding
        spacing: Style.space(root.isFlat ? 0 : 1)

        StyledText {
            width: parent.width
            kind: root.isFlat ? StyledText.Title : StyledText.Display
            text: root.title
            color: root.wordColor
            Accessible.ignored: true
        }

        StyledText {
            visible: !root.isFlat || root.height > Style.px(200 * Style.typeScale)
            width: parent.width
            text: root.lead
            color: Style.highContrast ? root.wordColor : Style.accentInkSecondary
            Accessible.ignored: true
        }
    }

    Column {
        visible: root.showsWaiting
        anchors.right: parent.right
        anchors.rightMargin: root.padding
        y: root.isTall ? parent.height - height - root.padding * 0.85 : (parent.height - height) / 2
        width: root.isTall ? parent.width - 2 * root.padding : parent.width * 0.48 - root.padding
        spacing: Style.space(1)

        StyledText {
            anchors.right: root.isTall ? undefined : parent.right
            anchors.left: root.isTall ? parent.left : undefined
            kind: StyledText.Caption
            text: qsTr("当前等候")
            color: Style.highContrast ? root.wordColor : Style.accentInkSecondary
        }

        Repeater {
            model: root.waiting

            Item {
                id: queue

                required property string title
                required property string trailing

                width: parent.width
                height: Math.max(name.implicitHeight, count.implicitHeight)
                Accessible.role: Accessible.StaticText
                Accessible.name: queue.title + " " + queue.trailing

                StyledText {
                    id: name

                    anchors.left: parent.left
                    anchors.right: count.left
                    anchors.rightMargin: Style.space(2)
                    anchors.verticalCenter: parent.verticalCenter
                    horizontalAlignment: root.isTall ? Text.AlignLeft : Text.AlignRight
                    text: queue.title
                    color: root.wordColor
                    Accessible.ignored: true
                }

                StyledText {
                    id: count

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    kind: StyledText.Heading
                    text: queue.trailing
                    wrapMode: Text.NoWrap
                    color: root.wordColor
                    Accessible.ignored: true
                }
            }
        }
    }
}
