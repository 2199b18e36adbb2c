// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Style

/// Text in one of the sizes of Style, always plain: nothing from outside is ever taken as markup.
Text {
    id: root

    enum Kind {
        Body,
        Caption,
        Heading,
        Title,
        Display,
        Huge
    }

    property int kind: StyledText.Body

    function sizeOf(wanted: int): int {
        switch (wanted) {
        case StyledText.Caption:
            return Style.captionSize;
        case StyledText.Heading:
            return Style.headingSize;
        case StyledText.Title:
            return Style.titleSize;
        case StyledText.Display:
            return Style.displaySize;
        case StyledText.Huge:
            return Style.hugeSize;
        default:
            return Style.bodySize;
        }
    }

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: root.kind === StyledText.Caption ? Style.inkSecondary : Style.ink
    font.family: Style.fontFamily
    font.pixelSize: root.sizeOf(root.kind)
    font.weight: root.kind >= StyledText.Heading ? Font.Bold : Font.Normal
    // The font's own line is 1.45 of its size: the line height wanted.
    lineHeight: 1
    Accessible.role: root.kind === StyledText.Title ? Accessible.Heading : Accessible.StaticText
    Accessible.name: root.text
}
