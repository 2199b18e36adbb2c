// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk
import OneWindow.Style

/// A question that is answered with a day: year, month and day by taps.
FilingPage {
    id: root

    readonly property FieldInput input: root.model.input

    info: [
        ValueCard {
            width: parent.width
            label: root.title
            //: A day and its day of the week.
            value: qsTr("%1 %2").arg(root.input.dateText).arg(root.input.weekdayText)
        }
    ]

    Grid {
        id: parts

        readonly property bool isRow: parts.width >= Style.px(1300)
        readonly property real parted: parts.width - 2 * parts.spacing
        /// The years have the more buttons.
        readonly property real yearWidth: {
            if (!parts.isRow) {
                return parts.width;
            }
            return Math.floor(parts.parted * (root.input.hasDecades ? 0.44 : 0.34));
        }
        readonly property real partWidth: parts.isRow
            ? Math.floor((parts.parted - parts.yearWidth) / 2)
            : parts.width
        readonly property real partHeight: Math.max(Style.target, Math.min(Style.target * 1.3,
            parts.isRow ? parent.height : (parent.height - 2 * parts.spacing) / 3))

        width: parent.width
        columns: parts.isRow ? 3 : 1
        spacing: Style.space(parts.isRow ? 3 : 1.5)

        StepField {
            width: parts.yearWidth
            height: parts.partHeight
            value: root.input.yearText
            lessLabel: qsTr("早一年")
            moreLabel: qsTr("晚一年")
            hasTens: root.input.hasDecades
            canGoLess: root.input.canGoEarlier
            canGoMore: root.input.canGoLater
            onStepped: by => root.input.step(FieldInput.Year, by)
        }

        StepField {
            width: parts.partWidth
            height: parts.partHeight
            value: root.input.monthText
            lessLabel: qsTr("早一个月")
            moreLabel: qsTr("晚一个月")
            canGoLess: root.input.canGoEarlier
            canGoMore: root.input.canGoLater
            onStepped: by => root.input.step(FieldInput.Month, by)
        }

        StepField {
            width: parts.partWidth
            height: parts.partHeight
            value: root.input.dayText
            lessLabel: qsTr("早一天")
            moreLabel: qsTr("晚一天")
            canGoLess: root.input.canGoEarlier
            canGoMore: root.input.canGoLater
            onStepped: by => root.input.step(FieldInput.Day, by)
        }
    }
}
