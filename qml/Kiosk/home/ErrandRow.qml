// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// What a citizen may come for besides a number; only what this terminal has. The buttons share the
/// width there is; where three of them have no room beside each other, the last stands below.
Flow {
    id: root

    required property HomeViewModel model
    /// The width there is for one row.
    property real room: Infinity
    /// At the end of the second row something else has so much of the width.
    property real lastTaken: 0
    /// Otherwise words alone: several of them in large type, or three beside the search.
    property bool hasIcons: !(Style.elder && root.count > 1)

    readonly property int count: (root.model.hasAppointments ? 1 : 0)
        + (root.model.hasEnquiry ? 1 : 0) + (root.model.hasFeedback ? 1 : 0)
    readonly property real firstTwo: appointments.implicitWidth + root.spacing
        + enquiry.implicitWidth
    readonly property real oneRow: Math.max(0, root.count - 1) * root.spacing
        + (root.model.hasAppointments ? appointments.implicitWidth : 0)
        + (root.model.hasEnquiry ? enquiry.implicitWidth : 0)
        + (root.model.hasFeedback ? feedback.implicitWidth : 0)
    readonly property int rows: root.count > 2 && root.oneRow > root.room ? 2 : 1
    readonly property real naturalWidth: root.rows > 1
        ? Math.max(root.firstTwo, feedback.implicitWidth)
        : root.oneRow
    readonly property real spare: root.rows > 1
        ? (root.width - root.firstTwo) / 2
        : (root.width - root.oneRow) / Math.max(1, root.count)
    readonly property real rowHeight: Math.floor(
        (root.height - (root.rows - 1) * root.spacing) / root.rows)

    visible: root.count > 0
    spacing: Style.gap

    TouchButton {
        id: appointments

        visible: root.model.hasAppointments
        width: Math.floor(appointments.implicitWidth + root.spare)
        height: root.rowHeight
        text: qsTr("预约与签到")
        iconName: root.hasIcons ? "event" : ""
        onActivated: root.model.openAppointments()
    }

    TouchButton {
        id: enquiry

        visible: root.model.hasEnquiry
        width: Math.floor(enquiry.implicitWidth + root.spare)
        height: root.rowHeight
        //: What one may look up: one's matters, a guide, a notice, a place.
        text: qsTr("查询")
        iconName: root.hasIcons ? "find_in_page" : ""
        onActivated: root.model.openEnquiry()
    }

    TouchButton {
        id: feedback

        visible: root.model.hasFeedback
        width: root.rows > 1
            ? root.width - root.lastTaken
            : Math.floor(feedback.implicitWidth + root.spare)
        height: root.rowHeight
        text: qsTr("评价与建议")
        iconName: root.hasIcons ? "rate_review" : ""
        onActivated: root.model.openFeedback()
    }
}
