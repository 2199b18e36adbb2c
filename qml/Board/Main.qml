// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Board
import OneWindow.Style

/// The call board: dark, readable at ten metres, in both orientations.
Window {
    id: root

    required property BoardViewModel model

    /// The newest call is being pointed out.
    readonly property bool flashing: flash.running
    readonly property Item newestCard: newest
    readonly property bool isPortrait: root.height > root.width
    readonly property real unit: Math.min(root.width, root.height) / 1080
    readonly property real margin: 48 * root.unit
    /// The least height of a row.
    readonly property real rowHeight: 104 * root.unit
    readonly property string orderText:
        qsTr("按优先类别和取号时间叫号，不按号码大小 · Called by class and time of issue, not by number")

    width: 1920
    height: 1080
    color: Style.boardGround
    //: Title of the window, for window managers and screen readers.
    title: qsTr("一窗通叫号屏")

    Item {
        id: header

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            leftMargin: root.margin
            rightMargin: root.margin
        }
        height: 120 * root.unit

        BoardText {
            anchors.left: parent.left
            anchors.right: clock.left
            anchors.rightMargin: 24 * root.unit
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: root.model.hallName
            size: 46 * root.unit
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 28 * root.unit
            elide: Text.ElideRight
        }

        BoardText {
            id: clock

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.isPortrait
                ? root.model.timeText
                : root.model.dateText + "  " + root.model.timeText
            size: 46 * root.unit
            color: Style.boardInkSecondary
        }
    }

    Rectangle {
        id: stale

        anchors {
            left: parent.left
            right: parent.right
            top: header.bottom
            leftMargin: root.margin
            rightMargin: root.margin
        }
        visible: !root.model.fresh
        height: visible ? staleText.contentHeight + 28 * root.unit : 0
        radius: 16 * root.unit
        color: Style.boardStale
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.model.staleText

        BoardText {
            id: staleText

            anchors.centerIn: parent
            width: parent.width - root.margin
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: root.model.staleText
            size: 40 * root.unit
            color: Style.boardGround
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }

    Rectangle {
        id: newest

        property bool isLit: false
        /// Four lines fill the card, and never leave it.
        readonly property real unit: Math.min(root.unit * (recent.count > 0 ? 1.25 : 1.6),
            (newest.height - 40 * root.unit) / 530)

        // Not by anchors: they do not survive a screen that is turned.
        x: root.margin
        y: stale.y + stale.height + (stale.visible ? 24 * root.unit : 0)
        width: root.isPortrait || recent.count === 0
            ? root.width - 2 * root.margin
            : root.width * 0.5
        height: root.isPortrait && recent.count > 0
            ? 620 * root.unit
            : footer.y - newest.y - root.margin
        radius: 28 * root.unit
        color: newest.isLit ? Style.boardAccent : Style.boardRow

        Column {
            anchors.centerIn: parent
            width: parent.width - 2 * root.margin
            spacing: 4 * newest.unit
            visible: root.model.newestNumber !== ""

            BoardText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("请")
                size: 44 * newest.unit
                color: newest.isLit ? Style.boardGround : Style.boardInkSecondary
            }

            BoardText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.model.newestNumber
                size: 176 * newest.unit
                fontSizeMode: Text.HorizontalFit
                font.weight: Font.Bold
                color: newest.isLit ? Style.boardGround : Style.boardAccent
            }

            BoardText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("到 %1").arg(root.model.newestWindow)
                size: 84 * newest.unit
                fontSizeMode: Text.HorizontalFit
                font.weight: Font.Bold
                color: newest.isLit ? Style.boardGround : Style.boardInk
            }

            BoardText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.model.newestOther
                size: 40 * newest.unit
                fontSizeMode: Text.HorizontalFit
                color: newest.isLit ? Style.boardGround : Style.boardInkSecondary
            }
        }

        BoardText {
            anchors.centerIn: parent
            width: parent.width - 2 * root.margin
            visible: root.model.newestNumber === ""
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: qsTr("请取号后在等候区就座，留意叫号")
            size: (root.isPortrait ? 54 : 64) * root.unit
            color: Style.boardInkSecondary
        }

        // Two flashes in two seconds: far below three a second.
        SequentialAnimation {
            id: flash

            loops: 2

            PropertyAction {
                target: newest
                property: "isLit"
                value: true
            }
            PauseAnimation {
                duration: Style.hintDuration / 2
            }
            PropertyAction {
                target: newest
                property: "isLit"
                value: false
            }
            PauseAnimation {
                duration: Style.hintDuration / 2
            }
        }

        readonly property int callSerial: root.model.callSerial

        onCallSerialChanged: flash.restart()
    }

    ListView {
        id: recent

        x: root.isPortrait ? root.margin : newest.x + newest.width + root.margin
        y: root.isPortrait ? newest.y + newest.height + 24 * root.unit : newest.y
        width: root.width - recent.x - root.margin
        height: Math.max(root.rowHeight, footer.y - recent.y - root.margin)
        visible: recent.count > 0
        // Whole rows only, and the last ends where the newest call does.
        readonly property int rows: Math.max(1, Math.floor(
            (recent.height + recent.spacing) / (root.rowHeight + recent.spacing)))
        readonly property real lineHeight:
            (recent.height + recent.spacing) / recent.rows - recent.spacing

        interactive: false
        clip: true
        spacing: 12 * root.unit
        model: root.model.calls
        Accessible.role: Accessible.List
        Accessible.name: qsTr("最近叫号")

        delegate: Rectangle {
            id: line

            required property string number
            required property string windowName
            required property string time

            width: ListView.view.width
            height: recent.lineHeight
            radius: 16 * root.unit
            color: Style.boardRow
            Accessible.role: Accessible.ListItem
            Accessible.name: line.number + " " + line.windowName

            BoardText {
                id: called

                anchors.left: parent.left
                anchors.leftMargin: 36 * root.unit
                anchors.verticalCenter: parent.verticalCenter
                text: line.number
                size: 64 * root.unit
                font.weight: Font.Bold
                color: Style.boardAccent
                Accessible.ignored: true
            }

            BoardText {
                anchors.left: called.right
                anchors.leftMargin: 36 * root.unit
                anchors.right: when.left
                anchors.rightMargin: 36 * root.unit
                height: parent.height
                horizontalAlignment: Text.AlignRight
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.Wrap
                text: line.windowName
                size: 52 * root.unit
                fontSizeMode: Text.Fit
                minimumPixelSize: Math.max(1, 24 * root.unit)
                elide: Text.ElideRight
                Accessible.ignored: true
            }

            BoardText {
                id: when

                anchors.right: parent.right
                anchors.rightMargin: 36 * root.unit
                anchors.verticalCenter: parent.verticalCenter
                text: line.time
                size: 40 * root.unit
                color: Style.boardInkSecondary
                Accessible.ignored: true
            }
        }
    }

    Column {
        id: footer

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: root.margin
        }
        spacing: 16 * root.unit

        Flow {
            width: parent.width
            spacing: 28 * root.unit

            BoardText {
                text: qsTr("等候")
                size: 34 * root.unit
                color: Style.boardInkSecondary
            }

            Repeater {
                model: root.model.waitingLines

                BoardText {
                    required property string modelData

                    text: modelData
                    size: 34 * root.unit
                }
            }
        }

        BoardText {
            width: parent.width
            text: root.isPortrait ? root.orderText.replace(" · ", "\n") : root.orderText
            size: 32 * root.unit
            color: Style.boardInkSecondary
            wrapMode: Text.Wrap
        }

        BoardText {
            width: parent.width
            visible: text !== ""
            text: root.model.notice
            size: 36 * root.unit
            color: Style.boardStale
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }
}
