// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Whose case it is, and what about: matters left, found by what is typed; right who it is.
FocusScope {
    id: root

    required property AcceptViewModel desk
    property bool takesKeys: true
    signal matterChosen(string id)

    function focusList() {
        text.clear();
        list.focusList();
    }

    DeskField {
        id: text

        width: parent.width * 0.5
        label: qsTr("输入业务名称、拼音或首字母")
        placeholderText: text.label
        maximumLength: 40
        onTextChanged: {
            root.desk.search(text.text);
            list.toFirst();
        }
        onAccepted: list.focusList()
        Keys.onDownPressed: list.focusList()
    }

    DeskList {
        id: list

        anchors {
            left: parent.left
            top: text.bottom
            bottom: parent.bottom
            topMargin: 12
        }
        width: text.width
        title: root.desk.foundTitle
        emptyText: qsTr("没有找到，请换个说法")
        lines: root.desk.found
        takesKeys: root.takesKeys
        onOpened: id => root.matterChosen(id)
    }

    Card {
        anchors {
            left: text.right
            right: parent.right
            top: parent.top
            bottom: parent.bottom
            leftMargin: 20
        }
        radius: 16

        StyledText {
            id: head

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                margins: 24
            }
            text: qsTr("申请人")
            font.pixelSize: 18
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        Column {
            anchors {
                left: parent.left
                right: parent.right
                top: head.bottom
                margins: 24
                topMargin: 16
            }
            spacing: 12

            StyledText {
                visible: root.desk.person !== ""
                width: parent.width
                text: root.desk.person
                font.pixelSize: 24
                font.weight: Font.Bold
            }

            StyledText {
                width: parent.width
                text: root.desk.person === ""
                    ? qsTr("请把申请人的身份证放在本窗口的阅读器上；没带身份证的，核对其他有效证件后按 F3 录入")
                    : root.desk.personSource
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            Row {
                visible: root.desk.draftsText !== ""
                width: parent.width
                spacing: 8

                Icon {
                    id: mark

                    name: "info_outline"
                    size: 22
                    color: Style.notice
                }

                StyledText {
                    width: parent.width - mark.width - parent.spacing
                    text: root.desk.draftsText
                    color: Style.notice
                    font.pixelSize: Style.deskBodySize
                    font.weight: Font.Bold
                }
            }

            StyledText {
                width: parent.width
                text: root.desk.step === AcceptViewModel.Opening
                    ? qsTr("正在向部门查询，请稍等")
                    : qsTr("从左边选要办的事，按回车打开")
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }
        }
    }
}
