// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk

/// The last seconds of the session, over whatever page it was.
CountdownPage {
    id: root

    required property SessionViewModel session

    secondsLeft: Math.max(0, root.session.secondsLeft)
    canExtend: root.session.canExtend
    note: root.session.endText
    onExtended: root.session.extend()
    onEnded: root.session.signOut()
}
