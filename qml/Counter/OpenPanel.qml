// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Before the window is open: what it will serve.
Card {
    id: root

    required property CounterViewModel model
    property bool takesKeys: true
    signal dayEndWanted

    readonly property MatterChoice choice: root.model.choice

    readonly property int count: root.choice.chosen.length

    // With the revision a binding looks again whenever the catalogue is another.
    function mattersOf(theme: string, revision: int): list<string> {
        return root.choice.mattersOf(theme);
    }

    function themeName(theme: string, revision: int): string {
        return root.choice.themeName(theme);
    }

    function matterName(matter: string, revision: int): string {
        return root.choice.matterName(matter);
    }

    radius: 16

    StyledText {
        id: title

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 24
        }
        text: qsTr("本窗口受理")
        font.pixelSize: 18
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    StyledText {
        id: hint

        anchors {
            left: title.left
            right: title.right
            top: title.bottom
            topMargin: 4
        }
        text: root.count === 0 ? qsTr("不选表示受理全部业务") : qsTr("已选 %1 项业务").arg(root.count)
        color: Style.inkSecondary
        font.pixelSize: Style.deskCaptionSize
    }

    Flickable {
        id: list

        /// Scrolls to the control that has the focus, for those who use the keys.
        function show(item: Item) {
            const top = item.mapToItem(themes, 0, 0).y;
            const least = top + item.height + 8 - list.height;
            list.contentY = Math.max(0, Math.min(Math.max(list.contentY, least), top - 8));
        }

        anchors {
            left: parent.left
            right: parent.right
            top: hint.bottom
            bottom: dayEnd.visible ? dayEnd.top : open.top
            leftMargin: 16
            rightMargin: 16
            topMargin: 12
            bottomMargin: 16
        }
        contentHeight: themes.height + 16
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: themes

            x: 8
            y: 8
            width: list.width - 16
            spacing: 14

            Repeater {
                model: root.choice.themeIds

                Column {
                    id: theme

                    required property string modelData

                    readonly property bool isWhole:
                        root.choice.chosenThemes.indexOf(theme.modelData) >= 0

                    width: themes.width
                    spacing: 8

                    TouchButton {
                        width: theme.width
                        height: 44
                        compact: true
                        checkable: true
                        checked: theme.isWhole
                        iconName: theme.isWhole ? "check_box" : "check_box_outline_blank"
                        text: root.themeName(theme.modelData, root.choice.revision)
                        onActivated: root.choice.toggleTheme(theme.modelData)
                        onActiveFocusChanged: if (activeFocus) list.show(this)
                    }

                    Flow {
                        width: theme.width
                        spacing: 8

                        Repeater {
                            model: root.mattersOf(theme.modelData, root.choice.revision)

                            DeskChip {
                                id: matter

                                required property string modelData

                                checked: root.choice.chosen.indexOf(matter.modelData) >= 0
                                text: root.matterName(matter.modelData, root.choice.revision)
                                onActivated: root.choice.toggleMatter(matter.modelData)
                                onActiveFocusChanged: if (activeFocus) list.show(matter)
                            }
                        }
                    }
                }
            }
        }
    }

    TouchButton {
        id: dayEnd

        anchors {
            left: open.left
            right: open.right
            bottom: open.top
            bottomMargin: 12
        }
        visible: root.model.turns.mayEndDay
        compact: true
        text: qsTr("提前结束今天的叫号")
        keyHint: "Ctrl+F10"
        busy: root.model.busy
        enabled: root.model.fresh
        onActivated: root.dayEndWanted()

        Shortcut {
            sequence: "Ctrl+F10"
            autoRepeat: false
            enabled: root.takesKeys && root.visible && dayEnd.visible && dayEnd.enabled
            onActivated: root.dayEndWanted()
        }
    }

    TouchButton {
        id: open

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 24
        }
        visible: !root.model.taken
        compact: true
        variant: TouchButton.Primary
        text: qsTr("开放窗口")
        keyHint: "F9"
        busy: root.model.busy
        enabled: root.model.fresh && !root.model.taken
        onActivated: root.model.openWindow()
    }

    TouchButton {
        id: takeOver

        anchors.fill: open
        visible: root.model.taken
        compact: true
        text: qsTr("接管窗口")
        keyHint: "Ctrl+F9"
        busy: root.model.busy
        enabled: root.model.fresh && root.model.taken
        onActivated: root.model.takeOver()

        Shortcut {
            sequence: "Ctrl+F9"
            autoRepeat: false
            enabled: root.takesKeys && root.visible && takeOver.visible && takeOver.enabled
            onActivated: root.model.takeOver()
        }
    }
}
