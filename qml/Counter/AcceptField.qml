// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// One place of a form on a desk: a title, or a question with its answer, where that is from, and
/// what is wrong with it.
FocusScope {
    id: root

    required property AcceptForm form
    required property int kind
    required property string path
    required property string label
    required property string help
    required property string value
    required property string source
    required property string complaint
    required property string unit
    required property list<string> optionIds
    required property list<string> optionNames
    required property int limit
    required property int entry
    required property bool isRequired
    required property bool canAdd
    required property bool canRemove
    signal pickWanted

    readonly property bool isTitle: root.kind === AcceptForm.Section
        || root.kind === AcceptForm.Group || root.kind === AcceptForm.Entry
    readonly property bool isWide: root.isTitle
    readonly property string fullLabel: root.isRequired || root.kind === AcceptForm.Fixed
        ? root.label
        : qsTr("%1（选填）").arg(root.label)
    readonly property string remark: {
        if (root.complaint !== "") {
            return root.complaint;
        }
        return root.source === "" ? root.help : root.source;
    }

    // Of an Item, but qmllint 6.4 falls over that in a file of so many components.
    function onward(item: var) {
        item.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }

    implicitHeight: content.height

    Connections {
        target: root.form

        function onFocusWanted(path: string) {
            if (path === root.path && root.kind !== AcceptForm.Entry) {
                (content.item as Item).forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }

    Loader {
        id: content

        width: root.width
        sourceComponent: {
            switch (root.kind) {
            case AcceptForm.Section:
                return title;
            case AcceptForm.Group:
            case AcceptForm.Entry:
                return repeated;
            case AcceptForm.Pick:
                return pick;
            case AcceptForm.Region:
                return region;
            case AcceptForm.Fixed:
                return fixed;
            default:
                return line;
            }
        }
    }

    component Label: StyledText {
        font.pixelSize: Style.deskCaptionSize
        Accessible.ignored: true
    }

    component Remark: StyledText {
        id: remark

        property bool isBad: false

        visible: remark.text !== ""
        color: remark.isBad ? Style.bad : Style.inkSecondary
        font.pixelSize: 13
        font.weight: remark.isBad ? Font.Bold : Font.Normal
    }

    // The Loader of Qt 6.4 makes no bound components, and without them these names are unqualified.
    // qmllint disable unqualified
    Component {
        id: title

        Column {
            topPadding: 10

            StyledText {
                width: root.width
                text: root.label
                font.pixelSize: Style.deskBodySize
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }

            Remark {
                width: root.width
                text: root.remark
                isBad: root.complaint !== ""
            }
        }
    }

    Component {
        id: repeated

        FocusScope {
            implicitHeight: 48

            StyledText {
                anchors.left: parent.left
                anchors.right: button.left
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                text: root.complaint === "" ? root.label : root.label + " · " + root.complaint
                color: root.complaint === "" ? Style.ink : Style.bad
                font.pixelSize: Style.deskBodySize
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                wrapMode: Text.NoWrap
                Accessible.role: Accessible.Heading
            }

            TouchButton {
                id: button

                readonly property bool isEntry: root.kind === AcceptForm.Entry

                anchors.right: parent.right
                focus: true
                visible: button.isEntry ? root.canRemove : root.canAdd
                compact: true
                iconName: button.isEntry ? "delete" : "add"
                text: button.isEntry ? qsTr("删去") : qsTr("添加")
                label: button.isEntry ? qsTr("删去：%1").arg(root.label)
                                      : qsTr("添加：%1").arg(root.label)
                onActivated: {
                    if (button.isEntry) {
                        root.form.removeEntry(root.path, root.entry);
                    } else {
                        root.form.addEntry(root.path);
                    }
                }
            }
        }
    }

    Component {
        id: line

        FocusScope {
            implicitHeight: words.height

            Column {
                id: words

                width: root.width
                spacing: 4

                Label {
                    width: root.width
                    text: root.fullLabel
                }

                DeskField {
                    id: field

                    readonly property string known: root.value

                    focus: true
                    width: root.width
                    label: root.fullLabel
                    maximumLength: root.limit
                    inputMethodHints: Qt.ImhNoPredictiveText
                    Accessible.description: root.remark
                    Component.onCompleted: field.text = field.known
                    onKnownChanged: {
                        if (!field.activeFocus) {
                            field.text = field.known;
                        }
                    }
                    onTextChanged: {
                        if (field.activeFocus && field.text !== field.known) {
                            root.form.setText(root.path, field.text);
                        }
                    }
                    onActiveFocusChanged: {
                        if (!field.activeFocus) {
                            root.form.leave(root.path);
                            field.text = field.known;
                        }
                    }
                    onAccepted: root.onward(field)

                    StyledText {
                        anchors.right: parent.right
                        anchors.rightMargin: 14
                        anchors.verticalCenter: parent.verticalCenter
                        visible: root.unit !== ""
                        text: root.unit
                        color: Style.inkSecondary
                        font.pixelSize: Style.deskCaptionSize
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }

                Remark {
                width: root.width
                text: root.remark
                isBad: root.complaint !== ""
            }
            }
        }
    }

    Component {
        id: pick

        FocusScope {
            implicitHeight: words.height

            Column {
                id: words

                width: root.width
                spacing: 4

                Label {
                    width: root.width
                    text: root.fullLabel
                }

                DeskPick {
                    focus: true
                    width: root.width
                    label: root.fullLabel
                    ids: root.optionIds
                    names: root.optionNames
                    current: root.value
                    emptyText: qsTr("请选择")
                    isBad: root.complaint !== ""
                    onChosen: id => root.form.setText(root.path, id)
                    onActivated: root.pickWanted()
                }

                Remark {
                width: root.width
                text: root.remark
                isBad: root.complaint !== ""
            }
            }
        }
    }

    Component {
        id: region

        FocusScope {
            implicitHeight: words.height

            Column {
                id: words

                width: root.width
                spacing: 4

                Label {
                    width: root.width
                    text: root.fullLabel
                }

                Row {
                    spacing: 8

                    DeskPick {
                        id: province

                        focus: true
                        width: (root.width - 8) * 0.62
                        label: root.fullLabel
                        ids: root.optionIds
                        names: root.optionNames
                        current: root.value.slice(0, 2)
                        emptyText: qsTr("请选省份")
                        isBad: root.complaint !== ""
                        onChosen: id => root.form.setProvince(root.path, id)
                        onActivated: root.pickWanted()
                    }

                    DeskField {
                        id: tail

                        readonly property string known: root.value.slice(2) === "0000"
                            ? "" : root.value.slice(2)

                        width: root.width - 8 - province.width
                        enabled: root.value !== ""
                        label: qsTr("%1，后四位").arg(root.label)
                        placeholderText: qsTr("后四位")
                        maximumLength: 4
                        inputMethodHints: Qt.ImhDigitsOnly
                        Component.onCompleted: tail.text = tail.known
                        onKnownChanged: {
                            if (!tail.activeFocus) {
                                tail.text = tail.known;
                            }
                        }
                        onTextChanged: {
                            if (tail.activeFocus && tail.text !== tail.known) {
                                root.form.setRegionTail(root.path, tail.text);
                            }
                        }
                        onActiveFocusChanged: {
                            if (!tail.activeFocus) {
                                root.form.leave(root.path);
                                tail.text = tail.known;
                            }
                        }
                        onAccepted: root.onward(tail)
                    }
                }

                Remark {
                width: root.width
                text: root.remark
                isBad: root.complaint !== ""
            }
            }
        }
    }

    Component {
        id: fixed

        Column {
            spacing: 4

            Label {
                width: root.width
                text: root.fullLabel
            }

            StyledText {
                width: root.width
                topPadding: 8
                bottomPadding: 8
                text: root.value
                font.pixelSize: Style.deskBodySize
                font.weight: Font.Bold
                Accessible.name: root.label + " " + root.value
            }

            Remark {
                width: root.width
                text: root.remark
                isBad: root.complaint !== ""
            }
        }
    }
    // qmllint enable unqualified
}
