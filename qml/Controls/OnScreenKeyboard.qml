// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import OneWindow.Style

/// Letters, digits and the Chinese words that the letters may stand for. It only says what was
/// pressed. With width enough the letters lie as on a typewriter, otherwise in the order of the
/// alphabet; where even that is too many, on two pages.
Item {
    id: root

    /// What the letters in hand may stand for; pressed, they come back by their place.
    property list<string> candidates
    /// What is typed stands for itself: a number. No row for words.
    property bool isPlain: false
    /// Letters are pinyin.
    property bool isChinese: false
    property bool canTypeChinese: true
    property bool hasTyped: false
    /// Beside the digits there are marks, for sentences and addresses.
    property bool hasMarks: false

    enum Face {
        Letters,
        MoreLetters,
        Digits
    }

    property int face: OnScreenKeyboard.Letters

    /// How many keys of the least size there is room for.
    readonly property int columns: Math.max(1, Math.min(16,
        Math.floor((root.width + Style.gap) / (Style.target + Style.gap))))
    readonly property int rowRoom: Math.max(1,
        Math.floor((root.height + Style.gap) / (Style.target + Style.gap)))
    /// As on a typewriter: ten in a row, four rows and the candidates.
    readonly property bool isWide: root.columns >= 10 && root.rowRoom >= 5
    readonly property int keyCount: 31
    readonly property bool isSplit: !root.isWide && root.columns * root.rowRoom < root.keyCount
    readonly property list<string> rows: {
        if (root.isWide) {
            if (root.face === OnScreenKeyboard.Digits) {
                return root.hasMarks ? root.wideMarks : root.wideDigits;
            }
            return root.wideLetters;
        }
        if (root.face === OnScreenKeyboard.Digits) {
            return root.inRows(root.hasMarks ? root.digitsAndMarks : root.digits);
        }
        if (!root.isSplit) {
            return root.inRows(root.alphabet);
        }
        return root.inRows(root.face === OnScreenKeyboard.Letters
            ? root.firstHalf
            : root.secondHalf);
    }
    readonly property bool showsCandidates: !root.isPlain && root.rowRoom > root.rows.length
    readonly property int lineCount: root.rows.length + (root.showsCandidates ? 1 : 0)
    readonly property real lineHeight: Math.max(Style.target, Math.min(Style.target * 1.35,
        Math.floor((root.height - (root.lineCount - 1) * Style.gap) / root.lineCount)))
    /// What the keys take of the height, from below.
    readonly property real usedHeight: root.lineCount * (root.lineHeight + Style.gap) - Style.gap

    // Keys by name: a letter or digit types itself; "." is room, "<" deletes, "C" clears, "S" is
    // the space, "D" is a full stop, "L" changes between Chinese and English, "N" turns to the next
    // face.
    readonly property list<string> wideLetters: [
        "q w e r t y u i o p", ". a s d f g h j k l .", "z x c v b n m <", "N L S C"
    ]
    readonly property list<string> wideDigits: [
        "1 2 3 4 5", "6 7 8 9 0", "N L S < C"
    ]
    readonly property list<string> wideMarks: [
        "1 2 3 4 5 6 7 8 9 0", root.marks + " < C", "N L S"
    ]
    readonly property string marks: root.isChinese ? "， 。 、 ？ ！ - # /" : ", D : ? ! - # /"
    readonly property string digitsAndMarks: "1 2 3 4 5 6 7 8 9 0 "
        + (root.isChinese ? "， 。 - #" : ", D - #") + " < N L S C"
    readonly property string alphabet:
        "a b c d e f g h i j k l m n o p q r s t u v w x y z < N L S C"
    readonly property string firstHalf: "a b c d e f g h i j k l m < N L S C"
    readonly property string secondHalf: "n o p q r s t u v w x y z < N L S C"
    readonly property string digits: "1 2 3 4 5 6 7 8 9 0 < N L S C"

    signal typed(sign: string)
    signal deleted
    signal cleared
    signal candidateChosen(index: int)
    signal languageChanged

    function inRows(keys: string): list<string> {
        const names = keys.split(" ");
        const lines = [];
        for (let i = 0; i < names.length; i += root.columns) {
            lines.push(names.slice(i, i + root.columns).join(" "));
        }
        return lines;
    }

    /// In columns; the space takes what its row has left.
    function widthOf(name: string): real {
        if (!root.isWide) {
            return 1;
        }
        if (name === ".") {
            return 0.5;
        }
        if (root.face === OnScreenKeyboard.Digits) {
            return root.hasMarks && name !== "N" && name !== "L" ? 1 : 2;
        }
        return name === "<" ? 3 : ("NLC".includes(name) ? 2 : 1);
    }

    function nameOf(name: string): string {
        switch (name) {
        case "<":
            return qsTr("删除一个字");
        case "C":
            return qsTr("全部清空");
        case "S":
            return qsTr("空格");
        case "L":
            return root.isChinese ? qsTr("改为输入英文") : qsTr("改为输入拼音");
        case "D":
            return qsTr("句点");
        case "N":
            return root.nextFaceName();
        default:
            return name.toUpperCase();
        }
    }

    function textOf(name: string): string {
        switch (name) {
        case "C":
            //: Key: takes away all that was typed. Very short.
            return qsTr("清空");
        case "S":
            //: Key: a space between words. Very short.
            return qsTr("空格");
        case "L":
            //: Key: to Latin letters; to pinyin. Very short.
            return root.isChinese ? qsTr("英文") : qsTr("拼音");
        case "D":
            return ".";
        case "N":
            return root.nextFaceName();
        default:
            return name.toUpperCase();
        }
    }

    function nextFaceName(): string {
        switch (root.nextFace()) {
        case OnScreenKeyboard.Digits:
            return "123";
        case OnScreenKeyboard.MoreLetters:
            return "N-Z";
        default:
            return root.isSplit ? "A-M" : "ABC";
        }
    }

    function nextFace(): int {
        switch (root.face) {
        case OnScreenKeyboard.Letters:
            return root.isSplit ? OnScreenKeyboard.MoreLetters : OnScreenKeyboard.Digits;
        case OnScreenKeyboard.MoreLetters:
            return OnScreenKeyboard.Digits;
        default:
            return OnScreenKeyboard.Letters;
        }
    }

    function press(name: string) {
        switch (name) {
        case "<":
            return root.deleted();
        case "C":
            return root.cleared();
        case "S":
            return root.typed(" ");
        case "D":
            return root.typed(".");
        case "L":
            return root.languageChanged();
        case "N":
            root.face = root.nextFace();
            return;
        default:
            return root.typed(name);
        }
    }

    onIsSplitChanged: root.face = OnScreenKeyboard.Letters
    implicitHeight: 5 * (Style.target + Style.gap) - Style.gap
    // The order of letters and digits is not mirrored.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Column {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Style.gap

        CandidateRow {
            visible: root.showsCandidates
            width: parent.width
            height: root.lineHeight
            candidates: root.candidates
            hint: root.isChinese
                ? qsTr("输入拼音或首字母，这里会出现汉字")
                : (root.hasMarks ? "" : qsTr("输入英文单词的开头"))
            onChosen: index => root.candidateChosen(index)
        }

        Repeater {
            model: root.rows

            Row {
                id: line

                required property string modelData

                readonly property list<string> names: line.modelData.split(" ")
                readonly property real unit: (root.width + Style.gap)
                    / (root.isWide ? 10 : root.columns)
                readonly property real taken: {
                    let sum = 0;
                    for (const name of line.names) {
                        sum += name === "S" ? 0 : root.widthOf(name);
                    }
                    return sum;
                }

                spacing: Style.gap

                Repeater {
                    model: line.names

                    Item {
                        id: place

                        required property string modelData

                        readonly property string name: place.modelData
                        readonly property real columns: place.name === "S"
                            ? (root.isWide ? 10 : root.columns) - line.taken
                            : root.widthOf(place.name)

                        width: Math.floor(place.columns * line.unit - Style.gap)
                        height: root.lineHeight

                        KeyboardKey {
                            visible: place.name !== "."
                            anchors.fill: parent
                            text: root.textOf(place.name)
                            label: root.nameOf(place.name)
                            iconName: place.name === "<" ? "backspace" : ""
                            isFunction: "<CSLN".includes(place.name)
                            enabled: {
                                switch (place.name) {
                                case "<":
                                case "C":
                                    return root.hasTyped;
                                case "L":
                                    return root.canTypeChinese;
                                default:
                                    return true;
                                }
                            }
                            onActivated: root.press(place.name)
                        }
                    }
                }
            }
        }
    }
}
