// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk

/// A page of the citizen's journey: the ways back, home and out are the same on each.
Page {
    id: root

    required property SessionViewModel session

    notice: root.session.noticeText
    canGoBack: true
    canGoHome: true
    canSignOut: root.session.isSignedIn
    onBackActivated: root.session.goBack()
    onHomeActivated: root.session.goHome()
    onSignOutActivated: root.session.signOut()
}
