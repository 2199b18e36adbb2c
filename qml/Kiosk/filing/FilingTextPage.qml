// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/// Something to read, and one decision: consent, what is known already, a promise, what to bring,
/// an earlier draft, leaving, and what did not work.
FilingPage {
    id: root

    hasChoices: false
    info: [
        FilingLines {
            width: parent.width
            model: root.model
            room: root.bodyHeight
        }
    ]
}
