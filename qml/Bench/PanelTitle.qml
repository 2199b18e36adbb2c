// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Style

/// What a part of the bench is, and how to use it.
Column {
    id: root

    property string title
    property string hint

    spacing: 4
    bottomPadding: 6

    StyledText {
        width: root.width
        text: root.title
        font.pixelSize: Style.deskTitleSize
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    StyledText {
        width: root.width
        visible: root.hint !== ""
        text: root.hint
        color: Style.inkSecondary
        font.pixelSize: Style.deskCaptionSize
    }
}
