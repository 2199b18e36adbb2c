// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Account, password and window; the one-time code and a new password where the hall asks for them.
Item {
    id: root

    required property CounterViewModel model

    readonly property bool isComplete: account.text !== "" && password.text !== ""
        && (!root.model.session.codeNeeded || code.text !== "")
        && (!root.model.session.newPasswordNeeded || (chosen.text !== "" && again.text !== ""))

    function clearSecrets() {
        password.clear();
        code.clear();
        chosen.clear();
        again.clear();
    }

    function submit() {
        if (!root.isComplete) {
            return;
        }
        if (root.model.session.newPasswordNeeded && chosen.text !== again.text) {
            again.clear();
            again.focusField();
            root.model.session.noteMismatch();
            return;
        }
        root.model.session.signIn(account.text, password.text, code.text, chosen.text);
    }

    onVisibleChanged: {
        root.clearSecrets();
        if (visible) {
            account.clear();
            account.focusField();
        }
    }
    Component.onCompleted: if (visible) account.focusField()

    Connections {
        target: root.model.session

        function onSignInRefused() {
            root.clearSecrets();
            password.focusField();
        }
    }

    Card {
        anchors.centerIn: parent
        width: 520
        height: form.height + 72
        radius: 20

        Column {
            id: form

            anchors.centerIn: parent
            width: parent.width - 96
            spacing: 16

            Row {
                spacing: 14

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 44
                    height: width
                    radius: 11
                    color: Style.accent

                    Icon {
                        anchors.centerIn: parent
                        name: "account_balance"
                        size: 27
                        color: Style.accentInk
                    }
                }

                StyledText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("综合窗口登录")
                    font.pixelSize: 28
                    font.weight: Font.Bold
                    Accessible.role: Accessible.Heading
                }
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
                text: root.model.session.problem
                color: Style.bad
                font.pixelSize: Style.deskBodySize
                Accessible.role: Accessible.AlertMessage
            }

            LabelledField {
                id: account

                label: qsTr("账号")
                hints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
                onAccepted: password.focusField()
            }

            LabelledField {
                id: password

                label: qsTr("密码")
                isSecret: true
                onAccepted: root.submit()
            }

            LabelledField {
                id: code

                visible: root.model.session.codeNeeded
                label: qsTr("动态码（身份验证器上的 6 位数字）")
                hints: Qt.ImhDigitsOnly
                limit: 8
                onVisibleChanged: if (visible) focusField()
                onAccepted: root.submit()
            }

            StyledText {
                visible: root.model.session.newPasswordNeeded
                width: parent.width
                text: qsTr("这个密码只能用一次，请换成自己的：至少 10 个字符，里面不要有账号")
                color: Style.notice
                font.pixelSize: Style.deskBodySize
            }

            LabelledField {
                id: chosen

                visible: root.model.session.newPasswordNeeded
                label: qsTr("新密码")
                isSecret: true
                onVisibleChanged: if (visible) focusField()
                onAccepted: again.focusField()
            }

            LabelledField {
                id: again

                visible: root.model.session.newPasswordNeeded
                label: qsTr("再输入一次新密码")
                isSecret: true
                onAccepted: root.submit()
            }

            Column {
                visible: !root.model.session.newPasswordNeeded && !root.model.session.codeNeeded
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
                text: root.model.session.newPasswordNeeded ? qsTr("更换密码并登录") : qsTr("登录")
                busy: root.model.busy
                enabled: root.isComplete
                onActivated: root.submit()
            }
        }
    }
}
