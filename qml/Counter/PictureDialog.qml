// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Capture
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// The pages that were photographed, one at a time, as large as the window: arrows turn them,
/// Escape closes.
FocusScope {
    id: root

    required property CasePictures pictures
    signal done

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            root.pictures.show(0);
            root.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.done()
    Keys.onLeftPressed: root.pictures.showBefore()
    Keys.onRightPressed: root.pictures.showNext()

    MouseArea {
        anchors.fill: parent
    }

    Rectangle {
        anchors.fill: parent
        color: Style.background
        Accessible.role: Accessible.Dialog
        Accessible.name: root.pictures.name
    }

    StyledText {
        id: head

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 24
        }
        text: qsTr("%1（%2 / %3）").arg(root.pictures.name).arg(root.pictures.index + 1).arg(
            root.pictures.count)
        font.pixelSize: 22
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    PictureView {
        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            bottom: turns.top
            margins: 20
        }
        shown: root.pictures.shown
        Accessible.role: Accessible.Graphic
        Accessible.name: root.pictures.name
    }

    StyledText {
        anchors.centerIn: parent
        visible: root.pictures.note !== ""
        text: root.pictures.note
        color: Style.inkSecondary
        font.pixelSize: Style.deskBodySize
        Accessible.role: Accessible.AlertMessage
    }

    Row {
        id: turns

        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            margins: 20
        }
        spacing: 12

        TouchButton {
            compact: true
            text: qsTr("上一张")
            keyHint: "←"
            enabled: root.pictures.index > 0
            onActivated: root.pictures.showBefore()
        }

        TouchButton {
            compact: true
            text: qsTr("下一张")
            keyHint: "→"
            enabled: root.pictures.index + 1 < root.pictures.count
            onActivated: root.pictures.showNext()
        }

        TouchButton {
            compact: true
            text: qsTr("关闭")
            keyHint: "Esc"
            onActivated: root.done()
        }
    }
}
