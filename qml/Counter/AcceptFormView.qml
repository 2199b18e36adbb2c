// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// All of a form on one page, in two columns: Tab and Enter go on, what is wrong stands above and
/// with each field, and whatever has the keys is in sight.
FocusScope {
    id: root

    required property AcceptForm form
    property string title
    /// One of several answers is to be shown in full.
    signal pickWanted(string path, string title, var ids, var names)

    readonly property Item keysItem: root.Window.activeFocusItem

    function reveal(item: Item) {
        const top = item.mapToItem(column, 0, 0).y;
        flick.contentY = Math.max(0, Math.min(Math.max(flick.contentY,
                                                       top + item.height + 72 - flick.height),
                                              top - 48));
    }

    function toTop() {
        flick.contentY = 0;
    }

    /// Where they were, or to the first field.
    function takeKeys() {
        root.forceActiveFocus(Qt.TabFocusReason);
        if (root.keysItem === root) {
            head.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
        }
    }

    onKeysItemChanged: {
        if (root.activeFocus && root.keysItem !== null) {
            root.reveal(root.keysItem);
        }
    }

    Card {
        anchors.fill: parent
        radius: 16

        StyledText {
            id: head

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                margins: 24
                bottomMargin: 0
            }
            text: root.title
            font.pixelSize: 18
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        Flickable {
            id: flick

            anchors {
                left: parent.left
                right: parent.right
                top: head.bottom
                bottom: parent.bottom
                margins: 16
                topMargin: 8
            }
            contentHeight: column.height + 16
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.Form
            Accessible.name: root.title

            Column {
                id: column

                x: 8
                y: 8
                width: flick.width - 16
                spacing: 10

                Repeater {
                    model: root.form.problems

                    Touchable {
                        id: problem

                        required property string lineId
                        required property string title

                        width: column.width
                        implicitHeight: 40
                        radius: 10
                        label: problem.title
                        onActivated: root.form.goTo(problem.lineId)

                        Rectangle {
                            anchors.fill: parent
                            radius: problem.radius
                            color: problem.pressed ? Style.pressed : Style.badGround
                        }

                        Icon {
                            id: mark

                            anchors.left: parent.left
                            anchors.leftMargin: 10
                            anchors.verticalCenter: parent.verticalCenter
                            name: "error"
                            size: 20
                            color: Style.bad
                        }

                        StyledText {
                            anchors {
                                left: mark.right
                                right: parent.right
                                verticalCenter: parent.verticalCenter
                                leftMargin: 8
                                rightMargin: 10
                            }
                            text: problem.title
                            color: Style.bad
                            font.pixelSize: Style.deskCaptionSize
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: 12
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                    }
                }

                Flow {
                    id: flow

                    readonly property real columnWidth: (flow.width - flow.spacing) / 2

                    width: column.width
                    spacing: 16

                    Repeater {
                        model: root.form

                        AcceptField {
                            id: row

                            width: row.isWide ? flow.width : flow.columnWidth
                            form: root.form
                            onPickWanted: root.pickWanted(row.path, row.label, row.optionIds,
                                                          row.optionNames)
                        }
                    }
                }

                StyledText {
                    visible: root.form.count === 0
                    width: column.width
                    text: qsTr("这件事没有要填的内容：核对材料后就可以受理")
                    color: Style.inkSecondary
                    font.pixelSize: Style.deskBodySize
                }
            }
        }
    }
}
