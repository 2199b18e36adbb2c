// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// The number on a document that a clerk has looked at, where no card can be read.
FocusScope {
    id: root

    signal typed(string text)
    signal cancelled

    function submit() {
        if (number.text.trim() !== "") {
            root.typed(number.text);
        }
    }

    anchors.fill: parent
    onVisibleChanged: {
        number.clear();
        if (visible) {
            number.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.cancelled()

    DialogFrame {
        title: qsTr("领取人的身份证号码")
        contentHeight: form.height
        onCancelled: root.cancelled()

        Column {
            id: form

            width: parent.width
            spacing: 12

            StyledText {
                width: parent.width
                text: qsTr("请看证件原件，人证一致后输入上面的 18 位号码")
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            Item {
                width: parent.width
                height: number.height

                DeskField {
                    id: number

                    width: parent.width - done.width - 12
                    label: qsTr("身份证号码")
                    placeholderText: number.label
                    maximumLength: 18
                    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
                    onAccepted: root.submit()
                }

                TouchButton {
                    id: done

                    anchors.right: parent.right
                    compact: true
                    variant: TouchButton.Primary
                    text: qsTr("核对")
                    enabled: number.text.trim() !== ""
                    onActivated: root.submit()
                }
            }
        }
    }
}
