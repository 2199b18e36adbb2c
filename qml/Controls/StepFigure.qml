// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Style

/// A drawing of where to look or what to lay where: the reader with a card, or the printer's slot
/// with its paper. A small movement shows the way; elder mode and reduced motion show it still.
Item {
    id: root

    enum Step {
        LayCard,
        Reading,
        LiftCard,
        TakeTicket,
        TypeNumber
    }

    property int step: StepFigure.LayCard
    /// Shown on the ticket's paper.
    property string number

    readonly property bool isTicket: root.step === StepFigure.TakeTicket
    readonly property real unit: root.height / 100
    /// 0 to 1 and again while waiting.
    property real phase
    readonly property real way: hint.running ? root.phase : 1

    implicitHeight: Style.px(360)
    implicitWidth: root.implicitHeight * 1.4
    Accessible.ignored: true

    SequentialAnimation {
        id: hint

        running: root.visible && !Style.reducedMotion && root.step !== StepFigure.Reading
        loops: Animation.Infinite

        NumberAnimation {
            target: root
            property: "phase"
            from: 0
            to: 1
            duration: Style.hintDuration
            easing.type: Easing.OutCubic
        }
        PauseAnimation {
            duration: Style.hintDuration
        }
    }

    Item {
        visible: !root.isTicket
        anchors.centerIn: parent
        // A card that lies still leaves the room free that it would come down through.
        anchors.verticalCenterOffset: Style.reducedMotion && root.step !== StepFigure.LiftCard
            ? -17 * root.unit
            : 0
        width: 140 * root.unit
        height: parent.height

        Rectangle {
            id: reader

            y: 44 * root.unit
            width: parent.width
            height: 54 * root.unit
            radius: 6 * root.unit
            color: Style.accentSoft
            border.width: Style.lineWidth
            border.color: Style.accent

            Icon {
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.margins: 4 * root.unit
                name: "contactless"
                size: 16 * root.unit
                color: Style.accent
            }
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: root.unit * (root.step === StepFigure.LiftCard
                ? 38 - 34 * root.way
                : 4 + 34 * root.way)
            width: 78 * root.unit
            height: 50 * root.unit
            radius: 4 * root.unit
            color: Style.surface
            border.width: Style.lineWidth * 1.5
            border.color: Style.ink

            Icon {
                anchors.right: parent.right
                anchors.rightMargin: 6 * root.unit
                anchors.verticalCenter: parent.verticalCenter
                name: "person"
                size: 30 * root.unit
                color: Style.inkSecondary
            }

            Column {
                x: 7 * root.unit
                anchors.verticalCenter: parent.verticalCenter
                spacing: 5 * root.unit

                Repeater {
                    model: [30, 24, 34]

                    Rectangle {
                        id: line

                        required property int modelData

                        width: line.modelData * root.unit
                        height: 4 * root.unit
                        radius: height / 2
                        color: Style.controlLine
                    }
                }
            }
        }
    }

    Item {
        visible: root.isTicket
        anchors.centerIn: parent
        width: 140 * root.unit
        height: parent.height

        Item {
            x: 36 * root.unit
            y: 27 * root.unit
            width: 68 * root.unit
            height: 70 * root.unit
            clip: true

            Rectangle {
                y: -height * (1 - root.way)
                width: parent.width
                height: parent.height
                color: Style.paper
                border.width: Style.lineWidth
                border.color: Style.controlLine

                StyledText {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 14 * root.unit
                    text: root.number
                    color: Style.paperInk
                    font.pixelSize: Math.max(1, 20 * root.unit)
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }

                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 50 * root.unit
                    width: 44 * root.unit
                    height: 4 * root.unit
                    radius: height / 2
                    color: Style.paperLine
                }
            }
        }

        Rectangle {
            width: parent.width
            height: 30 * root.unit
            radius: 6 * root.unit
            color: Style.accentSoft
            border.width: Style.lineWidth
            border.color: Style.accent

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                y: 20 * root.unit
                width: 82 * root.unit
                height: 6 * root.unit
                radius: height / 2
                color: Style.ink
            }
        }
    }
}
