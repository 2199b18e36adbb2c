// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Take a number: by the card, by the large button, or by a theme right away.
KioskPage {
    id: root

    required property HomeViewModel model

    /// The hero stands beside the themes, not above them.
    readonly property bool isWide: root.isLandscape
    readonly property real wideGap: Style.elder || Style.lowOperation
        ? (Style.lowOperation ? Style.gap : Style.space(1.5))
        : Style.space(root.isNoteAlone && note.visible ? 1.75 : 3)
    /// Where height is scarce the search stands in the row or column of the large button.
    readonly property bool isSearchAtHero: Style.lowOperation && !root.isSearchBelow
    /// And where the way out takes a row too, it stands beside that.
    readonly property bool isSearchBelow: Style.lowOperation && errands.visible
        && root.session.isSignedIn
    /// It ends the second row of the errands.
    readonly property bool isSearchInErrands: root.isSearchAtHero && root.isWide
        && errands.rows > 1
    /// The errands have its place.
    readonly property bool areErrandsAtHero: root.isSearchBelow && !root.isWide
    /// Upright they have a row of their own under the large button.
    readonly property bool areErrandsOwnRow: errands.visible && !root.isWide
        && !root.areErrandsAtHero
        && (Style.lowOperation || (Style.elder && errands.count > 2))
    /// The errands stand with the search; otherwise under the large button.
    readonly property bool areErrandsBelow: errands.visible && !Style.lowOperation
        && !(root.isWide && Style.elder) && !root.areErrandsOwnRow
    /// Upright, there is no room beside them: the note has the last line.
    readonly property bool isNoteAlone: root.areErrandsBelow && !root.isWide
    readonly property real areaHeight: Style.lowOperation
        ? area.height
        : search.y - Style.space(root.isNoteAlone ? 1.5 : 2)
    /// What stands below the large button in its column.
    readonly property real belowHero: (root.isWide && errands.visible && !root.areErrandsBelow
        ? errands.height + Style.gap : 0)
        + (root.isWide && root.isSearchAtHero && !root.isSearchInErrands
            ? search.implicitHeight + Style.gap : 0)
    readonly property real errandsHeight: errands.rows * search.implicitHeight
        + (errands.rows - 1) * Style.gap
    readonly property real lowShare: {
        if (errands.count > 2) {
            return Style.elder ? 0.51 : 0.42;
        }
        return errands.count > 1 ? 0.36 : 0.3;
    }
    readonly property real heroWidth: root.isWide
        ? Math.floor(area.width * (Style.lowOperation ? root.lowShare : 0.42))
        : area.width - (root.isSearchAtHero ? search.implicitWidth + Style.gap : 0)
            - (root.areErrandsAtHero ? errands.naturalWidth + Style.gap : 0)
    readonly property int tileCount: root.model.themes.total + (root.model.hasMoreThemes ? 1 : 0)
    readonly property string firstNote: root.model.adviceText !== ""
        ? root.model.adviceText
        : root.model.noticeText

    title: root.session.isSignedIn ? qsTr("%1，您好").arg(root.session.personName) : ""
    canGoBack: false
    canGoHome: false
    secondaryText: root.isSearchBelow ? qsTr("搜索事项") : ""
    secondaryIcon: "search"
    onSecondaryActivated: root.session.openSearch()

    info: [
        NoticeBar {
            id: firstLine

            visible: Style.lowOperation && root.firstNote !== ""
            width: parent.width
            text: root.firstNote
            iconName: root.model.adviceText !== "" ? "info" : "campaign"
        },
        Card {
            // Above the controls there is room for what the low button has none for.
            visible: Style.lowOperation && root.model.waiting.total > 0
                && root.bodyTop + firstLine.height + height + Style.space(4) <= root.choiceTop
            width: parent.width
            height: list.height + Style.space(4)

            WaitingList {
                id: list

                anchors.centerIn: parent
                width: parent.width - Style.space(6)
                waiting: root.model.waiting
            }
        }
    ]

    Item {
        id: area

        anchors.fill: parent
    }

    Hero {
        id: hero

        width: root.heroWidth
        height: {
            if (root.isWide) {
                return root.areaHeight - root.belowHero;
            }
            if (Style.lowOperation) {
                return Math.max(root.areErrandsAtHero ? root.errandsHeight : Style.target,
                    Math.floor(root.areaHeight * 0.22));
            }
            const share = Math.floor(root.areaHeight
                * (Style.elder ? 0.24 : (root.isNoteAlone ? 0.305 : 0.32)));
            // Too low to stand upright, it leaves the room to the themes.
            return Style.elder || share >= Style.px(396)
                ? Math.min(Style.px(430), share)
                : Math.floor(root.areaHeight * 0.2);
        }
        title: {
            if (root.session.isHallClosed) {
                //: The large button of the home page while the hall is closed: what the terminal
                //: does by itself.
                return qsTr("自助办理");
            }
            //: The large button of the home page: take a queue number.
            return qsTr("取号办事");
        }
        iconName: root.session.isHallClosed ? "touch_app" : "confirmation_number"
        lead: root.model.isReadingCard ? qsTr("正在读取，请不要移动证件") : root.model.heroLead
        showsLead: !(root.isWide && Style.lowOperation && Style.elder)
        waiting: root.model.waiting
        onActivated: root.model.start()
    }

    Item {
        id: body

        x: root.isWide && !root.LayoutMirroring.enabled ? hero.width + root.wideGap : 0
        y: {
            if (root.isWide) {
                return 0;
            }
            return hero.height + root.wideGap
                + (root.areErrandsOwnRow ? errands.height + root.wideGap : 0);
        }
        width: root.isWide ? parent.width - hero.width - root.wideGap : parent.width
        height: root.areaHeight - y

        TileGrid {
            id: grid

            readonly property int wantedColumns: root.isLandscape && Style.lowOperation
                ? (root.tileCount > 4 ? 3 : root.tileCount)
                : (Style.elder && root.areErrandsAtHero && errands.rows > 1 ? 3 : 2)
            readonly property bool hasIcons: !(Style.elder && grid.columns > 2
                && grid.cellWidth < Style.px(340))
            readonly property int rowCount: Math.max(1, Math.ceil(root.tileCount / grid.columns))
            readonly property real cellWidth: Math.floor(
                (parent.width - (grid.columns - 1) * grid.spacing) / grid.columns)
            readonly property real cellHeight: Math.floor(Math.min(
                root.isWide ? parent.height : Style.px(318),
                (parent.height - (grid.rowCount - 1) * grid.spacing) / grid.rowCount))

            columns: Math.max(1, grid.wantedColumns)
            spacing: Style.lowOperation ? Style.gap : root.wideGap

            Repeater {
                model: root.model.themes

                Tile {
                    id: theme

                    required property string key
                    required title
                    required caption
                    required iconName

                    width: grid.cellWidth
                    height: grid.cellHeight
                    titleLimit: grid.titleLimit
                    allowsCaption: grid.allowsCaption
                    showsIcon: grid.hasIcons
                    onActivated: root.model.chooseTheme(theme.key)
                }
            }

            Tile {
                visible: root.model.hasMoreThemes
                width: grid.cellWidth
                height: grid.cellHeight
                titleLimit: grid.titleLimit
                allowsCaption: grid.allowsCaption
                showsIcon: grid.hasIcons
                title: qsTr("更多业务")
                caption: qsTr("查看全部类别")
                iconName: "more_horiz"
                onActivated: root.model.showAllThemes()
            }
        }
    }

    ErrandRow {
        id: errands

        x: {
            const fromEdge = root.areErrandsBelow ? search.width + Style.gap : 0;
            const isAtEnd = root.areErrandsBelow || root.areErrandsAtHero;
            return isAtEnd !== root.LayoutMirroring.enabled
                ? parent.width - width - fromEdge
                : (isAtEnd ? fromEdge : 0);
        }
        y: {
            if (root.areErrandsBelow) {
                return search.y;
            }
            if (root.areErrandsAtHero) {
                return 0;
            }
            return hero.height + (root.isWide ? Style.gap : root.wideGap);
        }
        width: {
            if (root.isNoteAlone) {
                return parent.width - search.width - Style.gap;
            }
            if (root.areErrandsBelow || root.areErrandsAtHero) {
                return errands.naturalWidth;
            }
            return root.isWide ? root.heroWidth : parent.width;
        }
        height: {
            if (root.areErrandsBelow) {
                return search.height;
            }
            return root.areErrandsAtHero ? hero.height : root.errandsHeight;
        }
        room: {
            if (root.areErrandsAtHero) {
                return area.width * 0.5;
            }
            return root.isWide && !root.areErrandsBelow ? root.heroWidth : Infinity;
        }
        lastTaken: root.isSearchInErrands ? search.width + Style.gap : 0
        hasIcons: !(Style.elder && errands.count > 1) && !(errands.count > 2
            && (root.isNoteAlone || (root.isWide && Style.lowOperation)))
        model: root.model
    }

    NoticeBar {
        id: note

        visible: !Style.lowOperation && root.firstNote !== ""
        anchors.left: parent.left
        anchors.right: {
            if (root.isNoteAlone) {
                return parent.right;
            }
            return root.areErrandsBelow ? errands.left : search.left;
        }
        anchors.rightMargin: root.isNoteAlone ? 0 : Style.gap
        anchors.bottom: parent.bottom
        text: root.firstNote
        iconName: root.model.adviceText !== "" ? "info" : "campaign"
    }

    TouchButton {
        id: search

        visible: !root.isSearchBelow
        x: {
            if (root.isSearchInErrands) {
                return root.LayoutMirroring.enabled
                    ? errands.x
                    : errands.x + errands.width - width;
            }
            return root.LayoutMirroring.enabled || (root.isSearchAtHero && root.isWide)
                ? 0
                : parent.width - width;
        }
        y: {
            if (root.isSearchInErrands) {
                return errands.y + errands.rowHeight + Style.gap;
            }
            if (root.isSearchAtHero && !root.isWide) {
                return 0;
            }
            return parent.height - height
                - (root.isNoteAlone && note.visible ? note.height + Style.gap : 0);
        }
        width: root.isSearchAtHero && root.isWide && !root.isSearchInErrands
            ? root.heroWidth
            : implicitWidth
        height: {
            if (root.isSearchInErrands) {
                return errands.rowHeight;
            }
            if (root.isSearchAtHero && !root.isWide) {
                return hero.height;
            }
            return note.visible && !root.isNoteAlone
                ? Math.max(implicitHeight, note.height)
                : implicitHeight;
        }
        text: qsTr("搜索事项")
        iconName: "search"
        onActivated: root.session.openSearch()
    }
}
