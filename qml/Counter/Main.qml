// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter
import OneWindow.Style

/// The counter's window: sign in, then a day's work.
Window {
    id: root

    required property CounterViewModel model

    readonly property string page: root.model.session.signedIn ? root.model.pages.current : ""

    width: 1600
    height: 900
    minimumWidth: 1200
    minimumHeight: 700
    color: Style.background
    //: Title of the window, for window managers and screen readers.
    title: qsTr("一窗通综合窗口")

    SignInPage {
        anchors.fill: parent
        visible: !root.model.session.signedIn
        enabled: visible
        model: root.model
    }

    NavRail {
        id: rail

        visible: root.model.session.signedIn && root.model.pages.ids.length > 1
        enabled: visible && takesKeys
        height: parent.height
        model: root.model
        takesKeys: !windowPage.isDialogOpen && !cases.isDialogOpen && !feedback.isDialogOpen
    }

    Item {
        id: pages

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
        }

        CaseDeskPage {
            id: cases

            anchors.fill: parent
            visible: root.page === "cases"
            enabled: visible
            model: root.model
        }

        FeedbackDeskPage {
            id: feedback

            anchors.fill: parent
            visible: root.page === "feedback"
            enabled: visible
            model: root.model
        }
    }
}
