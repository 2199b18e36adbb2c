// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// Where to go and how long it takes: people ahead, expected wait, area. What is not known is left
/// out. In elder and low operation each is one line.
Column {
    id: root

    property string area
    property string areaLabel: qsTr("办理区域")
    property string ahead
    property string wait

    readonly property bool isInline: Style.elder || Style.lowOperation
    readonly property int count: (root.ahead !== "" ? 1 : 0) + (root.wait !== "" ? 1 : 0)
    readonly property real share: Math.floor((root.width
        - root.spacing * (root.count - 1)) / Math.max(1, root.count))

    spacing: Style.space(root.isInline ? 1 : 1.5)

    Fact {
        visible: root.isInline && root.count > 0
        width: root.width
        isInline: true
        label: qsTr("前面等候")
        value: root.wait === "" ? root.ahead : qsTr("%1，%2").arg(root.ahead).arg(root.wait)
    }

    Row {
        visible: !root.isInline && root.count > 0
        spacing: root.spacing

        Fact {
            visible: root.ahead !== ""
            width: root.share
            label: qsTr("前面等候")
            value: root.ahead
        }

        Fact {
            visible: root.wait !== ""
            width: root.share
            label: qsTr("预计等候")
            value: root.wait
        }
    }

    Fact {
        visible: root.area !== ""
        width: root.width
        isInline: root.isInline
        label: root.areaLabel
        value: root.area
    }
}
