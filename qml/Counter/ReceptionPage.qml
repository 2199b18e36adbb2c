// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Reception: matters left, found by what is typed; in the middle what the number is for; right the
/// number that was given out, large enough to be read across the desk.
Item {
    id: root

    required property CounterViewModel model

    readonly property ReceptionViewModel reception: root.model.reception
    readonly property bool isDialogOpen: classes.visible || reasons.visible || paper.visible
    readonly property bool takesKeys: root.enabled && !root.isDialogOpen

    function closeAll() {
        classes.visible = false;
        reasons.visible = false;
        paper.visible = false;
        text.forceActiveFocus();
    }

    onVisibleChanged: {
        text.clear();
        if (visible) {
            root.closeAll();
        }
    }

    DeskFrame {
        id: frame

        anchors.fill: parent
        enabled: !root.isDialogOpen
        model: root.model
        takesKeys: root.takesKeys
        notice: root.reception.notice

        DeskField {
            id: text

            width: parent.width * 0.36
            label: qsTr("输入业务名称、拼音或首字母")
            placeholderText: text.label
            maximumLength: 40
            onTextChanged: {
                root.reception.search(text.text);
                matters.toFirst();
            }
            onAccepted: matters.focusList()
            Keys.onDownPressed: matters.focusList()
        }

        DeskList {
            id: matters

            anchors {
                left: parent.left
                top: text.bottom
                bottom: parent.bottom
                topMargin: 12
            }
            width: text.width
            title: root.reception.foundTitle
            emptyText: qsTr("没有找到，请换个说法")
            lines: root.reception.found
            takesKeys: root.takesKeys
            onOpened: id => root.reception.toggle(id)
        }

        DeskLines {
            id: order

            anchors {
                left: text.right
                top: parent.top
                bottom: parent.bottom
                leftMargin: 20
            }
            width: (parent.width - text.width - 40) * 0.46
            title: qsTr("这个号码")
            emptyText: qsTr("从左边选业务，按回车选上；再按一次不选。来人有身份证的，放在阅读器上")
            lines: root.reception.order
        }

        Card {
            anchors {
                left: order.right
                right: parent.right
                top: parent.top
                bottom: parent.bottom
                leftMargin: 20
            }
            radius: 16

            StyledText {
                anchors {
                    left: parent.left
                    right: parent.right
                    top: parent.top
                    margins: 24
                }
                visible: root.reception.number === ""
                text: qsTr("取到的号码会显示在这里")
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            Column {
                anchors {
                    left: parent.left
                    right: parent.right
                    verticalCenter: parent.verticalCenter
                    margins: 24
                }
                visible: root.reception.number !== ""
                spacing: 16

                StyledText {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: root.reception.number
                    color: Style.accent
                    font.pixelSize: 72
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 24
                    wrapMode: Text.NoWrap
                }

                QrCode {
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: 200
                    height: 200
                    content: root.reception.link
                }

                StyledText {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: root.reception.slipText
                    font.pixelSize: Style.deskBodySize
                }
            }
        }

        actions: [
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("取号")
                keyName: "F1"
                isPrimary: true
                enabled: root.reception.canIssue && root.model.fresh
                onActivated: {
                    root.reception.issue();
                    text.clear();
                    text.forceActiveFocus();
                }
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("优先类别")
                keyName: "F2"
                onActivated: classes.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                busy: root.model.busy
                text: qsTr("补录纸质号")
                keyName: "F3"
                enabled: root.model.fresh
                onActivated: paper.visible = true
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("再打一张")
                keyName: "F4"
                enabled: root.reception.canPrint
                onActivated: root.reception.print()
            },
            DeskAction {
                width: frame.actionShare
                takesKeys: root.takesKeys
                text: qsTr("重新选")
                keyName: "F9"
                onActivated: {
                    root.reception.clear();
                    text.clear();
                    text.forceActiveFocus();
                }
            }
        ]
    }

    ChoiceDialog {
        id: classes

        visible: false
        title: qsTr("按哪一类排队？")
        ids: root.reception.classIds
        names: root.reception.classNames
        onChosen: id => {
            classes.visible = false;
            if (id === "ordinary") {
                root.reception.setClass(id, "");
                root.closeAll();
            } else {
                reasons.klass = id;
                reasons.visible = true;
            }
        }
        onCancelled: root.closeAll()
    }

    ChoiceDialog {
        id: reasons

        property string klass

        visible: false
        title: qsTr("根据什么？会留下记录")
        ids: root.reception.reasonIds
        names: root.reception.reasonNames
        onChosen: id => {
            root.reception.setClass(reasons.klass, id);
            root.closeAll();
        }
        onCancelled: root.closeAll()
    }

    PaperDialog {
        id: paper

        visible: false
        reception: root.reception
        onDone: root.closeAll()
    }
}
