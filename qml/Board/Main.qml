// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Board
import OneWindow.Style

/// The call board: dark, readable at ten metres, in both orientations. What there is nothing to say
/// of takes no room.
Window {
    id: root

    required property BoardViewModel model

    /// The newest call is being pointed out.
    readonly property bool flashing: newest.flashing
    readonly property Item newestCard: newest
    readonly property bool isPortrait: root.height > root.width
    readonly property real unit: Math.min(root.width, root.height) / 1080
    readonly property real margin: 48 * root.unit
    readonly property real gap: 20 * root.unit
    readonly property string orderText:
        qsTr("按优先类别和取号时间叫号，不按号码大小 · Called by class and time of issue, not by number")

    // The frame of everything between header and footer, from above and from below. Not by anchors:
    // they do not survive a screen that is turned.
    readonly property real top: stale.y + stale.height + (stale.visible ? root.gap : 0)
    readonly property real bottom: footer.y - root.gap
    readonly property real inner: root.width - 2 * root.margin
    readonly property bool hasCalls: recent.count > 0
    /// Beside each other, where the board is wide and there is something beside the newest call.
    readonly property bool isStacked: root.isPortrait || !root.hasCalls
    readonly property real left: root.isStacked
        ? root.inner : root.inner * 0.5 - root.gap / 2
    readonly property real windowsTop: root.bottom - (strip.visible ? strip.height : 0)
    readonly property real missedTop: root.windowsTop - (strip.visible ? root.gap : 0)
        - (missed.visible && root.isStacked ? missed.height + root.gap : 0)

    width: 1920
    height: 1080
    color: Style.boardGround
    //: Title of the window, for window managers and screen readers.
    title: qsTr("一窗通叫号屏")

    Item {
        id: header

        x: root.margin
        width: root.inner
        height: 112 * root.unit

        BoardText {
            anchors.left: parent.left
            anchors.right: clock.left
            anchors.rightMargin: 24 * root.unit
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: root.model.zoneName === ""
                ? root.model.hallName
                : root.model.hallName + "  " + root.model.zoneName
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

        x: root.margin
        y: header.height
        width: root.inner
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

    NewestCall {
        id: newest

        readonly property real least:
            (strip.visible || missed.visible ? 400 : 560) * root.unit

        model: root.model
        boardUnit: root.unit
        isAlone: !root.hasCalls
        x: root.margin
        y: root.top
        width: root.left
        height: root.isPortrait && root.hasCalls
            ? newest.least
            : root.missedTop - newest.y
                - (ready.visible && !(root.isPortrait && root.hasCalls)
                    ? ready.height + root.gap : 0)
    }

    ReadyStrip {
        id: ready

        model: root.model
        boardUnit: root.unit
        visible: root.model.ready.length > 0
        x: root.margin
        y: newest.y + newest.height + root.gap
        width: root.left
        height: 112 * root.unit
    }

    RecentCalls {
        id: recent

        boardUnit: root.unit
        model: root.model.calls
        visible: root.hasCalls
        x: root.isPortrait ? root.margin : root.margin + root.left + root.gap
        y: root.isPortrait
            ? newest.y + newest.height + root.gap
                + (ready.visible ? ready.height + root.gap : 0)
            : newest.y
        width: root.isPortrait ? root.inner : root.inner - root.left - root.gap
        height: Math.max(recent.rowHeight, root.missedTop - recent.y
            - (missed.visible && !root.isPortrait ? missed.height + root.gap : 0))
    }

    MissedPanel {
        id: missed

        model: root.model
        boardUnit: root.unit
        visible: root.model.missedText !== ""
        x: root.isStacked ? root.margin : recent.x
        y: root.windowsTop - (strip.visible ? root.gap : 0) - missed.height
        width: root.isStacked ? root.inner : recent.width
    }

    WindowStrip {
        id: strip

        model: root.model
        boardUnit: root.unit
        visible: strip.count > 0
        columns: root.isPortrait ? 4 : 8
        rows: root.isPortrait && strip.count > 4 ? 2 : 1
        x: root.margin
        y: root.windowsTop
        width: root.inner
        height: strip.rows * 116 * root.unit + (strip.rows - 1) * strip.gap
    }

    Item {
        id: footer

        readonly property bool hasHours: root.model.hourShares.length > 0
        readonly property bool isSplit: footer.hasHours && !root.isPortrait

        x: root.margin
        y: root.height - footer.height - 32 * root.unit
        width: root.inner
        height: Math.max(said.height + (hours.visible && !footer.isSplit
            ? hours.height + root.gap : 0), footer.isSplit ? hours.height : 0)

        HourBars {
            id: hours

            model: root.model
            boardUnit: root.unit
            visible: footer.hasHours
            x: footer.isSplit ? footer.width - hours.width : 0
            width: footer.isSplit ? 560 * root.unit : footer.width
            height: Math.max(140 * root.unit, footer.isSplit ? said.height : 0)
        }

        Column {
            id: said

            y: hours.visible && !footer.isSplit ? hours.height + root.gap : 0
            width: footer.isSplit ? footer.width - hours.width - 2 * root.gap : footer.width
            spacing: 10 * root.unit

            Flow {
                width: parent.width
                spacing: 20 * root.unit

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
                text: root.isPortrait || footer.isSplit
                    ? root.orderText.replace(" · ", "\n") : root.orderText
                size: 32 * root.unit
                color: Style.boardInkSecondary
                wrapMode: Text.Wrap
            }

            BoardText {
                width: parent.width
                visible: text !== ""
                text: root.model.silenceText
                size: 32 * root.unit
                color: Style.boardInkSecondary
                elide: Text.ElideRight
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
}
