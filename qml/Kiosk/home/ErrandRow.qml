// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// What a citizen may come for besides a number; only what this terminal has. The buttons share the
/// width there is.
Row {
    id: root

    required property HomeViewModel model

    readonly property int count: (root.model.hasAppointments ? 1 : 0)
        + (root.model.hasFeedback ? 1 : 0)
    /// In large type two of them have no room for more than words.
    readonly property bool hasIcons: !(Style.elder && root.count > 1)
    readonly property real naturalWidth: Math.max(0, root.count - 1) * root.spacing
        + (root.model.hasAppointments ? appointments.implicitWidth : 0)
        + (root.model.hasFeedback ? feedback.implicitWidth : 0)
    readonly property real spare: (root.width - root.naturalWidth) / Math.max(1, root.count)

    visible: root.count > 0
    spacing: Style.gap

    TouchButton {
        id: appointments

        visible: root.model.hasAppointments
        width: Math.floor(appointments.implicitWidth + root.spare)
        height: root.height
        text: qsTr("预约与签到")
        iconName: root.hasIcons ? "event" : ""
        onActivated: root.model.openAppointments()
    }

    TouchButton {
        id: feedback

        visible: root.model.hasFeedback
        width: Math.floor(feedback.implicitWidth + root.spare)
        height: root.height
        text: qsTr("评价与建议")
        iconName: root.hasIcons ? "rate_review" : ""
        onActivated: root.model.openFeedback()
    }
}
