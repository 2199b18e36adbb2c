// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Capture
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// The citizen signs, by pen, finger or mouse; the clerk takes it, or has it written anew. Escape
/// leaves what is written for the next time, and takes nothing.
FocusScope {
    id: root

    required property AcceptViewModel desk
    signal done

    function submit() {
        if (root.desk.takeSignature()) {
            root.done();
        }
    }

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            root.desk.openPad();
            take.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.done()
    Keys.onDeletePressed: root.desk.clearSignature()

    DialogFrame {
        title: qsTr("请申请人签字")
        boxWidth: 880
        contentHeight: 420
        onCancelled: root.done()

        StyledText {
            id: meaning

            width: parent.width
            text: root.desk.padNotice === "" ? qsTr("签字表示填写的内容属实")
                                             : root.desk.padNotice
            color: root.desk.padNotice === "" ? Style.inkSecondary : Style.bad
            font.pixelSize: Style.deskBodySize
            font.weight: root.desk.padNotice === "" ? Font.Normal : Font.Bold
            Accessible.role: root.desk.padNotice === "" ? Accessible.StaticText
                                                        : Accessible.AlertMessage
        }

        Rectangle {
            id: sheet

            anchors {
                left: parent.left
                right: parent.right
                top: meaning.bottom
                bottom: buttons.top
                topMargin: 12
                bottomMargin: 16
            }
            radius: 12
            color: Style.paper
            border.width: Style.lineWidth
            border.color: Style.controlLine

            SignaturePad {
                anchors.fill: parent
                anchors.margins: 8
                ink: root.desk.ink
                inkColor: Style.paperInk
                penWidth: 4
                fillColor: Style.paper
                Accessible.role: Accessible.Canvas
                Accessible.name: qsTr("申请人签字")
            }

            Rectangle {
                x: 32
                y: Math.floor(parent.height * 0.78)
                width: parent.width - 2 * x
                height: Style.lineWidth
                color: Style.paperLine
            }

            StyledText {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: 24
                y: Math.floor(parent.height * 0.78) - height - 8
                visible: root.desk.ink.isEmpty
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("请在线上签名")
                color: Style.paperInk
                font.pixelSize: Style.deskBodySize
            }
        }

        Row {
            id: buttons

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
            }
            spacing: 12

            TouchButton {
                id: take

                width: (parent.width - parent.spacing) / 2
                compact: true
                variant: TouchButton.Primary
                text: qsTr("用这个签字")
                onActivated: root.submit()
            }

            TouchButton {
                width: (parent.width - parent.spacing) / 2
                compact: true
                enabled: !root.desk.ink.isEmpty
                text: qsTr("清除重写")
                keyHint: "Del"
                onActivated: {
                    root.desk.clearSignature();
                    take.forceActiveFocus();
                }
            }
        }
    }
}
