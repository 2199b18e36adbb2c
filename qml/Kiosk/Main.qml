// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk
import OneWindow.Style

/// The terminal's window.
Window {
    id: root

    required property SessionViewModel session
    required property HomeViewModel home
    required property IdentityViewModel identity
    required property MatterViewModel matters
    required property SearchViewModel search
    required property ConfirmViewModel confirm
    required property AfterHoursViewModel afterHours
    required property TicketViewModel ticket
    /// From the device profile; 0 for the reference panel of 4.03 pixels a millimetre.
    property real panelWidthMm: 0

    /// When the first page is on the screen: reads those to come.
    function readAhead() {
        screen.readAhead();
    }

    /// For the self-test.
    function loadEveryPage(): bool {
        return screen.loadEveryPage();
    }

    color: Style.background
    //: Title of the window, for window managers and screen readers.
    title: qsTr("一窗通自助终端")

    Binding {
        target: Style
        property: "pixelsPerMm"
        value: root.panelWidthMm > 0 ? root.width / root.panelWidthMm : 4.03
    }

    KioskScreen {
        id: screen

        anchors.fill: parent
        session: root.session
        home: root.home
        identity: root.identity
        matters: root.matters
        search: root.search
        confirm: root.confirm
        afterHours: root.afterHours
        ticket: root.ticket
    }
}
