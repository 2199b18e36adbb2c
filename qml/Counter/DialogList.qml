// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/// The answers of a dialog, one below the other, by arrows. The frame of the one in focus stands
/// outside it: the list is so much larger than what it shows, at each side, and its answers stand
/// at `frame`, as wide as `answerWidth`.
ListView {
    id: root

    readonly property int frame: 6
    readonly property real answerWidth: root.width - 2 * root.frame

    topMargin: root.frame
    bottomMargin: root.frame
    clip: true
    cacheBuffer: 0
    spacing: 8
    keyNavigationEnabled: true
}
