// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// The hall's rules, a group at a time: what is set, what it means, and what saving would do.
Item {
    id: root

    required property CounterViewModel model

    readonly property RulesViewModel rules: root.model.rules
    readonly property bool isDialogOpen: saving.visible
    readonly property bool takesKeys: root.enabled && !root.isDialogOpen
    readonly property bool hasList: root.rules.group === "windows"
        || root.rules.group === "skills" || root.rules.group === "history"
    readonly property bool hasMatters: root.rules.group === "windows"
        || root.rules.group === "skills"

    /// Shows it, with the keys in it.
    function show(group: string) {
        root.rules.show(group);
        if (root.hasList) {
            list.focusList();
        } else {
            frame.forceActiveFocus();
        }
    }

    onVisibleChanged: saving.visible = false

    Connections {
        target: root.rules

        function onAnswered() {
            saving.visible = false;
        }
    }

    DeskFrame {
        id: frame

        anchors.fill: parent
        enabled: !root.isDialogOpen
        model: root.model
        takesKeys: root.takesKeys
        notice: root.rules.notice

        DeskList {
            id: list

            visible: root.hasList
            width: parent.width * 0.3
            height: parent.height
            title: root.rules.title
            emptyText: root.rules.group === "history" ? qsTr("还没有在这里改过规则") : ""
            lines: root.rules.list
            onOpened: id => root.rules.choose(id)
        }

        Card {
            id: card

            anchors {
                left: root.hasList ? list.right : parent.left
                right: side.visible ? side.left : parent.right
                top: parent.top
                bottom: parent.bottom
                leftMargin: root.hasList ? 20 : 0
                rightMargin: side.visible ? 20 : 0
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
                text: root.hasList ? root.rules.chosenName : root.rules.title
                font.pixelSize: 18
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }

            Column {
                id: captions

                anchors {
                    left: title.left
                    right: title.right
                    top: title.bottom
                    topMargin: 4
                }
                spacing: 4

                StyledText {
                    width: captions.width
                    text: root.rules.source
                    color: Style.inkSecondary
                    font.pixelSize: Style.deskCaptionSize
                }

                StyledText {
                    width: captions.width
                    visible: text !== ""
                    text: {
                        if (root.rules.group === "opening") {
                            return qsTr("节假日按国务院通知和本地文件。预约的时段由市中心开放，不随这里改变");
                        }
                        if (root.rules.group === "windows") {
                            return qsTr("开放窗口时先选好这些业务，窗口人员还能改；不选表示全部业务");
                        }
                        return root.rules.group === "skills"
                            ? qsTr("这位工作人员只能受理选中的业务；不选表示不限。已开放的窗口下次开放时生效")
                            : "";
                    }
                    color: Style.inkSecondary
                    font.pixelSize: Style.deskCaptionSize
                }
            }

            Item {
                id: inside

                anchors {
                    left: parent.left
                    right: parent.right
                    top: captions.bottom
                    bottom: parent.bottom
                    margins: 16
                    topMargin: 12
                }

                Flickable {
                    id: numbers

                    function show(item: Item) {
                        const top = item.mapToItem(grid, 0, 0).y;
                        const least = top + item.height + 8 - numbers.height;
                        numbers.contentY = Math.max(0,
                            Math.min(Math.max(numbers.contentY, least), top - 8));
                    }

                    anchors.fill: parent
                    visible: root.rules.ready && root.rules.group === "calling"
                    enabled: visible
                    contentHeight: grid.height
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds

                    Grid {
                        id: grid

                        width: numbers.width
                        columns: numbers.width > 860 ? 2 : 1
                        columnSpacing: 16
                        rowSpacing: 4

                        Repeater {
                            model: root.rules.numbers

                            RuleStepper {
                                id: stepper

                                required property int index
                                required title
                                required valueText
                                required range
                                required meaning
                                required canLess
                                required canMore
                                required isChanged

                                width: (grid.width - (grid.columns - 1) * grid.columnSpacing)
                                    / grid.columns
                                onStepped: steps => root.rules.numbers.step(stepper.index, steps)
                                onActiveFocusChanged: if (activeFocus) numbers.show(stepper)
                            }
                        }
                    }
                }

                RuleHours {
                    anchors.fill: parent
                    anchors.leftMargin: 8
                    anchors.rightMargin: 8
                    visible: root.rules.ready && root.rules.group === "opening"
                    enabled: visible
                    rules: root.rules
                }

                MatterChips {
                    anchors.fill: parent
                    visible: root.rules.ready && root.hasMatters
                    enabled: visible
                    choice: root.rules.matters
                }

                DeskScroll {
                    anchors.fill: parent
                    anchors.leftMargin: 8
                    visible: root.rules.group === "history"
                    enabled: visible
                    label: root.rules.chosenName

                    DeskLineColumn {
                        width: parent.width
                        lines: root.rules.details
                    }
                }
            }
        }

        Card {
            id: side

            anchors {
                right: parent.right
                top: parent.top
                bottom: parent.bottom
            }
            width: parent.width * 0.3
            visible: !root.hasList
            radius: 16

            StyledText {
                id: sideTitle

                anchors {
                    left: parent.left
                    right: parent.right
                    top: parent.top
                    margins: 24
                }
                text: qsTr("要保存的修改")
                font.pixelSize: 18
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }

            DeskScroll {
                id: toSave

                anchors {
                    left: parent.left
                    right: parent.right
                    top: sideTitle.bottom
                    bottom: parent.bottom
                    margins: 24
                    topMargin: 12
                }
                label: qsTr("要保存的修改")

                StyledText {
                    width: parent.width
                    visible: !root.rules.edited
                    text: qsTr("没有修改。改好后先看这里，再按 F9 保存；保存前什么都不会变")
                    color: Style.inkSecondary
                    font.pixelSize: Style.deskBodySize
                }

                Repeater {
                    model: root.rules.changes

                    StyledText {
                        required property string modelData

                        width: toSave.width
                        text: modelData
                        font.pixelSize: Style.deskBodySize
                    }
                }

                RuleEffectTable {
                    width: parent.width
                    effect: root.rules.effect
                }
            }
        }

        actions: [
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("叫号规则")
                keyName: "F1"
                enabled: root.rules.ready
                onActivated: root.show("calling")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("开放时间")
                keyName: "F2"
                enabled: root.rules.ready
                onActivated: root.show("opening")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("窗口业务")
                keyName: "F3"
                enabled: root.rules.ready
                onActivated: root.show("windows")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("人员业务")
                keyName: "F4"
                enabled: root.rules.ready
                onActivated: root.show("skills")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("修改记录")
                keyName: "F5"
                enabled: root.rules.ready
                onActivated: root.show("history")
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: {
                    if (root.rules.group === "history") {
                        return qsTr("恢复到此前");
                    }
                    return root.rules.group === "skills" ? qsTr("都不限定") : qsTr("用文件的值");
                }
                keyName: "F6"
                enabled: root.rules.canRestore || root.rules.canUseFile
                onActivated: {
                    if (root.rules.canRestore) {
                        root.rules.restore();
                    } else {
                        root.rules.useFile();
                    }
                }
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("试算")
                keyName: "F7"
                enabled: root.rules.orderEdited && !root.rules.effect.running
                    && root.rules.group === "calling"
                onActivated: root.rules.play()
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("放弃修改")
                keyName: "F8"
                enabled: root.rules.edited
                onActivated: root.rules.discard()
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("保存")
                keyName: "F9"
                isPrimary: true
                enabled: root.model.fresh && root.rules.canSave
                onActivated: saving.open()
            }
        ]
    }

    RulesSaveDialog {
        id: saving

        rules: root.rules
        onConfirmed: root.rules.save()
        onCancelled: saving.visible = false
    }
}
