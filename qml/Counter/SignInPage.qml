// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Account, password and window.
Item {
    id: root

    required property CounterViewModel model

    function submit() {
        if (account.text !== "" && password.text !== "") {
            root.model.signIn(account.text, password.text);
            password.clear();
        }
    }

    onVisibleChanged: {
        if (visible) {
            account.clear();
            password.clear();
            account.forceActiveFocus();
        }
    }
    Component.onCompleted: if (visible) account.forceActiveFocus()

    Card {
        anchors.centerIn: parent
        width: 520
        height: form.height + 96
        radius: 20

        Column {
            id: form

            anchors.centerIn: parent
            width: parent.width - 96
            spacing: 18

            StyledText {
                text: qsTr("综合窗口登录")
                font.pixelSize: 28
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }

            StyledText {
                visible: !root.model.fresh
                width: parent.width
                text: qsTr("正在连接大厅服务器……")
                color: Style.notice
                font.pixelSize: Style.deskBodySize
            }

            StyledText {
                visible: text !== ""
                width: parent.width
                text: root.model.problem
                color: Style.bad
                font.pixelSize: Style.deskBodySize
                Accessible.role: Accessible.AlertMessage
            }

            Column {
                width: parent.width
                spacing: 6

                StyledText {
                    text: qsTr("账号")
                    font.pixelSize: Style.deskBodySize
                    Accessible.ignored: true
                }

                DeskField {
                    id: account

                    width: parent.width
                    label: qsTr("账号")
                    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
                    onAccepted: password.forceActiveFocus()
                }
            }

            Column {
                width: parent.width
                spacing: 6

                StyledText {
                    text: qsTr("密码")
                    font.pixelSize: Style.deskBodySize
                    Accessible.ignored: true
                }

                DeskField {
                    id: password

                    width: parent.width
                    label: qsTr("密码")
                    echoMode: TextInput.Password
                    onAccepted: root.submit()
                }
            }

            Column {
                width: parent.width
                spacing: 6

                StyledText {
                    text: qsTr("窗口")
                    font.pixelSize: Style.deskBodySize
                    Accessible.ignored: true
                }

                Flow {
                    width: parent.width
                    spacing: 8

                    Repeater {
                        model: root.model.windowNames

                        TouchButton {
                            id: place

                            required property int index
                            required property string modelData

                            readonly property string windowId: root.model.windowIds[place.index]

                            compact: true
                            checkable: true
                            checked: place.windowId === root.model.windowId
                            text: place.modelData
                            onActivated: root.model.windowId = place.windowId
                        }
                    }
                }
            }

            TouchButton {
                width: parent.width
                compact: true
                variant: TouchButton.Primary
                text: qsTr("登录")
                busy: root.model.busy
                enabled: account.text !== "" && password.text !== ""
                onActivated: root.submit()
            }
        }
    }
}
