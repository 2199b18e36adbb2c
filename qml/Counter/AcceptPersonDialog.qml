// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Who has no card with them that the reader reads: as their document says, which the clerk has
/// looked at.
FocusScope {
    id: root

    required property AcceptViewModel desk
    signal done

    function submit() {
        if (root.desk.setTyped(name.text, number.text)) {
            root.done();
        }
    }

    anchors.fill: parent
    onVisibleChanged: {
        name.clear();
        number.clear();
        if (visible) {
            name.focusField();
        }
    }
    Keys.onEscapePressed: root.done()

    DialogFrame {
        title: qsTr("照证件录入申请人")
        contentHeight: form.height
        onCancelled: root.done()

        Column {
            id: form

            width: parent.width
            spacing: 12

            StyledText {
                width: parent.width
                text: qsTr("请核对证件原件和本人。会记录是您核对的；没有读卡，不查询部门数据，要收纸质材料")
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            LabelledField {
                id: name

                label: qsTr("姓名")
                limit: 50
                onAccepted: number.focusField()
            }

            LabelledField {
                id: number

                label: qsTr("证件号码")
                limit: 24
                hints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
                onAccepted: root.submit()
            }

            StyledText {
                visible: text !== ""
                width: parent.width
                text: root.desk.notice
                color: Style.bad
                font.pixelSize: Style.deskCaptionSize
                Accessible.role: Accessible.AlertMessage
            }

            TouchButton {
                width: parent.width
                compact: true
                variant: TouchButton.Primary
                text: qsTr("已核对，录入")
                onActivated: root.submit()
            }
        }
    }
}
