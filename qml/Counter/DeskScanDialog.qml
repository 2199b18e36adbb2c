// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Capture
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Pages laid under the window's document camera, as large as the window: Space takes one, arrows
/// go through those that are there, Delete takes one out, Enter hands them over. Open while `scan`
/// is.
FocusScope {
    id: root

    required property DeskScan scan
    signal done

    /// The page that is deleted: the one that is looked at, or the last.
    readonly property int page: root.scan.current >= 0
        ? root.scan.current
        : root.scan.pages.count - 1

    anchors.fill: parent
    visible: root.scan.isOpen
    onVisibleChanged: visible ? root.forceActiveFocus() : root.done()
    Keys.onEscapePressed: root.scan.close()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Space && !event.isAutoRepeat) {
            root.scan.take();
        } else if (event.key === Qt.Key_Delete) {
            root.scan.remove(root.page);
        } else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            && !event.isAutoRepeat) {
            root.scan.finish();
        } else if (event.key === Qt.Key_Up && event.modifiers & Qt.ShiftModifier) {
            root.scan.move(root.scan.current, -1);
        } else if (event.key === Qt.Key_Down && event.modifiers & Qt.ShiftModifier) {
            root.scan.move(root.scan.current, 1);
        } else if (event.key === Qt.Key_Up) {
            root.scan.show(root.scan.current < 0 ? root.page : root.scan.current - 1);
        } else if (event.key === Qt.Key_Down) {
            root.scan.show(root.scan.current + 1);
        } else {
            return;
        }
        event.accepted = true;
    }

    MouseArea {
        anchors.fill: parent
    }

    Rectangle {
        anchors.fill: parent
        color: Style.background
        Accessible.role: Accessible.Dialog
        Accessible.name: head.text
    }

    StyledText {
        id: head

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 24
        }
        text: qsTr("拍摄材料：%1").arg(root.scan.title)
        font.pixelSize: 22
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    Card {
        id: stage

        anchors {
            left: parent.left
            right: side.left
            top: head.bottom
            bottom: buttons.top
            margins: 20
            leftMargin: 24
        }
        radius: 16
        color: root.scan.isLost ? Style.badGround : Style.surface

        PictureView {
            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                bottom: words.top
                margins: 16
            }
            shown: root.scan.shown
            Accessible.role: Accessible.Graphic
            Accessible.name: root.scan.text
        }

        Icon {
            anchors.centerIn: parent
            visible: !root.scan.shown.isThere
            size: 96
            name: root.scan.isLost ? "no_photography" : "photo_camera"
            color: root.scan.isLost ? Style.bad : Style.inkSecondary
        }

        Column {
            id: words

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
                margins: 16
            }
            spacing: 4

            StyledText {
                width: parent.width
                visible: text !== ""
                horizontalAlignment: Text.AlignHCenter
                text: root.scan.complaint
                color: Style.bad
                font.pixelSize: Style.deskBodySize
                font.weight: Font.Bold
                Accessible.role: Accessible.AlertMessage
            }

            StyledText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.scan.text
                color: root.scan.isLost ? Style.bad : Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }
        }
    }

    Card {
        id: side

        anchors {
            right: parent.right
            top: head.bottom
            bottom: buttons.top
            margins: 20
            rightMargin: 24
        }
        width: 280
        radius: 16

        StyledText {
            id: count

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                margins: 20
            }
            text: qsTr("已拍 %n 页", "", root.scan.pages.count)
            font.pixelSize: 18
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        ListView {
            id: list

            anchors {
                left: parent.left
                right: parent.right
                top: count.bottom
                bottom: parent.bottom
                margins: 12
            }
            clip: true
            cacheBuffer: 0
            spacing: 8
            model: root.scan.pages
            currentIndex: root.scan.current
            Accessible.role: Accessible.List
            Accessible.name: count.text

            delegate: Touchable {
                id: line

                required property int index
                required property string title
                required property string trailing
                required property bool isBad

                readonly property bool isShown: line.index === root.scan.current

                width: ListView.view.width
                implicitHeight: 48
                activeFocusOnTab: false
                radius: 10
                label: line.trailing === "" ? line.title : line.title + " " + line.trailing
                Accessible.role: Accessible.ListItem
                onActivated: root.scan.show(line.index)

                Rectangle {
                    anchors.fill: parent
                    radius: line.radius
                    color: line.isShown ? Style.accentSoft : "transparent"
                    border.width: line.isShown ? Style.lineWidth : 0
                    border.color: Style.accent
                }

                StyledText {
                    anchors.left: parent.left
                    anchors.leftMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.title
                    font.pixelSize: Style.deskBodySize
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }

                StyledText {
                    anchors.right: parent.right
                    anchors.rightMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.trailing
                    color: line.isBad ? Style.bad : Style.inkSecondary
                    font.pixelSize: Style.deskCaptionSize
                    font.weight: line.isBad ? Font.Bold : Font.Normal
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }

    Row {
        id: buttons

        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            margins: 20
        }
        spacing: 12

        TouchButton {
            compact: true
            text: root.scan.current >= 0
                ? qsTr("回到镜头")
                : (root.scan.isLost ? qsTr("再试一次") : qsTr("拍照"))
            iconName: "photo_camera"
            keyHint: qsTr("空格")
            enabled: root.scan.canTake || root.scan.isLost || root.scan.current >= 0
            onActivated: root.scan.take()
        }

        TouchButton {
            compact: true
            text: qsTr("前移")
            keyHint: "Shift+↑"
            enabled: root.scan.current > 0
            onActivated: root.scan.move(root.scan.current, -1)
        }

        TouchButton {
            compact: true
            text: qsTr("后移")
            keyHint: "Shift+↓"
            enabled: root.scan.current >= 0 && root.scan.current + 1 < root.scan.pages.count
            onActivated: root.scan.move(root.scan.current, 1)
        }

        TouchButton {
            compact: true
            text: qsTr("删除")
            keyHint: "Delete"
            enabled: root.page >= 0
            onActivated: root.scan.remove(root.page)
        }

        TouchButton {
            compact: true
            variant: TouchButton.Primary
            text: qsTr("完成")
            keyHint: qsTr("回车")
            enabled: root.scan.canFinish
            onActivated: root.scan.finish()
        }

        TouchButton {
            compact: true
            text: qsTr("放弃")
            keyHint: "Esc"
            onActivated: root.scan.close()
        }
    }
}
