// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/Receipt.h"
#include "services/catalog/Catalogue.h"
#include "services/queue/TicketService.h"

#include <QString>

namespace onewindow::ui {

/// What stands on a ticket beside the ticket itself.
struct ReceiptFrame
{
    QString hall;
    QString terminal;
    QString language;                              ///< As catalog::LocalText::in() has it.
    const catalog::Catalogue* catalogue = nullptr; ///< Where the matters' names are.
    /// While off line, people ahead and wait are left out, and the slip says that the page behind
    /// its code may not be up to date.
    bool isOnline = false;
};

/// The paper: number, all its matters, hall, time, people ahead, expected wait, window area, masked
/// name, how numbers are called, and the QR code of the ticket's link. In the translators' current
/// language; never an ID number.
drivers::Receipt ticketReceipt(const queue::IssuedTicket& issued, const ReceiptFrame& frame);

} // namespace onewindow::ui
