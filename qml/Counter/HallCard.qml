// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Controls
import OneWindow.Counter
import OneWindow.Style

/// A window of the hall: its state, who sits there, whom it has in hand. It may be dragged.
Touchable {
    id: root

    required property string title
    required property string tag
    required property string figure
    required property string caption
    required property string detail
    required property int care
    property bool isCurrent: false
    property bool canDrag: false

    /// It is held at a point of the scene.
    signal dragged(scenePoint: point)
    /// It was let go of where it was last held.
    signal dropped

    function joined(parts: var): string {
        return parts.filter(part => part !== "").join(" ");
    }

    label: root.joined([root.title, root.tag, root.figure])
    description: root.joined([root.caption, root.detail])
    radius: 10
    implicitHeight: 104

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed
            ? Style.pressed
            : (root.isCurrent ? Style.accentSoft : Style.surface)
        border.width: root.isCurrent ? 2 * Style.lineWidth : Style.lineWidth
        border.color: root.isCurrent ? Style.accent : Style.line
    }

    StyledText {
        id: name

        anchors {
            left: parent.left
            right: state.left
            leftMargin: 10
            rightMargin: 6
        }
        y: 6
        text: root.title
        font.pixelSize: Style.deskCaptionSize
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 11
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    StyledText {
        id: state

        anchors {
            right: parent.right
            rightMargin: 10
            baseline: name.baseline
        }
        text: root.tag
        color: root.care === HallLineModel.Well ? Style.good : Style.noticeIcon
        font.pixelSize: 13
        font.weight: Font.Bold
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    component Line: StyledText {
        anchors {
            left: parent.left
            right: parent.right
            leftMargin: 10
            rightMargin: 10
        }
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 11
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Line {
        y: 30
        text: root.figure
        font.pixelSize: Style.deskCaptionSize
    }

    Line {
        y: 54
        text: root.caption
        color: Style.inkSecondary
        font.pixelSize: 13
    }

    Line {
        y: 76
        text: root.detail
        color: Style.inkSecondary
        font.pixelSize: 13
    }

    DragHandler {
        id: drag

        target: null
        enabled: root.canDrag
        onCentroidChanged: {
            if (drag.active) {
                root.dragged(drag.centroid.scenePosition);
            }
        }
        onActiveChanged: {
            if (!drag.active) {
                root.dropped();
            }
        }
    }
}
