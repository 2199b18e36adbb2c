// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Makes pages by the name of their file and keeps them told of the room for low operation.
Loader {
    id: root

    required property SessionViewModel session
    property real lowZone

    /// `file` without "Page.qml", from the folder of this module; empty takes the page away.
    function put(file: string, model: QtObject) {
        if (file === "") {
            root.source = "";
            return;
        }
        const properties = {
            "session": root.session,
            "lowZone": root.lowZone
        };
        if (model !== null) {
            properties.model = model;
        }
        root.setSource(Qt.resolvedUrl("../" + file + "Page.qml"), properties);
    }

    Binding {
        target: root.item
        property: "lowZone"
        value: root.lowZone
    }
}
