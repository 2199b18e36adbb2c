// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// A page's list, on its left: arrows move, Enter opens.
Card {
    id: root

    property string title
    property string emptyText
    required property DeskLineModel lines
    property bool hasMore: false
    /// One thing to do about the list, beside its title.
    property string actionText
    property string actionKey
    property bool takesKeys: true
    signal actionWanted
    signal opened(string id)
    signal moreWanted

    function joined(parts: var): string {
        return parts.filter(part => part !== "").join(" ");
    }

    function focusList() {
        list.forceActiveFocus();
    }

    /// What was searched for is other lines: the keys begin at the first of them.
    function toFirst() {
        list.isChosen = false;
        list.currentIndex = list.count > 0 ? 0 : -1;
    }

    radius: 16

    StyledText {
        id: head

        anchors {
            left: parent.left
            right: action.left
            top: parent.top
            margins: 24
            rightMargin: 12
        }
        text: root.title
        font.pixelSize: 18
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    TouchButton {
        id: action

        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.top: parent.top
        anchors.topMargin: 16
        visible: root.actionText !== ""
        width: visible ? implicitWidth : 0
        height: 40
        compact: true
        text: root.actionText
        keyHint: root.actionKey
        onActivated: root.actionWanted()

        Shortcut {
            sequence: root.actionKey
            autoRepeat: false
            enabled: root.takesKeys && action.visible
            onActivated: root.actionWanted()
        }
    }

    ListView {
        id: list

        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            bottom: more.visible ? more.top : parent.bottom
            margins: 14
        }
        clip: true
        cacheBuffer: 0
        spacing: 4
        topMargin: 6
        bottomMargin: 6
        keyNavigationEnabled: true
        activeFocusOnTab: true
        model: root.lines
        // Whoever has gone to a line stays on it, whatever comes before it; else the keys are on
        // the first, whichever that is.
        property bool isChosen: false
        onCountChanged: {
            if ((list.currentIndex < 0 || !list.isChosen) && list.count > 0) {
                list.currentIndex = 0;
            }
        }
        Keys.onPressed: event => {
            list.isChosen = true;
            event.accepted = false;
        }
        Accessible.role: Accessible.List
        Accessible.name: root.title

        // A scope: the list gives its focus to what the delegate is.
        delegate: FocusScope {
            id: line

            required property int index
            required property string lineId
            required property string title
            required property string caption
            required property string tag
            required property string trailing
            required property bool isBad
            required property bool isChecked

            width: ListView.view.width
            height: Math.max(64, words.height + 20)

            Touchable {
                id: touch

                anchors.fill: parent
                // The ring stays within the list.
                anchors.leftMargin: 8
                anchors.rightMargin: 8
                anchors.topMargin: 3
                anchors.bottomMargin: 3
                focus: true
                activeFocusOnTab: false
                radius: 10
                label: root.joined([line.title, line.caption, line.tag, line.trailing])
                Accessible.role: Accessible.ListItem
                onActivated: {
                    list.currentIndex = line.index;
                    root.opened(line.lineId);
                }

                Rectangle {
                    anchors.fill: parent
                    radius: touch.radius
                    color: touch.pressed
                        ? Style.pressed
                        : (line.isChecked ? Style.accentSoft : "transparent")
                    border.width: line.isChecked ? Style.lineWidth : 0
                    border.color: Style.accent
                }

                Column {
                    id: words

                    anchors.left: parent.left
                    anchors.right: end.left
                    anchors.leftMargin: 12
                    anchors.rightMargin: 10
                    anchors.verticalCenter: parent.verticalCenter

                    StyledText {
                        width: parent.width
                        text: line.title
                        font.pixelSize: Style.deskBodySize
                        font.weight: Font.Bold
                        Accessible.ignored: true
                    }

                    StyledText {
                        width: parent.width
                        text: line.caption
                        color: Style.inkSecondary
                        font.pixelSize: Style.deskCaptionSize
                        Accessible.ignored: true
                    }
                }

                Column {
                    id: end

                    anchors.right: parent.right
                    anchors.rightMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(endText.implicitWidth, tagText.implicitWidth)

                    StyledText {
                        id: endText

                        anchors.right: parent.right
                        visible: text !== ""
                        text: line.trailing
                        color: line.isBad ? Style.bad : Style.inkSecondary
                        font.pixelSize: Style.deskCaptionSize
                        font.weight: line.isBad ? Font.Bold : Font.Normal
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }

                    StyledText {
                        id: tagText

                        anchors.right: parent.right
                        visible: text !== ""
                        text: line.tag
                        color: Style.inkSecondary
                        font.pixelSize: Style.deskCaptionSize
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }

    StyledText {
        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            margins: 24
        }
        visible: root.lines.count === 0
        text: root.emptyText
        color: Style.inkSecondary
        font.pixelSize: Style.deskBodySize
    }

    TouchButton {
        id: more

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 16
        }
        visible: root.hasMore
        compact: true
        text: qsTr("显示更多")
        onActivated: root.moreWanted()
    }
}
