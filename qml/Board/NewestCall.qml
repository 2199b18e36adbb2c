// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Board
import OneWindow.Style

/// The newest call, large; lit twice when it comes.
Rectangle {
    id: root

    required property BoardViewModel model
    /// Of the board: a 1080th of its shorter side.
    required property real boardUnit
    /// Nothing else stands beside it.
    property bool isAlone: false

    property bool isLit: false
    readonly property bool flashing: flash.running
    readonly property int callSerial: root.model.callSerial
    /// Five lines fill the card, and never leave it.
    readonly property real unit: Math.min(root.boardUnit * (root.isAlone ? 1.6 : 1.25),
        (root.height - 32 * root.boardUnit) / (area.visible ? 580 : 530))
    readonly property color ink: root.isLit ? Style.boardGround : Style.boardInk
    readonly property color inkSecondary:
        root.isLit ? Style.boardGround : Style.boardInkSecondary

    radius: 28 * root.boardUnit
    color: root.isLit ? Style.boardAccent : Style.boardRow

    onCallSerialChanged: flash.restart()

    Column {
        anchors.centerIn: parent
        width: parent.width - 96 * root.boardUnit
        spacing: 4 * root.unit
        visible: root.model.newestNumber !== ""

        BoardText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("请")
            size: 44 * root.unit
            color: root.inkSecondary
        }

        BoardText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.model.newestNumber
            size: 176 * root.unit
            fontSizeMode: Text.HorizontalFit
            font.weight: Font.Bold
            color: root.isLit ? Style.boardGround : Style.boardAccent
        }

        BoardText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("到 %1").arg(root.model.newestWindow)
            size: 84 * root.unit
            fontSizeMode: Text.HorizontalFit
            font.weight: Font.Bold
            color: root.ink
        }

        BoardText {
            id: area

            width: parent.width
            visible: root.model.newestArea !== ""
            horizontalAlignment: Text.AlignHCenter
            text: root.model.newestArea
            size: 40 * root.unit
            fontSizeMode: Text.HorizontalFit
            color: root.ink
        }

        BoardText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.model.newestOther
            size: 40 * root.unit
            fontSizeMode: Text.HorizontalFit
            color: root.inkSecondary
        }
    }

    BoardText {
        anchors.centerIn: parent
        width: parent.width - 96 * root.boardUnit
        visible: root.model.newestNumber === ""
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: qsTr("请取号后在等候区就座，留意叫号")
        size: 56 * root.boardUnit
        color: Style.boardInkSecondary
    }

    // Two flashes in two seconds: far below three a second.
    SequentialAnimation {
        id: flash

        loops: 2

        PropertyAction {
            target: root
            property: "isLit"
            value: true
        }
        PauseAnimation {
            duration: Style.hintDuration / 2
        }
        PropertyAction {
            target: root
            property: "isLit"
            value: false
        }
        PauseAnimation {
            duration: Style.hintDuration / 2
        }
    }
}
