// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter
import OneWindow.Style

/// The counter's window: sign in, then a day's work. A screen reader has each page as one thing,
/// and so does not walk through the parts of those that are not shown.
Window {
    id: root

    required property CounterViewModel model

    readonly property string page: {
        if (root.model.session.signedIn) {
            return root.model.pages.current;
        }
        // Nobody can sign in then.
        return root.model.alarms.isAway ? "outage" : "";
    }

    readonly property bool isInterrupted: asking.visible || closing.visible
    /// Where the keys were before a dialog over all pages took them.
    property Item focusBefore: null

    function focusAgain() {
        if (!root.isInterrupted && root.focusBefore !== null && root.focusBefore.visible) {
            root.focusBefore.forceActiveFocus();
        }
    }

    onActiveFocusItemChanged: {
        // Not by isInterrupted: a dialog takes the keys before that is known.
        if (!asking.visible && !closing.visible && root.activeFocusItem !== null) {
            root.focusBefore = root.activeFocusItem;
        }
    }
    // Whoever answers a colleague in the middle of a sentence goes on with it, once the page takes
    // keys again.
    onIsInterruptedChanged: if (!root.isInterrupted) again.start()

    Timer {
        id: again

        interval: 0
        onTriggered: root.focusAgain()
    }

    width: 1600
    height: 900
    minimumWidth: 1200
    minimumHeight: 700
    color: Style.background
    //: Title of the window, for window managers and screen readers.
    title: qsTr("一窗通综合窗口")

    SignInPage {
        anchors.fill: parent
        visible: root.page === ""
        enabled: visible
        model: root.model
        Accessible.role: Accessible.Pane
    }

    // At any time, over any dialog, and without a trace.
    Shortcut {
        sequence: root.model.silentAlarm.keys
        context: Qt.ApplicationShortcut
        autoRepeat: false
        onActivated: root.model.silentAlarm.press()
    }

    NavRail {
        id: rail

        visible: root.model.session.signedIn && root.model.pages.ids.length > 1
        enabled: visible && takesKeys
        height: parent.height
        model: root.model
        takesKeys: !windowPage.isDialogOpen && !cases.isDialogOpen && !feedback.isDialogOpen
            && !acceptPage.isDialogOpen && !handOut.isDialogOpen
            && !reception.isDialogOpen && !cardPage.isDialogOpen && !hallPage.isDialogOpen
            && !rulesPage.isDialogOpen
            && !root.isInterrupted
    }

    Item {
        id: pages

        enabled: !root.isInterrupted
        anchors {
            left: rail.visible ? rail.right : parent.left
            right: parent.right
            top: parent.top
            bottom: parent.bottom
        }

        WindowPage {
            id: windowPage

            anchors.fill: parent
            visible: root.page === "window"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("window")
        }

        AcceptPage {
            id: acceptPage

            anchors.fill: parent
            visible: root.page === "accept"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("accept")
        }

        CaseDeskPage {
            id: cases

            anchors.fill: parent
            visible: root.page === "cases"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("cases")
        }

        HandOutPage {
            id: handOut

            anchors.fill: parent
            visible: root.page === "handOut"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("handOut")
        }

        FeedbackDeskPage {
            id: feedback

            anchors.fill: parent
            visible: root.page === "feedback"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("feedback")
        }

        ReceptionPage {
            id: reception

            anchors.fill: parent
            visible: root.page === "reception"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("reception")
        }

        CardPage {
            id: cardPage

            anchors.fill: parent
            visible: root.page === "card"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("card")
        }

        OutagePage {
            anchors.fill: parent
            visible: root.page === "outage"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("outage")
        }

        RulesPage {
            id: rulesPage

            anchors.fill: parent
            visible: root.page === "rules"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("rules")
        }

        ReportPage {
            anchors.fill: parent
            visible: root.page === "reports"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("reports")
        }

        HallPage {
            id: hallPage

            anchors.fill: parent
            visible: root.page === "hall"
            enabled: visible
            model: root.model
            Accessible.role: Accessible.Pane
            Accessible.name: root.model.pages.name("hall")
        }
    }

    AskDialog {
        id: asking

        anchors.fill: parent
        asks: root.model.asks
    }

    ClosingDialog {
        id: closing

        anchors.fill: parent
        closing: root.model.closing
    }
}
