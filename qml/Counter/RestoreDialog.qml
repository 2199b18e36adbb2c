// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Puts a ticket that was missed or set aside back in its place: by its number, by its QR code (a
/// scanner that types), or from the list of this window. Escape leaves everything as it was.
FocusScope {
    id: root

    required property CounterViewModel model
    signal done

    /// With nothing typed, the first of the list.
    function submit() {
        if (code.text === "") {
            root.model.restoreFirst();
        } else {
            root.model.restoreByCode(code.text);
        }
        root.done();
    }

    anchors.fill: parent
    onVisibleChanged: {
        code.clear();
        if (visible) {
            code.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.done()

    DialogFrame {
        id: frame

        title: qsTr("找回号票")
        contentHeight: form.height + 16 + list.wanted
        onCancelled: root.done()

        Column {
            id: form

            width: parent.width
            spacing: 10

            StyledText {
                width: parent.width
                text: qsTr("输入号码，或用扫码枪扫小票上的二维码。未取的号排在原处，过号的往后排；在等候的号，显示为什么还没叫到；两个号码（空一格），显示谁在前和原因")
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            Item {
                width: parent.width
                height: code.height

                DeskField {
                    id: code

                    width: parent.width - find.width - 12
                    label: qsTr("号码或二维码")
                    placeholderText: code.label
                    maximumLength: 300
                    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
                    onAccepted: root.submit()
                    Keys.onDownPressed: {
                        list.currentIndex = 0;
                        list.forceActiveFocus();
                    }
                }

                TouchButton {
                    id: find

                    anchors.right: parent.right
                    compact: true
                    variant: TouchButton.Primary
                    text: qsTr("找回")
                    enabled: code.text !== "" || list.count > 0
                    onActivated: root.submit()
                }
            }

            StyledText {
                width: parent.width
                text: {
                    if (list.count === 0) {
                        return qsTr("本窗口现在没有过号或未取的号票");
                    }
                    return qsTr("不输入直接按回车，找回第一张；按 ↓ 选择其他");
                }
                color: Style.inkSecondary
                font.pixelSize: Style.deskCaptionSize
            }
        }

        ListView {
            id: list

            readonly property real wanted: list.count * 56

            anchors {
                left: parent.left
                right: parent.right
                top: form.bottom
                topMargin: 16
                bottom: parent.bottom
            }
            clip: true
            spacing: 8
            keyNavigationEnabled: true
            Keys.priority: Keys.AfterItem
            Keys.onUpPressed: code.forceActiveFocus()
            model: root.model.setAside
            Accessible.role: Accessible.List
            Accessible.name: qsTr("过号和未取的号票")

            delegate: TouchButton {
                id: line

                required property int index
                required property string ticketId
                required property string number
                required property string matter
                required property string tag

                focus: ListView.isCurrentItem
                width: ListView.view.width
                compact: true
                text: line.number + " · " + line.matter + " · " + line.tag
                onActivated: {
                    root.model.restore(line.ticketId);
                    root.done();
                }
            }
        }
    }
}
