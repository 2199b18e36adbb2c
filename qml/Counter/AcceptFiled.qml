// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// What came of it: the number, large enough to be read across the desk, and what stands on the
/// paper.
Item {
    id: root

    required property AcceptViewModel desk

    Card {
        id: outcome

        width: parent.width * 0.5
        height: parent.height
        radius: 16

        Column {
            anchors {
                left: parent.left
                right: parent.right
                verticalCenter: parent.verticalCenter
                margins: 24
            }
            spacing: 16

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.desk.filedTitle
                font.pixelSize: 28
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.desk.number
                color: Style.accent
                font.pixelSize: 40
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 16
                wrapMode: Text.NoWrap
            }

            QrCode {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: root.desk.link !== ""
                width: 200
                height: 200
                content: root.desk.link
            }

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.desk.slipText
                font.pixelSize: Style.deskBodySize
            }
        }
    }

    DeskLines {
        anchors {
            left: outcome.right
            right: parent.right
            top: parent.top
            bottom: parent.bottom
            leftMargin: 20
        }
        title: qsTr("纸上的内容")
        lines: root.desk.filed
    }
}
