// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Capture
import OneWindow.Controls
import OneWindow.Kiosk
import OneWindow.Style

/// What lies under the document camera, while it is seen, taken and looked at.
FilingPage {
    id: root

    readonly property MaterialPhotos photos: root.model.photos
    readonly property bool isLost: root.photos.state === MaterialPhotos.Lost
    readonly property real pictureHeight: {
        if (!root.hasChoices) {
            return root.bodyHeight;
        }
        return Style.lowOperation
            ? root.choiceTop - root.bodyTop - Style.space(1)
            : root.bodyHeight - again.implicitHeight - Style.space(3);
    }

    isStacked: true
    hasChoices: root.photos.canRestart

    info: [
        Card {
            width: parent.width
            height: Math.max(Style.target, root.pictureHeight)
            color: root.isLost ? Style.badGround : Style.surface
            border.color: root.isLost && !Style.highContrast ? Style.bad : Style.line
            Accessible.role: Accessible.Graphic
            Accessible.name: root.title

            PictureView {
                visible: root.photos.shown.isThere
                anchors.fill: parent
                anchors.margins: Style.space(1)
                shown: root.photos.shown
            }

            StateIcon {
                visible: !root.photos.shown.isThere
                anchors.centerIn: parent
                size: Math.min(Style.px(240), parent.height * 0.7)
                kind: root.isLost ? StateIcon.Bad : StateIcon.Notice
                iconName: root.isLost ? "no_photography" : "photo_camera"
            }
        }
    ]

    ListTile {
        id: again

        width: parent.width
        anchors.bottom: parent.bottom
        title: qsTr("全部重拍")
        iconName: "photo_camera"
        onActivated: root.photos.restart()
    }
}
