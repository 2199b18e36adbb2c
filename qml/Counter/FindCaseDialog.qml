// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// A case by its number or the code on its receipt, typed or scanned by a scanner that types.
FocusScope {
    id: root

    signal found(string code)
    signal cancelled

    function submit() {
        if (code.text.trim() !== "") {
            root.found(code.text);
        }
    }

    anchors.fill: parent
    onVisibleChanged: {
        code.clear();
        if (visible) {
            code.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.cancelled()

    DialogFrame {
        title: qsTr("查找办件")
        contentHeight: form.height
        onCancelled: root.cancelled()

        Column {
            id: form

            width: parent.width
            spacing: 12

            StyledText {
                width: parent.width
                text: qsTr("输入办件编号或临时编号，或用扫码枪扫回执上的二维码；已经办结的也能找到")
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            Item {
                width: parent.width
                height: code.height

                DeskField {
                    id: code

                    width: parent.width - find.width - 12
                    label: qsTr("编号或二维码")
                    placeholderText: code.label
                    maximumLength: 300
                    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
                    onAccepted: root.submit()
                }

                TouchButton {
                    id: find

                    anchors.right: parent.right
                    compact: true
                    variant: TouchButton.Primary
                    text: qsTr("查找")
                    enabled: code.text.trim() !== ""
                    onActivated: root.submit()
                }
            }
        }
    }
}
