// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk

/// A page of a filing: where one is, what is wrong, and the ways on, back and out. Leaving asks
/// first where something was filled in.
Page {
    id: root

    required property SessionViewModel session
    required property FilingViewModel model

    title: root.model.title
    lead: root.model.lead
    isLeadNews: root.model.isLeadNews
    notice: root.model.complaint !== "" ? root.model.complaint : root.session.noticeText
    canGoBack: root.model.canGoBack
    canGoHome: root.model.canGoBack
    canSignOut: root.model.canGoBack && root.session.isSignedIn
    primaryText: root.model.primaryText
    primaryIcon: root.model.primaryIcon
    secondaryText: root.model.secondaryText
    secondaryIcon: root.model.secondaryIcon
    onBackActivated: root.session.goBack()
    onHomeActivated: root.model.goHome()
    onSignOutActivated: root.model.signOut()
    onPrimaryActivated: root.model.goOn()
    onSecondaryActivated: root.model.callsStaff ? root.session.callStaff() : root.model.goAside()
}
