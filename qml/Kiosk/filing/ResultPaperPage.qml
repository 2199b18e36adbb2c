// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// A result comes out on A4: what the machine does, and where the paper will lie. The sheet slides
/// out to the left, where the tray is.
FilingPage {
    id: root

    readonly property real figureHeight: Math.min(Style.px(root.isLandscape ? 440 : 560),
        root.bodyHeight)

    hasChoices: false

    info: [
        Item {
            id: figure

            readonly property real unit: figure.height / 100
            property real phase
            readonly property real way: hint.running ? figure.phase : 1

            width: parent.width
            height: root.figureHeight
            Accessible.ignored: true

            SequentialAnimation {
                id: hint

                running: figure.visible && !Style.reducedMotion
                loops: Animation.Infinite

                NumberAnimation {
                    target: figure
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
                anchors.centerIn: parent
                width: 130 * figure.unit
                height: parent.height

                Rectangle {
                    y: 74 * figure.unit
                    width: 66 * figure.unit
                    height: 6 * figure.unit
                    radius: 2 * figure.unit
                    color: Style.accentSoft
                    border.width: Style.lineWidth
                    border.color: Style.accent
                }

                Rectangle {
                    x: (56 - 52 * figure.way) * figure.unit
                    y: 26 * figure.unit
                    width: 34 * figure.unit
                    height: 48 * figure.unit
                    color: Style.paper
                    border.width: Style.lineWidth
                    border.color: Style.paperLine

                    Column {
                        x: 5 * figure.unit
                        y: 6 * figure.unit
                        width: parent.width - 10 * figure.unit
                        spacing: 3.6 * figure.unit

                        Rectangle {
                            anchors.horizontalCenter: parent.horizontalCenter
                            width: parent.width * 0.6
                            height: 2.4 * figure.unit
                            color: Style.paperInk
                        }

                        Repeater {
                            model: 4

                            Rectangle {
                                width: parent.width
                                height: 1.2 * figure.unit
                                color: Style.paperLine
                            }
                        }
                    }

                    Rectangle {
                        x: 5 * figure.unit
                        anchors.bottom: parent.bottom
                        anchors.bottomMargin: 5 * figure.unit
                        width: 8 * figure.unit
                        height: width
                        color: Style.paperInk
                    }
                }

                Rectangle {
                    x: 54 * figure.unit
                    y: 8 * figure.unit
                    width: 76 * figure.unit
                    height: 84 * figure.unit
                    radius: 6 * figure.unit
                    color: Style.accentSoft
                    border.width: Style.lineWidth
                    border.color: Style.accent

                    Icon {
                        anchors.centerIn: parent
                        name: "print"
                        size: 34 * figure.unit
                        color: Style.accent
                    }
                }
            }
        }
    ]
}
