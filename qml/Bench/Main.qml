// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Bench
import OneWindow.Style

/// The device bench: what lies on the reader, what is wrong with the printer, what is
/// paid, what came out of the printer.
Window {
    id: root

    required property BenchViewModel model

    readonly property real share: (root.width - 100) / 4

    width: 1600
    height: 860
    minimumWidth: 1440
    minimumHeight: 800
    visible: true
    color: Style.background
    //: Title of the window, for window managers and screen readers.
    title: qsTr("一窗通设备台")

    Row {
        x: 20
        y: 20
        spacing: 20

        ReaderPanel {
            width: root.share
            height: root.height - 40
            model: root.model
        }

        PrinterPanel {
            width: root.share
            height: root.height - 40
            model: root.model
        }

        PaymentPanel {
            width: root.share
            height: root.height - 40
            model: root.model
        }

        PaperPanel {
            width: root.share
            height: root.height - 40
            model: root.model
        }
    }
}
