// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton

import QtQuick

/// The design tokens. No screen carries a literal colour, size, duration or font.
/// Sizes are thought in pixels of the 21.5" panel at 1080x1920 (4.03 px/mm) and scaled to the panel
/// that is there, so a target stays 20 mm on every one: px(81) is 20 mm.
QtObject {
    id: root

    // ---- What the person or the terminal chose; set by the program, nowhere else.

    /// Elder mode: type x 1.4, targets x 1.25, no decoration, no motion.
    property bool elder: false
    property bool highContrast: false
    /// All controls within the lowest 45 % of the screen.
    property bool lowOperation: false
    /// Pixels a millimetre of the panel, from the device profile.
    property real pixelsPerMm: 4.03

    // ---- Sizes

    /// Millimetres on the panel, in whole pixels.
    function mm(length: real): real {
        return Math.round(length * root.pixelsPerMm);
    }

    /// A length of the reference panel, in whole pixels of this one.
    function px(length: real): real {
        return Math.round(length * root.pixelsPerMm / 4.03);
    }

    /// `steps` of the 12 px rhythm.
    function space(steps: real): real {
        return root.px(12 * steps);
    }

    readonly property real typeScale: root.elder ? 1.4 : 1
    readonly property real targetScale: root.elder ? 1.25 : 1

    /// The least height and width of anything to be touched: 20 mm, elder mode 25 mm.
    readonly property real target: Math.ceil((root.elder ? 25 : 20.1) * root.pixelsPerMm)
    /// The least gap between two targets: 3 mm.
    readonly property real gap: Math.max(root.px(12), Math.ceil(3 * root.pixelsPerMm))
    readonly property real pageMargin: root.px(56)
    readonly property real cardRadius: root.px(28)
    readonly property real heroRadius: root.px(36)
    readonly property real controlRadius: root.px(20)
    /// Borders of cards; those of controls are as wide.
    readonly property real lineWidth: root.highContrast ? root.px(3) : root.px(2)
    readonly property real focusWidth: Math.max(4, root.px(4))
    readonly property real focusGap: Math.max(2, root.px(2))
    readonly property real iconSize: root.px(40 * root.typeScale)

    // ---- Type, in pixels

    //: The font whose forms of the characters this language writes: of Chinese ones, SC, TC or HK.
    readonly property string fontFamily: qsTr("Noto Sans CJK SC")
    readonly property string iconFamily: "Material Icons"
    /// A ticket number, to be read from arm's length.
    readonly property int hugeSize: root.px(168 * Math.min(root.typeScale, 1.2))
    readonly property int displaySize: root.px(84 * (root.elder ? 1.2 : 1))
    readonly property int titleSize: root.px(46 * root.typeScale)
    readonly property int headingSize: root.px(38 * root.typeScale)
    readonly property int bodySize: root.px(32 * root.typeScale)
    readonly property int captionSize: root.px(27 * root.typeScale)

    /// The counter's and the bench's type: programs on a desk, read at half a metre.
    readonly property int deskTitleSize: 20
    readonly property int deskBodySize: 16
    readonly property int deskCaptionSize: 15

    // ---- Colours

    readonly property color background: root.highContrast ? "#000000" : "#F3F5F9"
    readonly property color surface: root.highContrast ? "#000000" : "#FFFFFF"
    /// Borders of cards.
    readonly property color line: root.highContrast ? "#FFFFFF" : "#D5DCE8"
    /// Borders of controls: 3:1 and more against what is around them.
    readonly property color controlLine: root.highContrast ? "#FFFFFF" : "#76839A"
    readonly property color ink: root.highContrast ? "#FFFFFF" : "#16213A"
    readonly property color inkSecondary: root.highContrast ? "#FFFFFF" : "#4A5670"
    readonly property color accent: root.highContrast ? "#FFD400" : "#0E4DA4"
    readonly property color accentPressed: root.highContrast ? "#FFFFFF" : "#093572"
    readonly property color accentSoft: root.highContrast ? "#000000" : "#E3ECFA"
    readonly property color accentInk: root.highContrast ? "#000000" : "#FFFFFF"
    readonly property color accentInkSecondary: root.highContrast ? "#000000" : "#DCE8FB"
    /// What a control that is not filled becomes under the finger.
    readonly property color pressed: root.highContrast ? "#FFD400" : "#D3E1F6"
    readonly property color pressedInk: root.highContrast ? "#000000" : "#16213A"
    readonly property color notice: root.highContrast ? "#FFFFFF" : "#5C3A00"
    readonly property color noticeGround: root.highContrast ? "#000000" : "#FFF6E5"
    readonly property color noticeIcon: root.highContrast ? "#FFD400" : "#8A5200"
    readonly property color good: root.highContrast ? "#FFFFFF" : "#0B6B3A"
    readonly property color goodGround: root.highContrast ? "#000000" : "#E6F4EC"
    readonly property color bad: root.highContrast ? "#FFFFFF" : "#A61B1B"
    readonly property color badGround: root.highContrast ? "#000000" : "#FDECEC"
    readonly property color focus: root.highContrast ? "#FFFFFF" : "#16213A"
    readonly property color focusGround: root.highContrast ? "#000000" : "#FFFFFF"

    /// A drawn ticket is paper in every theme.
    readonly property color paper: "#FFFFFF"
    readonly property color paperInk: "#16213A"
    readonly property color paperLine: "#76839A"

    // ---- The board: the one dark screen, in a bright hall

    readonly property color boardGround: "#0B1526"
    readonly property color boardRow: "#13223C"
    readonly property color boardLine: "#2C3E60"
    readonly property color boardInk: "#FFFFFF"
    readonly property color boardInkSecondary: "#C3CFE4"
    readonly property color boardAccent: "#FFD400"
    readonly property color boardStale: "#FFB454"

    // ---- Motion, in milliseconds

    readonly property bool reducedMotion: root.elder
    readonly property int slideDuration: root.reducedMotion ? 0 : 180
    /// One way of a waiting hint's back and forth.
    readonly property int hintDuration: 900
}
