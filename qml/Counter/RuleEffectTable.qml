// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// What another order of calling would do to waiting: a bar while it is played, then a line for
/// each of those it chooses between.
Column {
    id: root

    required property RuleEffect effect

    readonly property real nameShare: 0.32
    readonly property real cellShare: (1 - root.nameShare) / 2

    component Cell: StyledText {
        horizontalAlignment: Text.AlignRight
        font.pixelSize: Style.deskBodySize
    }

    spacing: 8

    StyledText {
        width: parent.width
        visible: root.effect.running
        text: qsTr("正在模拟…")
        font.pixelSize: Style.deskBodySize
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("正在模拟…") + " " + Math.round(root.effect.share * 100) + "%"
    }

    Rectangle {
        width: parent.width
        height: 10
        visible: root.effect.running
        radius: 5
        color: Style.accentSoft

        Rectangle {
            width: parent.width * root.effect.share
            height: parent.height
            radius: parent.radius
            color: Style.accent
        }
    }

    Row {
        id: heads

        width: parent.width
        visible: root.effect.groups.length > 0

        StyledText {
            width: parent.width * root.nameShare
            text: qsTr("等候（分）")
            color: Style.inkSecondary
            font.pixelSize: Style.deskCaptionSize
        }

        Repeater {
            model: [qsTr("平均"), qsTr("20 人里 19 人不超过")]

            StyledText {
                required property string modelData

                width: heads.width * root.cellShare
                leftPadding: 12
                horizontalAlignment: Text.AlignRight
                text: modelData
                color: Style.inkSecondary
                font.pixelSize: Style.deskCaptionSize
            }
        }
    }

    Repeater {
        model: root.effect.groups

        Row {
            id: line

            required property int index
            required property string modelData

            width: root.width

            Cell {
                width: line.width * root.nameShare
                horizontalAlignment: Text.AlignLeft
                text: line.modelData
                font.weight: Font.Bold
            }

            Cell {
                width: line.width * root.cellShare
                text: root.effect.meansBefore[line.index] + " → "
                    + root.effect.meansAfter[line.index]
            }

            Cell {
                width: line.width * root.cellShare
                text: root.effect.highsBefore[line.index] + " → "
                    + root.effect.highsAfter[line.index]
            }
        }
    }

    StyledText {
        width: parent.width
        visible: root.effect.running || root.effect.groups.length > 0
        text: root.effect.about
        color: Style.inkSecondary
        font.pixelSize: 13
    }
}
