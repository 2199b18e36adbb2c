// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter
import OneWindow.Style

/// The counter's window: sign in, then a day's work.
Window {
    id: root

    required property CounterViewModel model

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

    WindowPage {
        anchors.fill: parent
        visible: root.model.session.signedIn
        enabled: visible
        model: root.model
    }
}
