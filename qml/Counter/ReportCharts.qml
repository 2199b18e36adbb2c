// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// A month of a hall as two pictures: how long people wait by the hour in which they came, and what
/// they were told beside what became of it.
Item {
    id: root

    required property ReportViewModel report

    readonly property real gap: 48
    readonly property real half: (root.width - root.gap) / 2
    /// Of what was told: seven steps at most.
    readonly property real stepHeight: Math.min(68, (root.height - quotedTitle.height - 16
        - legend.height) / Math.max(1, quotedBars.count))

    component Heading: StyledText {
        font.pixelSize: Style.deskBodySize
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    component Small: StyledText {
        color: Style.inkSecondary
        font.pixelSize: Style.deskCaptionSize
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }

    Heading {
        id: hoursTitle

        width: root.half
        text: qsTr("各时段的平均等候（分）和取号人数")
    }

    Row {
        id: hours

        anchors {
            top: hoursTitle.bottom
            topMargin: 16
            bottom: parent.bottom
        }
        width: root.half
        spacing: 8

        Repeater {
            id: hourBars

            model: root.report.hours

            Item {
                id: hour

                required property string name
                required property string value
                required property string caption
                required property string spoken
                required property real to

                width: Math.min(96, (hours.width - (hourBars.count - 1) * hours.spacing)
                    / Math.max(1, hourBars.count))
                height: hours.height
                Accessible.role: Accessible.StaticText
                Accessible.name: hour.spoken

                Rectangle {
                    id: column

                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: hourName.top
                    anchors.bottomMargin: 8
                    width: parent.width * 0.6
                    height: Math.max(2, (parent.height - 96) * hour.to)
                    radius: 4
                    color: Style.accent
                }

                StyledText {
                    anchors.bottom: column.top
                    anchors.bottomMargin: 4
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: hour.value
                    font.pixelSize: Style.deskCaptionSize
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 9
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }

                StyledText {
                    id: hourName

                    anchors.bottom: people.top
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: hour.name
                    font.pixelSize: Style.deskCaptionSize
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 9
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }

                Small {
                    id: people

                    anchors.bottom: parent.bottom
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: hour.caption
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 9
                    Accessible.ignored: true
                }
            }
        }
    }

    Heading {
        id: quotedTitle

        x: root.half + root.gap
        width: root.half
        text: qsTr("告知的等候与实际的等候（平均）")
    }

    Column {
        id: quoted

        anchors {
            top: quotedTitle.bottom
            topMargin: 16
        }
        x: quotedTitle.x
        width: root.half

        Repeater {
            id: quotedBars

            model: root.report.quoted

            Item {
                id: step

                required property string name
                required property string value
                required property string caption
                required property string spoken
                required property real from
                required property real to
                required property real mark

                width: quoted.width
                height: root.stepHeight
                Accessible.role: Accessible.StaticText
                Accessible.name: step.spoken

                StyledText {
                    id: stepName

                    width: parent.width * 0.3
                    text: step.name
                    font.pixelSize: Style.deskBodySize
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 12
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }

                Small {
                    anchors.top: stepName.bottom
                    width: stepName.width
                    text: step.caption
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 11
                    Accessible.ignored: true
                }

                Item {
                    id: lane

                    x: parent.width * 0.32
                    width: parent.width * 0.5
                    height: parent.height

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width
                        height: Style.lineWidth
                        color: Style.line
                    }

                    Rectangle {
                        x: lane.width * step.from
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.max(4, lane.width * (step.to - step.from))
                        height: 20
                        radius: 4
                        color: Style.accentSoft
                        border.width: Style.lineWidth
                        border.color: Style.accent
                    }

                    Rectangle {
                        x: lane.width * step.mark - 2
                        anchors.verticalCenter: parent.verticalCenter
                        width: 4
                        height: 36
                        color: Style.ink
                    }
                }

                StyledText {
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width * 0.16
                    horizontalAlignment: Text.AlignRight
                    text: step.value
                    font.pixelSize: Style.deskCaptionSize
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 11
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }

        Small {
            id: legend

            width: quoted.width
            text: qsTr("浅色条是告知的范围，竖线是实际叫到的时间。")
        }
    }
}
