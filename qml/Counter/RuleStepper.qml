// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// A rule that is a number: what it is, within which limits, what it means, and one step less or
/// more. By keys the arrows step, or minus and plus.
Item {
    id: root

    property string title
    property string valueText
    property string range
    property string meaning
    property bool canLess: true
    property bool canMore: true
    property bool isChanged: false
    signal stepped(int steps)

    component StepButton: Touchable {
        id: step

        property string iconName

        anchors.verticalCenter: parent.verticalCenter
        width: 44
        height: 44
        radius: 12
        isKey: true
        activeFocusOnTab: false

        Rectangle {
            anchors.fill: parent
            radius: step.radius
            color: {
                if (!step.enabled) {
                    return Style.background;
                }
                return step.pressed ? Style.pressed : Style.surface;
            }
            border.width: Style.lineWidth
            border.color: step.enabled ? Style.controlLine : Style.line
        }

        Icon {
            anchors.centerIn: parent
            name: step.iconName
            size: 22
            color: step.enabled ? Style.accent : Style.inkSecondary
        }
    }

    implicitHeight: Math.max(words.height, less.height) + 16
    activeFocusOnTab: true

    Accessible.role: Accessible.SpinBox
    Accessible.name: root.title + " " + root.valueText
    Accessible.description: root.range + " " + root.meaning
    Accessible.focusable: true
    Accessible.focused: root.activeFocus
    Accessible.onIncreaseAction: root.stepped(1)
    Accessible.onDecreaseAction: root.stepped(-1)

    Keys.onPressed: event => {
        const isMore = event.key === Qt.Key_Right || event.key === Qt.Key_Plus
            || event.key === Qt.Key_Equal;
        const isLess = event.key === Qt.Key_Left || event.key === Qt.Key_Minus;
        if (isMore || isLess) {
            event.accepted = true;
            root.stepped(isMore ? 1 : -1);
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: root.activeFocus && Interaction.keysInUse
        color: "transparent"
        radius: 10
        border.width: Style.focusWidth
        border.color: Style.focus
    }

    Column {
        id: words

        anchors {
            left: parent.left
            right: less.left
            verticalCenter: parent.verticalCenter
            leftMargin: 8
            rightMargin: 12
        }
        spacing: 2

        StyledText {
            width: parent.width
            text: root.title
            font.pixelSize: Style.deskBodySize
            font.weight: Font.Bold
            Accessible.ignored: true
        }

        StyledText {
            width: parent.width
            text: root.meaning
            font.pixelSize: Style.deskCaptionSize
            Accessible.ignored: true
        }

        StyledText {
            width: parent.width
            text: root.isChanged ? root.range + " · " + qsTr("已改，还没有保存") : root.range
            color: root.isChanged ? Style.accent : Style.inkSecondary
            font.pixelSize: 13
            font.weight: root.isChanged ? Font.Bold : Font.Normal
            Accessible.ignored: true
        }
    }

    StepButton {
        id: less

        anchors.right: value.left
        iconName: "remove"
        label: qsTr("减小：%1").arg(root.title)
        enabled: root.canLess
        onActivated: root.stepped(-1)
    }

    StyledText {
        id: value

        anchors {
            right: more.left
            verticalCenter: parent.verticalCenter
        }
        width: 92
        horizontalAlignment: Text.AlignHCenter
        text: root.valueText
        font.pixelSize: Style.deskBodySize
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    StepButton {
        id: more

        anchors.right: parent.right
        anchors.rightMargin: 8
        iconName: "add"
        label: qsTr("增大：%1").arg(root.title)
        enabled: root.canMore
        onActivated: root.stepped(1)
    }
}
