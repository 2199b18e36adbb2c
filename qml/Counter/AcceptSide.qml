// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Capture
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// The materials of a matter, and how each is there; below what the citizen promises, signs and
/// pays.
FocusScope {
    id: root

    required property AcceptViewModel desk
    signal pickWanted(string material, string title, var ids, var names)
    signal commitmentWanted
    signal signatureWanted
    signal padWanted

    /// There is something that takes the keys.
    readonly property bool isAsking: root.desk.materials.isAsking
        || root.desk.commitmentText !== "" || root.desk.wantsSignature
    readonly property Item keysItem: root.Window.activeFocusItem

    function reveal(item: Item) {
        const top = item.mapToItem(column, 0, 0).y;
        flick.contentY = Math.max(0, Math.min(Math.max(flick.contentY,
                                                       top + item.height + 48 - flick.height),
                                              top - 72));
    }

    /// Where they were, or to the first material.
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
                right: summary.left
                top: parent.top
                margins: 24
                bottomMargin: 0
                rightMargin: 12
            }
            text: qsTr("材料")
            font.pixelSize: 18
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        StyledText {
            id: summary

            anchors.right: parent.right
            anchors.rightMargin: 24
            anchors.verticalCenter: head.verticalCenter
            text: root.desk.materials.summary
            color: Style.inkSecondary
            font.pixelSize: Style.deskCaptionSize
            wrapMode: Text.NoWrap
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

            Column {
                id: column

                x: 8
                y: 8
                width: flick.width - 16
                spacing: 14

                Repeater {
                    model: root.desk.materials

                    Column {
                        id: material

                        required property string ref
                        required property string name
                        required property string note
                        required property string how
                        required property string howText
                        required property bool isKnown
                        required property bool isNeeded
                        required property int pages
                        required property list<string> optionIds
                        required property list<string> optionNames

                        width: column.width
                        spacing: 4

                        StyledText {
                            width: parent.width
                            text: material.isNeeded || material.isKnown
                                ? material.name
                                : qsTr("%1（可以不交）").arg(material.name)
                            font.pixelSize: Style.deskBodySize
                            font.weight: Font.Bold
                        }

                        StyledText {
                            visible: text !== ""
                            width: parent.width
                            text: material.note
                            color: Style.inkSecondary
                            font.pixelSize: 13
                        }

                        Row {
                            visible: material.isKnown
                            spacing: 8

                            Icon {
                                name: "check_circle"
                                size: 20
                                color: Style.good
                            }

                            StyledText {
                                text: material.howText
                                color: Style.good
                                font.pixelSize: Style.deskCaptionSize
                                wrapMode: Text.NoWrap
                            }
                        }

                        Row {
                            visible: !material.isKnown
                            spacing: 8

                            DeskPick {
                                width: material.width - (scan.visible ? scan.width + 8 : 0)
                                label: material.name
                                ids: material.optionIds
                                names: material.optionNames
                                current: material.how
                                emptyText: qsTr("还没有核对")
                                stepIds: Array.from(material.optionIds)
                                    .filter(id => id !== "scanned")
                                onChosen: id => root.desk.materials.choose(material.ref, id)
                                onActivated: root.pickWanted(material.ref, material.name,
                                                             material.optionIds,
                                                             material.optionNames)
                            }

                            TouchButton {
                                id: scan

                                visible: root.desk.canScan
                                compact: true
                                iconName: "photo_camera"
                                text: material.pages === 0 ? qsTr("拍摄")
                                                           : qsTr("%n 页", "", material.pages)
                                label: qsTr("拍摄：%1").arg(material.name)
                                onActivated: root.desk.addPages(material.ref)
                            }
                        }
                    }
                }

                Column {
                    visible: root.desk.commitmentText !== ""
                    width: column.width
                    spacing: 4

                    StyledText {
                        width: parent.width
                        text: qsTr("告知承诺")
                        font.pixelSize: Style.deskBodySize
                        font.weight: Font.Bold
                    }

                    TouchButton {
                        width: parent.width
                        compact: true
                        checkable: true
                        checked: root.desk.hasCommitted
                        iconName: root.desk.hasCommitted ? "check_box" : "check_box_outline_blank"
                        text: root.desk.hasCommitted ? qsTr("申请人已承诺") : qsTr("申请人不承诺")
                        keyHint: "F4"
                        onActivated: root.commitmentWanted()
                    }
                }

                Column {
                    visible: root.desk.wantsSignature
                    width: column.width
                    spacing: 4

                    StyledText {
                        width: parent.width
                        text: qsTr("申请人签字")
                        font.pixelSize: Style.deskBodySize
                        font.weight: Font.Bold
                    }

                    Row {
                        spacing: 8

                        DeskPick {
                            width: column.width - pad.width - 8
                            label: qsTr("申请人签字")
                            ids: root.desk.signedIds
                            names: root.desk.signedNames
                            current: root.desk.signedHow
                            emptyText: qsTr("还没有签字")
                            // A pad opens by Enter alone, and no arrow throws away what was signed.
                            stepIds: root.desk.signedHow === "hand"
                                ? []
                                : Array.from(root.desk.signedIds).filter(id => id !== "hand")
                            onChosen: how => root.desk.setSigned(how)
                            onActivated: root.signatureWanted()
                        }

                        TouchButton {
                            id: pad

                            compact: true
                            iconName: "edit"
                            text: qsTr("签字板")
                            label: qsTr("打开签字板")
                            onActivated: root.padWanted()
                        }
                    }

                    Item {
                        visible: root.desk.signedHow === "hand"
                        width: parent.width
                        height: 96

                        Rectangle {
                            anchors.fill: parent
                            anchors.topMargin: 10
                            radius: 10
                            color: Style.paper
                            border.width: Style.lineWidth
                            border.color: Style.controlLine
                        }

                        SignaturePad {
                            anchors.fill: parent
                            anchors.margins: 6
                            anchors.topMargin: 16
                            enabled: false
                            ink: root.desk.ink
                            inkColor: Style.paperInk
                            penWidth: 2
                            fillColor: Style.paper
                            Accessible.role: Accessible.Graphic
                            Accessible.name: qsTr("申请人的签字")
                        }
                    }
                }

                StyledText {
                    visible: text !== ""
                    width: column.width
                    text: root.desk.feeText
                    color: Style.notice
                    font.pixelSize: Style.deskBodySize
                    font.weight: Font.Bold
                }
            }
        }
    }
}
