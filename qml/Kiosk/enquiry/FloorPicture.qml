// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// A floor as rectangles, what somebody looks for in the accent, and where they stand. The same
/// stands in words beside it.
Card {
    id: root

    required property FloorModel floor
    /// What it shows, for who does not see it.
    property string label

    readonly property real padding: Style.space(2)
    readonly property real planWidth: Math.min(root.width - 2 * root.padding,
        (root.height - 2 * root.padding) * root.floor.ratio)
    readonly property real planHeight: root.planWidth / root.floor.ratio
    readonly property real dotSize: Style.px(36)

    Accessible.role: Accessible.Graphic
    Accessible.name: root.label

    Item {
        anchors.centerIn: parent
        width: root.planWidth
        height: root.planHeight
        // A plan is not mirrored.
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true

        Repeater {
            model: root.floor

            Rectangle {
                id: area

                required property string title
                required property real areaLeft
                required property real areaTop
                required property real areaWidth
                required property real areaHeight
                required property bool isWanted

                x: Math.round(area.areaLeft * root.planWidth)
                y: Math.round(area.areaTop * root.planHeight)
                width: Math.round(area.areaWidth * root.planWidth)
                height: Math.round(area.areaHeight * root.planHeight)
                color: area.isWanted ? Style.accent : Style.accentSoft
                border.width: Style.lineWidth
                border.color: area.isWanted ? Style.accent : Style.controlLine

                StyledText {
                    id: words

                    // Where there is no room for it, the list says it alone.
                    visible: words.contentWidth <= words.width
                        && words.contentHeight <= words.height
                    anchors.centerIn: parent
                    width: parent.width - Style.space(0.5)
                    height: parent.height
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    kind: StyledText.Caption
                    font.pixelSize: Style.px(26)
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Style.px(16)
                    text: area.title
                    color: area.isWanted ? Style.accentInk : Style.ink
                    Accessible.ignored: true
                }
            }
        }

        Rectangle {
            visible: root.floor.hasHere
            x: root.floor.hereX * root.planWidth - width / 2
            y: root.floor.hereY * root.planHeight - height / 2
            width: root.dotSize
            height: width
            radius: width / 2
            color: Style.bad
            border.width: Style.px(4)
            border.color: Style.surface
        }
    }
}
