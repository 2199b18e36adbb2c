// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// Find a matter by its name. Results stand above the keyboard, on a wide screen beside it; where
/// there is no room for both, one at a time.
KioskPage {
    id: root

    required property SearchViewModel model

    readonly property bool isOneAtATime: Style.lowOperation || (Style.elder && root.isLandscape)
    /// How much there is, is said in the field: a line less above it.
    readonly property bool saysInField: root.isLandscape && !Style.elder && !Style.lowOperation
    property bool isReading: false
    readonly property bool showsKeyboard: !root.isOneAtATime || !root.isReading
    readonly property bool showsResults: !root.isOneAtATime || root.isReading
    readonly property real fieldPart: field.height + Style.space(2)

    title: qsTr("请输入要办的事项")
    // In large type there is no room for both the lead and a notice.
    lead: root.saysInField || (Style.elder && root.notice !== "") ? "" : root.model.lead
    choiceShare: Style.elder ? 0.695 : 0.55
    primaryText: {
        if (!root.isOneAtATime) {
            return "";
        }
        return root.isReading ? qsTr("修改文字") : qsTr("查看结果");
    }
    primaryIcon: root.isReading ? "keyboard" : "list"
    isPrimaryEnabled: root.isReading || root.model.results.total > 0
    onPrimaryActivated: root.isReading = !root.isReading

    // A keyboard at the terminal types as well.
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            root.model.deleteLast();
            event.accepted = true;
        } else if (event.key === Qt.Key_Delete) {
            root.model.clear();
            event.accepted = true;
        } else if (event.text.length === 1 && event.text >= " ") {
            root.isReading = false;
            root.model.type(event.text);
            event.accepted = true;
        }
    }

    info: [
        SearchField {
            id: field

            width: parent.width
            text: root.model.text
            letters: root.model.letters
            note: root.saysInField && root.model.hasTyped ? root.model.lead : ""
            hint: Style.elder ? qsTr("名称、拼音或首字母") : qsTr("事项名称、拼音或首字母")
        },
        Item {
            id: leftRoom

            readonly property bool isUsed: root.isBeside && !root.isOneAtATime

            visible: leftRoom.isUsed
            width: parent.width
            height: leftRoom.isUsed ? Math.max(0, root.bodyHeight - root.fieldPart) : 0
        }
    ]

    Item {
        id: area

        /// Above it stand the results: no more than its rows need.
        readonly property real keyHeight: root.isBeside || root.isOneAtATime
            ? area.height
            : Math.min(area.height, 5 * (Style.target + Style.gap) - Style.gap)

        anchors.fill: parent

        Item {
            id: upperRoom

            width: parent.width
            height: root.isOneAtATime
                ? parent.height
                : Math.max(0, parent.height - area.keyHeight - Style.space(2))
        }

        OnScreenKeyboard {
            id: keyboard

            visible: root.showsKeyboard
            width: parent.width
            height: area.keyHeight
            y: root.isBeside ? 0 : parent.height - height
            candidates: root.model.candidates
            isChinese: root.model.isChinese
            canTypeChinese: root.model.canTypeChinese
            hasTyped: root.model.hasTyped
            onTyped: sign => root.model.type(sign)
            onDeleted: root.model.deleteLast()
            onCleared: root.model.clear()
            onCandidateChosen: index => root.model.chooseCandidate(index)
            onLanguageChanged: root.model.toggleChinese()
        }
    }

    Item {
        id: resultRoom

        parent: leftRoom.isUsed ? leftRoom : upperRoom
        visible: root.showsResults
        anchors.fill: parent

        ChoiceGrid {
            visible: root.model.results.total > 0
            anchors.fill: parent
            look: ChoiceGrid.Lines
            mostColumns: root.isOneAtATime && root.isLandscape ? 2 : 1
            choices: root.model.results
            onChosen: key => root.model.chooseMatter(key)
        }

        StyledText {
            visible: text !== ""
            width: parent.width
            y: Style.space(1)
            text: root.model.emptyText
            color: Style.inkSecondary
        }
    }
}
