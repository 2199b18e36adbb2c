// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter

/// The hall's matters by theme, to choose some of them; scrolls to whatever has the focus.
Flickable {
    id: root

    required property MatterChoice choice

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

    /// Scrolls to the control that has the focus, for those who use the keys.
    function show(item: Item) {
        const top = item.mapToItem(themes, 0, 0).y;
        const least = top + item.height + 8 - root.height;
        root.contentY = Math.max(0, Math.min(Math.max(root.contentY, least), top - 8));
    }

    contentHeight: themes.height + 16
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    Column {
        id: themes

        x: 8
        y: 8
        width: root.width - 16
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
                    onActiveFocusChanged: if (activeFocus) root.show(this)
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
                            onActiveFocusChanged: if (activeFocus) root.show(matter)
                        }
                    }
                }
            }
        }
    }
}
