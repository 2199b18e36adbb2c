// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// The whole screen: header, footer, and between them the page of the session's state. A page
/// change is a cut; the page that is left is dropped with everything it showed.
PageFrame {
    id: root

    required property SessionViewModel session
    required property HomeViewModel home
    required property IdentityViewModel identity
    required property MatterViewModel matters
    required property SearchViewModel search
    required property ConfirmViewModel confirm
    required property AfterHoursViewModel afterHours
    required property TicketViewModel ticket

    function readAhead() {
        pages.readMostAhead();
        cover.readAhead("help/Help");
        cover.readAhead("help/Hotline");
        cover.readAhead("session/Language");
    }

    /// For the self-test.
    function loadEveryPage(): bool {
        return pages.showEvery();
    }

    /// A control that disables itself under the focus leaves it to what the page stands in, where a
    /// keyboard types nothing: the page takes it.
    function giveFocusToPage() {
        const holder = root.Window.activeFocusItem;
        if (holder === pages || holder === cover || holder === root.Window.contentItem) {
            const page = (cover.item ?? pages.item) as Item;
            page?.forceActiveFocus();
        }
    }

    Window.onActiveFocusItemChanged: focusSettled.restart()

    hall: root.session.hall
    terminal: root.session.terminal
    timeText: root.session.timeText
    dateText: root.session.dateText
    troubleText: root.session.troubleText
    troubleIcon: root.session.troubleIcon
    languageText: root.session.language.buttonText
    staffCalled: root.session.isStaffCalled
    isAfterHours: root.session.isAfterHours
    onElderActivated: root.session.toggleElder()
    onContrastActivated: root.session.toggleHighContrast()
    onLowOperationActivated: root.session.toggleLowOperation()
    onLanguageActivated: root.session.language.ask()
    onStaffActivated: root.session.callStaff()

    Timer {
        id: focusSettled

        // On its way from one control to the next the focus passes there too.
        interval: 0
        onTriggered: root.giveFocusToPage()
    }

    Binding {
        target: Style
        property: "elder"
        value: root.session.isElder
    }

    Binding {
        target: Style
        property: "highContrast"
        value: root.session.isHighContrast
    }

    Binding {
        target: Style
        property: "lowOperation"
        value: root.session.isLowOperation
    }

    Binding {
        target: Interaction
        property: "isBusy"
        value: root.session.isBusy
    }

    Connections {
        target: Interaction

        function onActivityNoted() {
            root.session.noteActivity();
        }
    }

    Connections {
        target: root.session

        function onPageChanged() {
            pages.show(root.session.page);
        }
    }

    JourneyLoader {
        id: pages

        anchors.fill: parent
        visible: cover.wanted === ""
        session: root.session
        home: root.home
        identity: root.identity
        matters: root.matters
        search: root.search
        confirm: root.confirm
        afterHours: root.afterHours
        ticket: root.ticket
        lowZone: root.lowZone
    }

    // What comes over the page and leaves it as it is.
    PageLoader {
        id: cover

        readonly property string wanted: {
            if (root.session.isCountdown) {
                return "session/SessionEnd";
            }
            if (root.session.language.isAsked) {
                return "session/Language";
            }
            if (!root.session.isHelpShown) {
                return "";
            }
            return root.session.isHotlineShown ? "help/Hotline" : "help/Help";
        }

        anchors.fill: parent
        session: root.session
        lowZone: root.lowZone
        onWantedChanged: cover.put(cover.wanted, null)
    }
}
