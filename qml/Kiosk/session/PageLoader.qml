// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Makes pages by the name of their file and keeps them told of the room for low operation.
Loader {
    id: root

    required property SessionViewModel session
    property real lowZone

    function urlOf(file: string): url {
        return Qt.resolvedUrl("../" + file + "Page.qml");
    }

    /// Has the engine read a page on its own thread: the first one who wants it need not wait.
    function readAhead(file: string) {
        Qt.createComponent(root.urlOf(file), Component.Asynchronous, root);
    }

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
        root.setSource(root.urlOf(file), properties);
    }

    Binding {
        target: root.item
        property: "lowZone"
        value: root.lowZone
    }
}
