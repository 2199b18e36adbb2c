// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Kiosk

/// Makes the page of the session's state and hands it its view-model.
PageLoader {
    id: root

    required property HomeViewModel home
    required property IdentityViewModel identity
    required property MatterViewModel matters
    required property SearchViewModel search
    required property ConfirmViewModel confirm
    required property AfterHoursViewModel afterHours
    required property TicketViewModel ticket

    /// The pages of most journeys, while nobody has tapped yet.
    function readMostAhead() {
        const files = ["identity/LayCard", "identity/TypeNumber", "elder/AskElder", "ticket/Theme",
            "ticket/Matter", "search/Search", "ticket/Confirm", "ticket/Class", "ticket/Printing",
            "ticket/Ticket", "ticket/ExistingTicket", "ticket/AfterHours"];
        for (const file of files) {
            root.readAhead(file);
        }
        for (const page of root.session.errandPages()) {
            root.readAhead(page.file);
        }
    }

    /// Makes every page once, one after the other; false if one could not be made.
    function showEvery(): bool {
        for (let page = SessionViewModel.Home; page <= SessionViewModel.AfterHours; ++page) {
            root.show(page);
            if (root.status !== Loader.Ready) {
                return false;
            }
        }
        for (const page of root.session.errandPages()) {
            root.put(page.file, page.model);
            if (root.status !== Loader.Ready) {
                return false;
            }
        }
        root.show(root.session.page);
        return true;
    }

    /// One line a page: its file and who speaks for it.
    function show(page: int) {
        switch (page) {
        case SessionViewModel.Home:
            return root.put("home/Home", root.home);
        case SessionViewModel.LayCard:
            return root.put("identity/LayCard", root.identity);
        case SessionViewModel.TypeNumber:
            return root.put("identity/TypeNumber", root.identity);
        case SessionViewModel.AskElder:
            return root.put("elder/AskElder", null);
        case SessionViewModel.MyTickets:
            return root.put("ticket/MyTickets", root.ticket);
        case SessionViewModel.Theme:
            return root.put("ticket/Theme", root.matters);
        case SessionViewModel.Matter:
            return root.put("ticket/Matter", root.matters);
        case SessionViewModel.Search:
            return root.put("search/Search", root.search);
        case SessionViewModel.Confirm:
            return root.put("ticket/Confirm", root.confirm);
        case SessionViewModel.AfterHours:
            return root.put("ticket/AfterHours", root.afterHours);
        case SessionViewModel.Class:
            return root.put("ticket/Class", root.confirm);
        case SessionViewModel.DropMatter:
            return root.put("ticket/DropMatter", root.confirm);
        case SessionViewModel.Printing:
            return root.put("ticket/Printing", root.ticket);
        case SessionViewModel.PrinterFault:
            return root.put("ticket/PrinterFault", root.ticket);
        case SessionViewModel.Ticket:
            return root.put("ticket/Ticket", root.ticket);
        case SessionViewModel.Existing:
            return root.put("ticket/ExistingTicket", root.ticket);
        case SessionViewModel.SetAside:
            return root.put("ticket/SetAside", root.ticket);
        case SessionViewModel.Failed:
            return root.put("ticket/Failed", root.confirm);
        case SessionViewModel.Errand:
            return root.put(root.session.errand.page, root.session.errand);
        }
    }

    Component.onCompleted: root.show(root.session.page)
}
