// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Before rules are saved: what changes, and what another order of calling would do. Enter saves,
/// Escape leaves everything as it was.
FocusScope {
    id: root

    required property RulesViewModel rules
    signal confirmed
    signal cancelled

    function open() {
        root.visible = true;
        if (root.rules.orderEdited && root.rules.effect.groups.length === 0) {
            root.rules.play();
        }
    }

    anchors.fill: parent
    visible: false
    onVisibleChanged: if (visible) confirm.forceActiveFocus()
    Keys.onEscapePressed: root.cancelled()

    DialogFrame {
        title: qsTr("保存规则？")
        contentHeight: lines.contentLength + 20 + confirm.height
        onCancelled: root.cancelled()

        DeskScroll {
            id: lines

            readonly property real contentLength: inner.height

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                bottom: confirm.top
                bottomMargin: 20
            }
            label: qsTr("保存规则？")

            Column {
                id: inner

                width: lines.width
                spacing: 8

                Repeater {
                    model: root.rules.changes

                    StyledText {
                        required property string modelData

                        width: inner.width
                        text: modelData
                        font.pixelSize: Style.deskBodySize
                    }
                }

                RuleEffectTable {
                    visible: root.rules.orderEdited
                    width: inner.width
                    effect: root.rules.effect
                }

                StyledText {
                    width: inner.width
                    text: qsTr("从下一次叫号、取号起生效；已经取了的号按取号时的规则排。会记下您的账号和时间")
                    color: Style.inkSecondary
                    font.pixelSize: Style.deskCaptionSize
                }
            }
        }

        TouchButton {
            id: confirm

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
            }
            compact: true
            variant: TouchButton.Primary
            text: qsTr("保存")
            keyHint: "Enter"
            onActivated: root.confirmed()
        }
    }
}
