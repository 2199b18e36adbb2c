// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// Numbers that were given out on paper: which, and when they were written. Escape leaves
/// everything as it was.
FocusScope {
    id: root

    required property ReceptionViewModel reception
    signal done

    function submit() {
        if (enter.enabled) {
            root.reception.enterPaper(firstNumber.text, lastNumber.text, fromTime.text,
                                      untilTime.text);
            root.done();
        }
    }

    anchors.fill: parent
    onVisibleChanged: {
        if (visible) {
            firstNumber.clear();
            lastNumber.clear();
            fromTime.clear();
            untilTime.clear();
            firstNumber.forceActiveFocus();
        }
    }
    Keys.onEscapePressed: root.done()

    DialogFrame {
        title: qsTr("补录纸质号码")
        contentHeight: form.height
        onCancelled: root.done()

        Column {
            id: form

            readonly property real half: (width - 12) / 2

            width: parent.width
            spacing: 12

            StyledText {
                width: parent.width
                text: qsTr("停用期间写在纸上的号码，按写号的时间排队。中间的号码按先后均匀算时间；只有一个号码时，后两格不填")
                color: Style.inkSecondary
                font.pixelSize: Style.deskBodySize
            }

            Row {
                spacing: 12

                DeskField {
                    id: firstNumber

                    width: form.half
                    label: qsTr("第一个号码，如 A0501")
                    placeholderText: firstNumber.label
                    maximumLength: 8
                    onAccepted: fromTime.forceActiveFocus()
                }

                DeskField {
                    id: fromTime

                    width: form.half
                    label: qsTr("写号时间，如 9:30")
                    placeholderText: fromTime.label
                    maximumLength: 5
                    onAccepted: lastNumber.forceActiveFocus()
                }
            }

            Row {
                spacing: 12

                DeskField {
                    id: lastNumber

                    width: form.half
                    label: qsTr("最后一个号码")
                    placeholderText: lastNumber.label
                    maximumLength: 8
                    onAccepted: untilTime.forceActiveFocus()
                }

                DeskField {
                    id: untilTime

                    width: form.half
                    label: qsTr("它的写号时间")
                    placeholderText: untilTime.label
                    maximumLength: 5
                    onAccepted: root.submit()
                }
            }

            TouchButton {
                id: enter

                compact: true
                variant: TouchButton.Primary
                text: qsTr("补录")
                enabled: firstNumber.text.trim() !== "" && fromTime.text.trim() !== ""
                onActivated: root.submit()
            }
        }
    }
}
