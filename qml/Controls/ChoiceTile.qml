// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/// What the large and the flat choice have in common: words, and a title that is set as large as
/// it fits, but no larger than those beside it.
Touchable {
    id: root

    property string title
    property string caption
    property string iconName
    /// From the grid around it: no title is set larger than its smallest, and there are captions
    /// on all tiles or on none.
    property int titleLimit: 1000
    property bool allowsCaption: true
    /// The size at which the title would fit alone.
    property int fittingSize: 1000
    /// There is no caption, or there is room for it.
    property bool fitsCaption: true
}
