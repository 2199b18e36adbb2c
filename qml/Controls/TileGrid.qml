// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/// A grid of tiles that look alike: one size of title, captions on all or on none.
Grid {
    id: root

    readonly property int titleLimit: {
        let least = 1000;
        for (let i = 0; i < root.visibleChildren.length; ++i) {
            const tile = root.visibleChildren[i] as ChoiceTile;
            if (tile) {
                least = Math.min(least, tile.fittingSize);
            }
        }
        return least;
    }
    readonly property bool allowsCaption: {
        for (let i = 0; i < root.visibleChildren.length; ++i) {
            const tile = root.visibleChildren[i] as ChoiceTile;
            if (tile && !tile.fitsCaption) {
                return false;
            }
        }
        return true;
    }
}
